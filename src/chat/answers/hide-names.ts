import type { Answer, HistoryEntry, WhyAnswer } from '../../ports/commands.ts'
import type { ExportRecord } from '../../ports/export-record.ts'
import type { Reader } from '../compose/reader.ts'
import { hideInReasons } from './hide-in-reasons.ts'

/**
 * Who decided, corrected or set something is for editors: everybody else reads "an editor". The one place where names
 * are taken out, of every answer and document that has any.
 */
export function hideNames<Any extends Answer>(answer: Any, reader: Reader): Any
export function hideNames(answer: Answer, reader: Reader): Answer {
  const { anEditor } = reader.answers.history
  switch (answer.kind) {
    case 'history':
      return { ...answer, entries: answer.entries.map((entry) => hideInEntry(entry, reader)) }
    case 'requests':
      return {
        ...answer,
        requests: answer.requests.map((one) => ({ ...one, last: one.last && { ...one.last, by: anEditor } })),
      }
    case 'why':
      return hideInWhy(answer, anEditor)
    case 'why_not':
      return { ...answer, details: hideInReasons(answer.details, anEditor) }
    case 'possible':
      return {
        ...answer,
        matches: answer.matches.map((one) => ({ ...one, reasons: hideInReasons(one.reasons, anEditor) })),
      }
    case 'watches':
      return { ...answer, watches: answer.watches.map((one) => ({ ...one, addedBy: null })) }
    default:
      return answer
  }
}

function hideInWhy(answer: WhyAnswer, anEditor: string): WhyAnswer {
  const { dismissed, match, counterfactuals } = answer
  return {
    ...answer,
    reasons: hideInReasons(answer.reasons, anEditor),
    ...(dismissed && { dismissed: { ...dismissed, by: anEditor } }),
    match: match && { ...match, reasons: hideInReasons(match.reasons, anEditor) },
    ...(counterfactuals && {
      // Without a name it says "an editor".
      counterfactuals: counterfactuals.map((one) => (one.rule === 'stance_by_editor' ? { ...one, detail: '' } : one)),
    }),
  }
}

export function hideInRecord(record: ExportRecord, reader: Reader): ExportRecord {
  const { anEditor } = reader.answers.history
  return {
    ...record,
    history: record.history.map((entry) => hideInEntry(entry, reader)),
    statements: record.statements.map((one) => ({
      ...one,
      corrected: one.corrected && { ...one.corrected, by: anEditor },
    })),
  }
}

function hideInEntry(entry: HistoryEntry, reader: Reader): HistoryEntry {
  const { anEditor } = reader.answers.history
  switch (entry.type) {
    case 'status': {
      const decidedBy = entry.automatic ? entry.decidedBy : anEditor
      return { ...entry, decidedBy, reason: hideInReason(entry.reason, anEditor) }
    }
    case 'proposal': {
      const decidedBy = entry.decidedBy === null ? null : anEditor
      return { ...entry, decidedBy, reason: hideInReason(entry.reason, anEditor) }
    }
    case 'dismissal':
    case 'edit':
      return { ...entry, by: anEditor }
    case 'request':
      return entry.by === undefined ? entry : { ...entry, by: anEditor }
    case 'claim':
      return entry.by ? { ...entry, by: anEditor } : entry
    default:
      return entry
  }
}

/** A reason that tells whose change was taken back: `takenBackReason` writes it. */
function hideInReason(reason: string, anEditor: string): string {
  return reason.replace(
    /^what (?!the rules set on)[^:]{1,200} set on (?=\d{4}-\d\d-\d\d was taken back: )/,
    `what ${anEditor} set on `,
  )
}
