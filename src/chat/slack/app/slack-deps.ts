import type { Locale } from '../../../domain/vocabulary.ts'
import type { Clock, Pause } from '../../../ports/clock.ts'
import type { Commands } from '../../../ports/commands.ts'
import type { Logger } from '../../../ports/logger.ts'
import type { SlackClient } from '../slack-client.ts'

/** What the app is made of; handed in by the composition root. */
export type SlackDeps = {
  client: SlackClient
  commands: Commands
  clock: Clock
  pause: Pause
  log: Logger
  /** Ids of those who may use the editors' verbs. */
  editors: { users: readonly string[]; groups: readonly string[]; channels: readonly string[] }
  /** Ids of editors who may also say who else is one. */
  admins?: readonly string[]
  /** Where a person's own language and zone are not known. */
  reader: { locale: Locale; zone: string }
}
