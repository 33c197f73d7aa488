/** Fixed ids, so that tests and configurations can name them. */
export const IDS = {
  application: '800000000000000001',
  bot: '800000000000000001',
  owner: '700000000000000001',
  guild: '900000000000000001',
  otherGuild: '900000000000000002',
  editors: '910000000000000001',
  botRole: '910000000000000002',
  newsroom: '920000000000000001',
  desk: '920000000000000002',
  review: '920000000000000003',
  operations: '920000000000000004',
  forum: '920000000000000005',
  elsewhere: '920000000000000006',
  eva: '930000000000000001',
  ana: '930000000000000002',
} as const

export const TOKEN = 'double.token.not-a-secret'

export type Channel = {
  id: string
  guild: string
  name: string
  /** 0 text, 5 announcement, 15 forum. */
  type: 0 | 5 | 15
  /** Names of permissions the bot lacks here. */
  deny: string[]
  /** A forum where each post must bear a tag. */
  requiresTag?: boolean
}
export type Member = { id: string; guild: string; username: string; name: string; roles: string[]; manager: boolean }
export type World = { channels: Channel[]; members: Member[]; intentsFlags: number; silencedUntil: string | null }

const channel = (id: string, name: string, type: Channel['type'] = 0, guild: string = IDS.guild): Channel => ({
  id,
  guild,
  name,
  type,
  deny: [],
})

/** A policy group's server: four text channels, a forum, an editor and a reader; and a server nobody allowed. */
export function createWorld(): World {
  return {
    channels: [
      channel(IDS.newsroom, 'newsroom'),
      channel(IDS.desk, 'mesa-redaccion'),
      channel(IDS.review, 'review'),
      channel(IDS.operations, 'operations'),
      channel(IDS.forum, 'claims', 15),
      channel(IDS.elsewhere, 'general', 0, IDS.otherGuild),
    ],
    members: [
      { id: IDS.eva, guild: IDS.guild, username: 'eva', name: 'Eva Editor', roles: [IDS.editors], manager: true },
      { id: IDS.ana, guild: IDS.guild, username: 'ana', name: 'Ana Reader', roles: [], manager: false },
    ],
    intentsFlags: 0,
    silencedUntil: null,
  }
}

/** Bits of the permissions the double knows, by Discord's names. */
export const PERMISSION_BITS: Record<string, bigint> = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_GUILD: 1n << 5n,
  MANAGE_MESSAGES: 1n << 13n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
}

export function permissionBits(names: readonly string[]): string {
  return String(names.reduce((bits, name) => bits | (PERMISSION_BITS[name] ?? 0n), 0n))
}
/** What everybody in a server has. */
export const EVERYBODY = Object.keys(PERMISSION_BITS).filter(
  (name) => !['ADMINISTRATOR', 'MANAGE_GUILD', 'MANAGE_MESSAGES'].includes(name),
)
