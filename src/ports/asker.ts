/** Who asks: recorded in the ledger for everything that changes something. */
export type Asker = { name: string; platform: string; editor: boolean }

/** Something was changed; `undo` is the command that takes it back, where there is one. */
export type DoneAnswer = {
  kind: 'done'
  what: string
  details: { label: string; value: string }[]
  undo: string | null
}
