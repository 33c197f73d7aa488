import type { Band } from '../../domain/vocabulary.ts'

export type PollColumn = 'source' | 'items' | 'new' | 'edited' | 'matched' | 'statements'

/** What `onrecord poll` prints when all sources were polled once. */
export type PollStrings = {
  /** Before the bar. */
  polling: string
  columns: Record<PollColumn, string>
  failed: string
  unchanged: string
  /** A source's first poll: nothing of it is posted. */
  silent: string
  articles(read: number, owed: number, kept: number): string
  sources(polled: number): string
  sourcesFailed(failed: number): string
  items(read: number, stored: number, edited: number, posts: number): string
  record(file: string): string
  /** What `record` and `replay` print of one answer of a source. */
  replay: {
    recorded(file: string, status: number, bytes: number): string
    heading(status: number, parser: string, charset: string, entries: number): string
    undated: string
    noClaim: string
    matched(claim: string, band: Band, score: string, bar: string): string
    nobody: string
    nothingWritten: string
  }
}
