import type { ArticleCounts, PollReport } from '../app/poll/poll-context.ts'
import type { SyncReport } from '../app/sync-record.ts'
import { cleanLine } from '../chat/text/clean-text.ts'
import type { Config } from '../config/types.ts'
import type { DeliveryOutcome } from '../ports/stores.ts'
import type { GlobalOptions } from './exit.ts'
import type { Terminal } from './terminal.ts'

export type PollTotals = {
  stored: number
  revisions: number
  posts: number
  settled: Record<DeliveryOutcome['type'], number>
}

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
  const order = new Map(config.sources.map((source, index) => [source.id, index]))
  const sorted = [...reports].sort((a, b) => (order.get(a.sourceId) ?? 0) - (order.get(b.sourceId) ?? 0))
  const wide = Math.min(32, Math.max(6, ...reports.map((report) => report.sourceId.length)))
  out(paint.dim(`${'source'.padEnd(wide)}  items    new  edited  matched  statements`))
  for (const report of sorted) {
    const name = cleanLine(report.sourceId).slice(0, wide).padEnd(wide)
    if (report.outcome === 'failed') {
      out(`${name}  ${paint.red('failed')}  ${cleanLine(report.error ?? '')}`)
      continue
    }
    if (report.outcome === 'unchanged') {
      out(`${name}  ${paint.dim('unchanged')}`)
      continue
    }
    const cells = [
      [report.parsed, 5],
      [report.newItems, 5],
      [report.revisedItems, 6],
      [report.matched, 7],
      [report.statements, 10],
    ] as const
    const note = report.outcome === 'baseline' ? paint.dim('  first poll: silent') : ''
    out(`${name}  ${cells.map(([n, width]) => String(n).padStart(width)).join('  ')}${note}`)
    if (report.articles) printArticles(report.articles, ' '.repeat(wide), terminal)
  }
  const failed = reports.filter((report) => report.outcome === 'failed').length
  out(
    `\n${reports.length} sources polled${failed > 0 ? `, ${paint.red(`${failed} failed`)}` : ''}: ${parsed} items read, ` +
      `${totals.stored} stored new, ${totals.revisions - totals.stored} edited; ${totals.posts} posts.`,
  )
  out(paint.dim(`Record: ${config.settings.database}`))
}

/** Sources read in full: what became of the articles, and what was in the way. */
function printArticles({ read, owed, kept, notes }: ArticleCounts, indent: string, { out, paint }: Terminal): void {
  if (read + owed + kept === 0) return
  out(paint.dim(`${indent}  articles: ${read} read, ${owed} to be read later, ${kept} kept as the entry has it`))
  for (const note of notes) out(paint.dim(`${indent}  ${cleanLine(note)}`))
}
