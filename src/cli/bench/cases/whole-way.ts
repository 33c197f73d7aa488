import type { RunInput } from '../case.ts'

/** One way of doing the whole: everything from opening its record, which has been through the baseline, to closing it. */
export type WholeWay = {
  /** Polls the baseline into `file`. */
  baseline(input: RunInput, file: string): Promise<void>
  /** Opens what the baseline left; not measured. */
  open(input: RunInput, file: string): Promise<WholeRun>
}
export type WholeRun = {
  /** Polls everything once, posts what it brings about. */
  step(): Promise<void>
  /** Counted at the end. */
  counts(): Promise<Record<string, number>>
  close(): Promise<void>
}
