import type { Settled } from '../app/deliver/deliver-due.ts'
import type { ArticleCounts, PollReport } from '../app/poll/poll-context.ts'
import type { SyncReport } from '../app/sync-record.ts'
import type { PollColumn } from '../chat/catalogue/poll-strings.ts'
import { readerOf } from '../chat/compose/reader.ts'
import { sayArticleNote, sayFailure } from '../chat/compose/say-failure.ts'
import { cleanLine } from '../chat/text/clean-text.ts'
import type { Config } from '../config/types.ts'
import type { Locale } from '../domain/vocabulary.ts'
import type { GlobalOptions } from './exit.ts'
import type { Terminal } from './terminal.ts'

export type PollTotals = {
  stored: number
  revisions: number
  posts: number
  settled: Settled
}

/** Columns of numbers, and how wide each is at least. */
const NUMBERS = ['items', 'new', 'edited', 'matched', 'statements'] as const
const LEAST_WIDTH = 5

/** A line a source, then the sums. */
export function printPollTable(
  reports: readonly PollReport[],
  totals: PollTotals,
  synced: SyncReport,
  options: GlobalOptions,
  config: Config,
  terminal: Terminal,
): void {
  const sum = (read: (report: PollReport) => number) => reports.reduce((total, report) => total + read(report), 0)
  const parsed = sum((report) => report.parsed)
  if (options.json) {
    terminal.out(JSON.stringify({ sources: reports, totals: { ...totals, parsed }, claims: synced }, null, 2))
    return
  }
  const { paint, out } = terminal
  const { locale } = config.settings.reader
  const { poll } = readerOf(locale)
  const order = new Map(config.sources.map((source, index) => [source.id, index]))
  const sorted = [...reports].sort((a, b) => (order.get(a.sourceId) ?? 0) - (order.get(b.sourceId) ?? 0))
  const wide = Math.min(32, Math.max(6, ...reports.map((report) => report.sourceId.length)))
  const width = (column: PollColumn) => Math.max(LEAST_WIDTH, poll.columns[column].length)
  const heads = NUMBERS.map((column) => poll.columns[column].padStart(width(column)))
  out(paint.dim(`${poll.columns.source.padEnd(wide)}  ${heads.join('  ')}`))
  for (const report of sorted) {
    const name = cleanLine(report.sourceId).slice(0, wide).padEnd(wide)
    if (report.outcome === 'failed') {
      out(`${name}  ${paint.red(poll.failed)}  ${cleanLine(sayFailure(report.error ?? '', locale))}`)
      continue
    }
    if (report.outcome === 'unchanged') {
      out(`${name}  ${paint.dim(poll.unchanged)}`)
      continue
    }
    const counts = {
      items: report.parsed,
      new: report.newItems,
      edited: report.revisedItems,
      matched: report.matched,
      statements: report.statements,
    }
    const note = report.outcome === 'baseline' ? paint.dim(`  ${poll.silent}`) : ''
    out(`${name}  ${NUMBERS.map((column) => String(counts[column]).padStart(width(column))).join('  ')}${note}`)
    if (report.articles) printArticles(report.articles, ' '.repeat(wide), locale, terminal)
  }
  const failed = reports.filter((report) => report.outcome === 'failed').length
  out(
    `\n${poll.sources(reports.length)}${failed > 0 ? `, ${paint.red(poll.sourcesFailed(failed))}` : ''}: ` +
      poll.items(parsed, totals.stored, totals.revisions - totals.stored, totals.posts),
  )
  out(paint.dim(poll.record(config.settings.database)))
}

/** Sources read in full: what became of the articles, and what was in the way. */
function printArticles(
  { read, owed, kept, notes }: ArticleCounts,
  indent: string,
  locale: Locale,
  { out, paint }: Terminal,
): void {
  if (read + owed + kept === 0) return
  const { poll } = readerOf(locale)
  out(paint.dim(`${indent}  ${poll.articles(read, owed, kept)}`))
  for (const note of notes) out(paint.dim(`${indent}  ${cleanLine(sayArticleNote(note, locale))}`))
}
