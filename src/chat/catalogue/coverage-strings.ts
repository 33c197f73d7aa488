import type { SourceState } from '../../domain/vocabulary.ts'

/** How far the polling reached: the line at the end of every answer. */
export type CoverageStrings = {
  healthy(healthy: number, total: number): string
  none: string
  /** Before the time: "dhs.gov blocked since". */
  trouble(name: string, state: Exclude<SourceState, 'new'>): string
  /** A source nobody has polled yet: since when says nothing. */
  unpolled(name: string): string
  notPolled(names: string[]): string
  /** Before the time: no worker runs, or ran then. */
  stopped: string
  /** After it: how many were healthy when it stopped. */
  healthyThen(healthy: number, total: number): string
}
