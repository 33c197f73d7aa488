/** A workspace as the double keeps it. Times are Slack's `ts`: seconds with six digits, unique and rising. */
export type Channel = {
  id: string
  name: string
  archived: boolean
  /** Is the bot in it? */
  member: boolean
  private: boolean
  /** Who else is. */
  members?: string[]
}
export type Member = { id: string; name: string; locale: string; tz: string }
export type Group = { id: string; handle: string; users: string[] }
export type Stored = {
  channel: string
  ts: string
  thread_ts: string | null
  broadcast: boolean
  text: string
  blocks: unknown[]
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null
  unfurl: { links: boolean; media: boolean }
  edited: number
  deleted: boolean
}
/** What only one person sees, and what was sent to a `response_url`. */
export type Whisper = {
  via: 'postEphemeral' | 'response_url'
  channel: string
  user: string
  envelope: string | null
  body: Record<string, unknown>
}
export type StoredView = {
  id: string
  hash: string
  user: string
  kind: 'modal' | 'home'
  view: Record<string, unknown>
}
export type LogEntry = {
  n: number
  method: string
  channel: string | null
  args: Record<string, unknown>
  at: number
  fault: string | null
  status: number | null
}

export type Workspace = {
  team: { id: string; name: string; domain: string }
  bot: { user: string; id: string; name: string }
  scopes: string[]
  /** Tokens are refused with this, where it is set: `token_revoked`, `account_inactive` … */
  refuse: string | null
  channels: Channel[]
  members: Member[]
  groups: Group[]
  messages: Stored[]
  whispers: Whisper[]
  views: StoredView[]
  files: { id: string; name: string; text: string; channel: string | null }[]
  log: LogEntry[]
}

export const ALL_SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:write',
  'usergroups:read',
  'users:read',
]

export function createWorkspace(): Workspace {
  const channel = (id: string, name: string, rest: Partial<Channel> = {}): Channel => {
    return { id, name, archived: false, member: true, private: false, ...rest }
  }
  return {
    team: { id: 'T0DOUBLE', name: 'Newsroom', domain: 'newsroom-double' },
    bot: { user: 'U0ONRECORD', id: 'B0ONRECORD', name: 'onrecord' },
    scopes: [...ALL_SCOPES],
    refuse: null,
    channels: [
      channel('C0DESK', 'desk'),
      channel('C0WORLD', 'world'),
      channel('C0REVIEW', 'review'),
      channel('C0OPS', 'ops', { private: true }),
      channel('C0AWAY', 'away', { member: false }),
      channel('C0OLD', 'old', { archived: true }),
    ],
    members: [
      { id: 'U0EDITOR', name: 'Ana Editora', locale: 'en-US', tz: 'America/Mexico_City' },
      { id: 'U0READER', name: 'Rob Reader', locale: 'en-GB', tz: 'Europe/London' },
      { id: 'U0GROUPED', name: 'Gil Grouped', locale: 'es-LA', tz: 'UTC' },
    ],
    groups: [{ id: 'S0EDITORS', handle: 'editors', users: ['U0GROUPED'] }],
    messages: [],
    whispers: [],
    views: [],
    files: [],
    log: [],
  }
}

let last = 0n
/** The present as a `ts`, later than any before. */
export function nextTs(): string {
  const now = BigInt(Date.now()) * 1000n
  last = now > last ? now : last + 1n
  const digits = String(last)
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}
