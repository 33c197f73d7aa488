import type { Pause } from '../../../ports/clock.ts'
import type { Commands } from '../../../ports/commands.ts'
import type { Logger } from '../../../ports/logger.ts'
import type { Send } from '../../send.ts'

export type DiscordBotOptions = {
  token: string
  /** Another address of Discord's interface, without the version. */
  api?: string
  /** Makes the calls; what the library brings does where it is left out. */
  send?: Send
  /** Ids of the servers that are answered. */
  guilds: readonly string[]
  /** Who may use the editors' verbs. */
  editors: { users: readonly string[]; roles: readonly string[] }
  /** Editors who may also say who else is one. */
  admins?: readonly string[]
  /** IANA zone of days that people type: Discord tells nobody's own. */
  zone: string
  commands: Commands
  log: Logger
  /** Waits between attempts to connect. */
  pause: Pause
  /** Fails after `ms`; the work goes on. */
  within: <T>(work: Promise<T>, ms: number) => Promise<T>
}
