import type { JudgeResult, Score } from './run-judge.ts'

/** What each tier has to reach: a share, or a number of cases that may fail. */
const TIER_FLOORS: { tier: string; floor: (score: Score) => boolean; words: string }[] = [
  { tier: 'A1', floor: (score) => score.passed >= score.total * 0.96, words: '96 %' },
  { tier: 'A2', floor: (score) => score.passed >= score.total * 0.94, words: '94 %' },
  { tier: 'B', floor: (score) => score.passed >= score.total * 0.9, words: '90 %' },
  { tier: 'C', floor: (score) => score.passed === score.total, words: 'all safe' },
  { tier: 'D', floor: (score) => score.total - score.passed <= Math.max(1, score.total / 7), words: '6 of 7' },
  { tier: 'E', floor: (score) => score.passed >= score.total * 0.98, words: '98 %' },
]
const DATES_FLOOR = 0.93
export const MAX_PAUSE_MS = 100
export const MAX_MEMORY_MIB = 512

export function floorWords(tier: string): string {
  return TIER_FLOORS.find((one) => tier.startsWith(one.tier))?.words ?? 'none'
}

/** Every floor that was missed, in words. */
export function missedFloors(result: JudgeResult): string[] {
  const missed: string[] = []
  for (const [tier, score] of Object.entries(result.ours)) {
    const floor = TIER_FLOORS.find((one) => tier.startsWith(one.tier))
    if (floor && !floor.floor(score)) missed.push(`${tier}: ${score.passed} of ${score.total}, floor ${floor.words}`)
  }
  const { dates, noCrash, maxPauseMs, peakMemoryMiB } = result
  if (dates.passed < dates.total * DATES_FLOOR) missed.push(`dates: ${dates.passed} of ${dates.total}, floor 93 %`)
  if (noCrash.crashes.length > 0) missed.push(`${noCrash.crashes.length} documents crashed: ${noCrash.crashes[0]}`)
  if (maxPauseMs > MAX_PAUSE_MS)
    missed.push(`the event loop paused ${maxPauseMs} ms, at most ${MAX_PAUSE_MS} are allowed`)
  if (peakMemoryMiB >= MAX_MEMORY_MIB)
    missed.push(`memory reached ${peakMemoryMiB} MiB, at most ${MAX_MEMORY_MIB} are allowed`)
  return missed
}
