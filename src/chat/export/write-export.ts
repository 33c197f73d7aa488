import type { Locale } from '../../domain/vocabulary.ts'
import type { ExportRecord } from '../../ports/export-record.ts'
import type { ExportFormat } from '../../ports/reader-verbs.ts'
import { hideInRecord } from '../answers/hide-names.ts'
import { readerOf } from '../compose/reader.ts'
import { cleanText } from '../text/clean-text.ts'
import { writeCsv } from './write-csv.ts'
import { writeDossier } from './write-dossier.ts'
import { writeJsonLd } from './write-json-ld.ts'
import { writeJsonLines } from './write-json-lines.ts'

/** A record as a document. Whatever came in from outside leaves without what steers a terminal or reorders a line. */
export function writeExport(
  record: ExportRecord,
  format: ExportFormat,
  reader: { locale: Locale; zone: string; names: boolean },
): string {
  const named = cleanAll(record)
  const unnamed = hideInRecord(named, readerOf(reader.locale))
  // A dossier is pasted into a story, whoever asked for it.
  const clean = reader.names && format !== 'markdown' ? named : unnamed
  switch (format) {
    case 'jsonld':
      return writeJsonLd(clean)
    case 'csv':
      return writeCsv(clean)
    case 'jsonl':
      return writeJsonLines(clean)
    case 'markdown':
      return writeDossier(clean, reader)
  }
}

function cleanAll<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map(cleanAll) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleanAll(member)])) as T
}
