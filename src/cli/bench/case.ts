import type { FarEnd } from './far-end/start.ts'
import type { Outcome } from './meter.ts'
import type { World } from './world.ts'

export const PARTS = [
  'fetch',
  'parse',
  'match',
  'statements',
  'commit',
  'query',
  'render',
  'whole',
  'desk',
  'worker',
  'growth',
] as const
export type Part = (typeof PARTS)[number]

/** `ours` is the product's own code; `naive` how it is commonly written; `floor` the least that any way must do. */
export const WAYS = ['ours', 'naive', 'floor'] as const
export type Way = (typeof WAYS)[number]

/** What a run is told: all of it is JSON, for each run is a process of its own. */
export type RunInput = {
  case: string
  way: Way
  corpora: string
  farEnd: FarEnd
  /** Folder for what is made once and read by every run. */
  prepared: string
  /** Folder of this run alone. */
  scratch: string
  size: number
  world: World
}

export type BenchCase = {
  /** As printed and as `--only` finds it. */
  name: string
  part: Part
  ways: readonly Way[]
  /** What costs are divided by. */
  unit: string
  /** Claims, rows or sources; what it means is the case's own business. */
  size: number
  world: World
  /** Counts that must be the same for all ways; the others must only be the same in every round. */
  shared: readonly string[]
  /** What counts must be, where the world says it. */
  expected?: Partial<Record<Way, Record<string, number>>>
  /** Left out of short runs. */
  long?: boolean
  /** Run only where `--only` names it. */
  named?: boolean
  /** A size of the table that shows how costs grow, and what with. */
  growth?: 'claims' | 'sources'
}

/** How a case runs; loaded in the process of the run. */
export type CaseRunner = {
  /** Makes in `prepared` what the runs of this case share, if it is not there. */
  prepare?(input: RunInput): Promise<void>
  run(input: RunInput): Promise<Outcome>
}
