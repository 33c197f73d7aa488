import { floorWords } from './floors.ts'
import { RIVALS } from './rivals.ts'
import type { JudgeResult, Score } from './run-judge.ts'

/** The judge's table as lines of text. */
export function reportLines(result: JudgeResult, missed: string[], errors: boolean): string[] {
  const lines = [row('tier', 'floor', 'onrecord', ...RIVALS)]
  for (const tier of Object.keys(result.ours).sort()) {
    const rivals = RIVALS.map((rival) => cell(result.rivals[rival]?.[tier]))
    lines.push(row(tier, floorWords(tier), cell(result.ours[tier]), ...rivals))
  }
  lines.push(row('dates', '93 %', cell(result.dates)))
  const { noCrash } = result
  const errorWords = Object.entries(noCrash.namedErrors).map(([reason, count]) => `${count} ${reason}`)
  lines.push(
    '',
    `no crash: ${noCrash.items} gave items, named errors: ${errorWords.join(', ') || 'none'}, crashes: ${noCrash.crashes.length}`,
    `parsers that answered: ${Object.entries(result.parsers)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
    `longest pause of the event loop: ${result.maxPauseMs} ms (at most 100)`,
    `peak memory: ${result.peakMemoryMiB} MiB (under 512)`,
  )
  if (errors) lines.push('', ...failuresOf(result))
  lines.push('', missed.length === 0 ? 'Every floor is reached.' : `Missed: ${missed.join('; ')}`)
  return lines
}

function failuresOf(result: JudgeResult): string[] {
  const tiers = Object.entries(result.ours).sort(([one], [two]) => one.localeCompare(two))
  return [...tiers, ['dates', result.dates] as const].flatMap(([tier, score]) =>
    score.failures.map((line) => `${tier} ${line}`),
  )
}

function cell(score: Score | undefined): string {
  if (!score) return '–'
  return `${score.passed}/${score.total} (${Math.floor((1000 * score.passed) / Math.max(1, score.total)) / 10} %)`
}

function row(...cells: string[]): string {
  const widths = [16, 9, 18, 18, 18, 25]
  return cells
    .map((text, at) => text.padEnd(widths[at] ?? 18))
    .join(' ')
    .trimEnd()
}
