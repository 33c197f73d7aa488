import { valueWords } from '../chat/compose/corrected-lines.ts'
import { bounded } from '../chat/compose/limits.ts'
import type { Reader } from '../chat/compose/reader.ts'
import { sayReason } from '../chat/compose/reasons/say-reason.ts'
import type { ParsedItem } from '../domain/item.ts'
import type { Match, Reason, StatementDraft } from '../domain/statement.ts'
import type { Terminal } from './terminal.ts'

/** What the steps of a poll make of one entry. */
export type Step = { item: ParsedItem; language: string; matches: Match[]; statements: StatementDraft[] }

/** An entry a block; those that match no claim, and the rules behind what was read, with `explain` only. */
export function printSteps(
  steps: readonly Step[],
  heading: string,
  explain: boolean,
  reader: Reader,
  { out, paint }: Terminal,
): void {
  const { replay } = reader.poll
  out(paint.bold(heading))
  for (const { item, language, matches, statements } of steps) {
    if (!explain && matches.length === 0) continue
    const date = item.publishedAt === null ? replay.undated : new Date(item.publishedAt).toISOString()
    out(`\n${bounded(item.title, 'title')}  ${paint.dim(`${language} · ${date}`)}`)
    if (matches.length === 0) out(`  ${replay.noClaim}`)
    for (const { claim, band, score, threshold, reasons } of matches) {
      out(`  ${replay.matched(claim, band, score.toFixed(2), threshold.toFixed(2))}`)
      if (explain) for (const reason of reasons) out(`    ${reasonLine(reason, reader)}`)
    }
    for (const one of statements) {
      out(
        `  → ${bounded(one.speaker.name || replay.nobody, 'name')} ${stanceOf(one, reader)}, ${Math.round(one.confidence * 100)} %: ${bounded(one.quote, 'words')}`,
      )
      if (explain) for (const { rule, detail } of one.reasons) out(`    ${reasonLine({ rule, detail }, reader)}`)
    }
  }
  out(`\n${replay.nothingWritten}`)
}

/** In English the rules' own names and details, which are what whoever works on the rules looks for. */
function reasonLine(reason: Reason, reader: Reader): string {
  const weight = reason.weight === undefined ? '' : ` (${reason.weight.toFixed(2)})`
  if (reader.locale === 'en') return `${reason.rule} ${bounded(reason.detail, 'line')}${weight}`
  const { label, detail } = sayReason(reason, reader)
  return `${label}: ${bounded(detail, 'line')}${weight}`
}

function stanceOf({ stance, kind }: StatementDraft, reader: Reader): string {
  if (reader.locale === 'en') return `${stance}${kind === undefined ? '' : ` (${kind})`}`
  return `(${valueWords(kind ?? stance, reader)})`
}
