/** Exit codes: scripts may rely on them. */
export const EXIT = { fine: 0, failed: 1, usage: 2 } as const

/** Options every command takes. */
export type GlobalOptions = {
  json?: boolean
  config?: string
  database?: string
  color?: boolean
  /** Work on the record that the demo left, as of the end of its story. */
  demo?: boolean
}
