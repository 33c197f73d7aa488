import type { ExportRecord } from '../../ports/export-record.ts'

/** A fact a line: the claim, then its statements, its history, the coverage and the ledger's head. */
export function writeJsonLines(record: ExportRecord): string {
  const { card, statements, history, ledger, asked, ...claim } = record
  const { coverage, latest: _, ...state } = card
  const lines: object[] = [
    { type: 'claim', ...state, ...claim, asked },
    ...statements.map((one) => ({ type: 'statement', ...one })),
    ...history.map(({ type, ...entry }) => ({ type: 'history', event: type, ...entry })),
    { type: 'coverage', ...coverage },
    { type: 'ledger', ...ledger },
  ]
  return lines.map((line) => `${JSON.stringify(line, withTimes)}\n`).join('')
}

/** Instants as ISO 8601 in UTC: members named `at`, `since`, `asOf` or `…At`. */
function withTimes(key: string, value: unknown): unknown {
  const isInstant = key === 'at' || key === 'since' || key === 'asOf' || key.endsWith('At')
  return typeof value === 'number' && isInstant ? new Date(value).toISOString() : value
}
