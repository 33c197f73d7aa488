/** Who asks: recorded in the ledger for everything that changes something. */
export type Asker = {
  name: string
  platform: string
  editor: boolean
  /** May also change who is an editor: named in `admins` of the platform, or at the command line. */
  admin?: boolean
}

/** Something was changed; `undo` is the command that takes it back, where there is one. */
export type DoneAnswer = {
  kind: 'done'
  what: string
  details: { label: string; value: string }[]
  undo: string | null
  /** Of the configuration: each place that changed, without secrets; `undefined` for what was, or is, not there. */
  changes?: { file: string; place: string; before: unknown; after: unknown }[]
  /** Of the configuration: by this number the change is taken back. */
  number?: number
  /** The statement that went on record by it. */
  statementId?: number
}
