import type { Inline } from '../../domain/message.ts'
import type { HistoryEntry } from '../../ports/commands.ts'
import { requestState } from '../compose/card-lines.ts'
import { valueWords } from '../compose/corrected-lines.ts'
import { bounded } from '../compose/limits.ts'
import { ownSentence, stepReason } from '../compose/own-sentence.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { text, time } from '../compose/spans.ts'
import { statementBody, statementMark } from '../compose/statement-line.ts'
import { statusChanges } from '../compose/status-changes.ts'
import { changeWords } from '../compose/status-words.ts'

/** One event of a history: when, then what. */
export function historyLine(entry: HistoryEntry, reader: Reader): Inline[] {
  return [time(entry.at), text(' · '), ...eventOf(entry, reader)]
}

function eventOf(entry: HistoryEntry, reader: Reader): Inline[] {
  const { history } = reader.answers
  switch (entry.type) {
    case 'statement':
      return [...statementBody(entry.statement, reader), text(marksOf(entry, reader))]
    case 'status': {
      const decided = history.decided(bounded(entry.decidedBy, 'name'), entry.automatic)
      return [
        text(
          `${reader.words.labels.status}: ${statusChanges(entry, reader)} · ${decided}${reasonOf(stepReason(entry.reason, reader.locale))}`,
        ),
      ]
    }
    case 'proposal': {
      const words = history.proposal(
        entry.proposalId,
        changeWords(entry.change, reader),
        reader.words.proposalState[entry.state],
      )
      const by = entry.decidedBy === null ? '' : ` · ${history.by(bounded(entry.decidedBy, 'name'))}`
      return [text(`${words}${by}${reasonOf(stepReason(entry.reason, reader.locale))}`)]
    }
    case 'request': {
      const what = entry.what === '' ? '' : ` · ${bounded(entry.what, 'words')}`
      const event = requestState(entry.event, reader)
      const by = entry.by === undefined ? '' : ` · ${history.by(bounded(entry.by, 'name'))}`
      return [text(`${history.request(event, bounded(entry.from, 'name'), bounded(entry.to, 'name'))}${by}${what}`)]
    }
    case 'revision': {
      const changes = entry.changes.map(
        ({ before, after }) => `${bounded(before, 'words')} → ${bounded(after, 'words')}`,
      )
      return [
        text(`${history.revision(bounded(entry.source.name, 'name'))}: ${changes.slice(0, 3).join(' · ')} — `),
        sourceLink(entry.source),
      ]
    }
    case 'dismissal': {
      const words = history.dismissed(bounded(entry.by, 'name'), entry.statementIds.join(', '), entry.undone)
      return [text(`${words}${reasonOf(entry.reason)}`)]
    }
    case 'edit': {
      const words = history.edited[entry.what ?? entry.edit](bounded(entry.by, 'name'), entry.statementId)
      const before = entry.what === 'stance_confirmed' ? '' : `${valueWords(entry.before ?? '', reader)} → `
      const change = entry.after === null ? '' : `: ${before}${valueWords(entry.after, reader)}`
      return [text(`${words}${change}${reasonOf(entry.reason)}`)]
    }
    case 'claim': {
      if (entry.event === undefined) return [text(bounded(ownSentence(entry.what, reader.locale), 'line'))]
      const words = history.claim[entry.event](bounded(entry.detail ?? '', 'words'), entry.version ?? 1)
      const by = entry.by ? ` · ${history.by(bounded(entry.by, 'name'))}` : ''
      return [text(`${words}${by}${reasonOf(entry.reason ?? '')}`)]
    }
  }
}

function marksOf(entry: HistoryEntry & { type: 'statement' }, reader: Reader): string {
  const silent = entry.silent ? ` (${reader.answers.history.silent})` : ''
  const mark = statementMark(entry.statement, reader)
  return mark === '' ? silent : `${silent} (${mark})`
}

function reasonOf(reason: string): string {
  const words = bounded(reason, 'words')
  return words === '' ? '' : ` · ${words}`
}
