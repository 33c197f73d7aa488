import { cleanLine } from '../../chat/text/clean-text.ts'
import type { ChannelChoice, Named } from './open-discord.ts'

/** What goes into `onrecord.yaml`. */
export function settingsToPaste(server: string, channel: ChannelChoice, role: Named | null): string {
  const editors =
    role === null
      ? '  editors: { users: [] }     # ids of people'
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
