import { NEEDED, NEEDED_BITS } from '../../chat/discord/publish/permissions.ts'

/** By the names Discord's settings show. */
export const PERMISSIONS = Object.keys(NEEDED)

/** Invites the bot into a server with exactly what it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(NEEDED_BITS),
    integration_type: '0',
  })
  return `https://discord.com/oauth2/authorize?${query}`
}

/** Bits of an application's flags; each intent has one for large bots and one for small. Source: Discord's developer pages, "Application Flags". */
const PRIVILEGED = {
  Presence: (1 << 12) | (1 << 13),
  'Server Members': (1 << 14) | (1 << 15),
  'Message Content': (1 << 18) | (1 << 19),
} as const

/** Privileged intents that are switched on; onrecord needs none. */
export function privilegedIntents(flags: number): string[] {
  return Object.entries(PRIVILEGED).flatMap(([name, bits]) => ((flags & bits) === 0 ? [] : [name]))
}
