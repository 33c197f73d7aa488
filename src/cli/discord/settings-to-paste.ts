import { cleanLine } from '../../chat/text/clean-text.ts'
import type { ChannelChoice, Named } from './open-discord.ts'

/** What goes into `onrecord.yaml`; `people` says in a comment whose ids belong there. */
export function settingsToPaste(server: string, channel: ChannelChoice, role: Named | null, people: string): string {
  const editors =
    role === null
      ? `  editors: { users: [] }     # ${people}`
      : `  editors: { roles: ["${role.id}"] }     # ${cleanLine(role.name)}`
  return [
    'discord:',
    `  guilds: ["${server}"]`,
    editors,
    'watches:',
    '  - platform: discord',
    `    channel: "${channel.id}"     # ${cleanLine(channel.name)}`,
    '    all: true',
  ].join('\n')
}
