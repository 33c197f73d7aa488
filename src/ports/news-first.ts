/** News goes before what may be none: asked by whoever polls, told by whoever has found some. */
export type NewsFirst = {
  /** Something to wait for while news is on its way, after which to ask again; `null` where none is. */
  clear(): Promise<void> | null
  /** News has begun its way. The answer is called when it has ended, perhaps more than once. */
  begin(): () => void
}
