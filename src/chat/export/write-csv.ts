import type { Instant } from '../../domain/vocabulary.ts'
import type { ExportRecord, ExportStatement } from '../../ports/export-record.ts'

const COLUMNS: [string, (one: ExportStatement, record: ExportRecord) => string | number | boolean | null][] = [
  ['claim', (_, { card }) => card.claim.slug],
  ['statement', (one) => one.id],
  ['speaker', (one) => one.speaker.name],
  ['affiliation', (one) => one.speaker.affiliation],
  ['stance', (one) => one.stance],
  ['stance_kind', (one) => one.stanceKind ?? ''],
  ['stance_read_surely', (one) => one.stanceShown],
  ['words', (one) => one.words],
  ['verbatim', (one) => one.direct],
  ['language', (one) => one.language],
  ['said_at', (one) => iso(one.saidAt)],
  ['published_at', (one) => iso(one.publishedAt)],
  ['seen_at', (one) => iso(one.seenAt)],
  ['source', (one) => origin(one)?.sourceName ?? ''],
  ['link', (one) => origin(one)?.url ?? ''],
  ['appearances', (one) => one.appearances.length],
  ['added_by', (one) => one.addedBy],
  ['answered_wording', (one) => one.wording],
  ['corrected', (one) => one.corrected?.what ?? ''],
  ['correction_reason', (one) => one.corrected?.reason ?? ''],
  ['content_hash', (one) => one.contentHash ?? ''],
  ['text_hash', (one) => one.textHash],
  ['ledger_entry', (_, { ledger }) => ledger.entry],
  ['ledger_hash', (_, { ledger }) => ledger.hash],
]

/** A statement a line, RFC 4180: CRLF, quoted where needed. */
export function writeCsv(record: ExportRecord): string {
  const lines = [
    COLUMNS.map(([name]) => name),
    ...record.statements.map((one) => COLUMNS.map(([, read]) => String(read(one, record) ?? ''))),
  ]
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

/** What a spreadsheet would take for a formula is made text: these characters begin one, the full-width ones too. */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function origin(one: ExportStatement) {
  return one.appearances.find((appearance) => appearance.origin) ?? one.appearances[0]
}

function iso(at: Instant | null): string {
  return at === null ? '' : new Date(at).toISOString()
}
