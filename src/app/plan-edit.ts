import type { StoredClaim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { CorrectionNotice } from '../domain/notice.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Statement } from '../domain/statement.ts'
import { applyEdits, attributionOf, type StatementChange, speakerWords } from '../domain/statement-edit.ts'
import type { DoneAnswer } from '../ports/asker.ts'
import type { EditStatementInput } from '../ports/editor-verbs.ts'
import type { StatementRow } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { demandOneOf, demandText } from './editor.ts'
import { readSpeaker, readStance } from './read-speaker.ts'

/** An editor's change, checked and in words. */
export type EditPlan = {
  change: StatementChange
  after: Statement
  /** The claim it counts for afterwards. */
  target: StoredClaim
  /** `before` is `null` where the post never named it. */
  correction: { what: CorrectionNotice['what']; before: string | null; after: string | null } | null
  done: string
  /** For the reason of a step of the status. */
  why: string
  details: DoneAnswer['details']
  /** What takes it back, after "onrecord statement". */
  undo: string | null
}

const LONGEST_WORDS = 4_000
const ATTRIBUTION = {
  re_attributed: (name: string, after: string) => `an editor put ${name} down to ${after}`,
  affiliation_changed: (name: string) => `an editor corrected the affiliation in ${name}`,
  affiliation_added: (name: string) => `an editor added an affiliation to ${name}`,
}

/** Checks a change against what stands. Throws `conflict` where it stands already, saying by whom and since when. */
export async function planEdit(
  context: AnswerContext,
  row: StatementRow,
  claim: StoredClaim,
  { edit }: EditStatementInput,
): Promise<EditPlan> {
  const { id } = row
  const name = `statement ${id}`
  if (edit.type !== 'restore' && edit.type !== 'translate' && row.dismissed)
    throw standing(
      sentence`Statement ${id} was dismissed by ${row.dismissed.by} on ${time(row.dismissed.at)}: ${row.dismissed.reason}.${edit.type === 'dismiss' ? '' : sentence` Restore it first: "onrecord statement restore ${id}".`}`,
    )
  const shown = context.showsStance(row.stance, row.confidence)
  const same = { target: claim, after: row, details: [] }
  switch (edit.type) {
    case 'dismiss':
      return {
        ...same,
        change: { type: 'dismiss' },
        correction: { what: 'dismissed', before: shown ? (row.kind ?? row.stance) : null, after: null },
        done: `${name} dismissed`,
        why: `an editor dismissed ${name}`,
        undo: `restore ${id}`,
      }
    case 'restore':
      if (!row.dismissed) throw standing(sentence`Statement ${id} is not dismissed.`)
      return {
        ...same,
        change: { type: 'restore' },
        correction: { what: 'restored', before: shown ? (row.kind ?? row.stance) : null, after: null },
        done: `${name} restored`,
        why: `the dismissal of ${name} was taken back`,
        details: [{ label: 'dismissed by', value: `${row.dismissed.by}: ${row.dismissed.reason}` }],
        undo: `dismiss ${id}`,
      }
    case 're_attribute': {
      const speaker = readSpeaker(edit.speaker, edit.affiliation, context.actors)
      const before = speakerWords(row.speaker)
      const after = speakerWords(speaker)
      if (before === after && speaker.actor === row.speaker.actor)
        throw already(row, ['re_attributed', 'affiliation_changed', 'affiliation_added'], before)
      const what = attributionOf(row.speaker, speaker)
      const isAdded = what === 'affiliation_added'
      return {
        ...planOf(row, claim, { type: 're_attribute', speaker }),
        correction: { what, before, after },
        done: isAdded ? `${name} has an affiliation` : `${name} is put down to ${after}`,
        why: ATTRIBUTION[what](name, after),
        details: [{ label: 'speaker', value: `${before} → ${after}` }],
        undo: `attribute ${id} "${row.speaker.name}"${row.speaker.affiliation === '' ? '' : ` --affiliation "${row.speaker.affiliation}"`}`,
      }
    }
    case 're_stance': {
      const read = readStance(edit.stance, edit.stanceKind)
      const before = row.kind ?? row.stance
      const after = read.kind ?? read.stance
      // Confirming what the rules read and the post did not name is a change: from now on it is named.
      if (before === after && shown) throw already(row, ['re_stanced', 'stance_confirmed'], after)
      return {
        ...planOf(row, claim, { type: 're_stance', ...read }),
        correction: before === after ? null : { what: 're_stanced', before: shown ? before : null, after },
        done: before === after ? `${name} is confirmed as ${after}` : `${name} is read as ${after}`,
        why: `an editor ${before === after ? 'confirmed' : 'read'} ${name} as ${after.replaceAll('_', ' ')}`,
        details: [{ label: 'stance', value: before === after ? after : `${before} → ${after}` }],
        undo: `stance ${id} ${row.stance}${row.kind === undefined ? '' : ` --kind ${row.kind}`}`,
      }
    }
    case 'move': {
      const target = await findClaim(context.store.claims, edit.claim)
      if (target.slug === claim.slug) throw already(row, ['moved'], target.slug)
      if (target.archivedAt !== null)
        throw new OnrecordError(
          'invalid',
          sentence`${target.slug} is archived: nothing is moved there. Nothing was changed.`,
        )
      const change = { type: 'move' as const, claim: target.slug, claimVersionId: target.versionId }
      return {
        ...planOf(row, claim, change),
        target,
        correction: { what: 'moved', before: claim.title, after: target.title },
        done: `${name} is moved to ${target.slug}`,
        why: `an editor moved ${name} from ${claim.slug} to ${target.slug}`,
        undo: `move ${id} ${claim.slug}`,
      }
    }
    case 'translate': {
      const language = demandOneOf(edit.language, ['en', 'es'] as const, sentence`language to translate into`)
      if (language === row.language)
        throw new OnrecordError('invalid', sentence`Statement ${id} is in that language already. Nothing was changed.`)
      const words = demandText(edit.words, sentence`The translation`, '--words "…"', LONGEST_WORDS)
      const present = row.translations?.find((one) => one.language === language)
      if (present?.words === words)
        throw standing(sentence`That is its translation already, by ${present.by} on ${time(present.at)}.`)
      return {
        ...same,
        change: { type: 'translate', language, words },
        after: row,
        correction: null,
        done: `${name} has a translation`,
        why: '',
        details: [{ label: `translation (${language})`, value: words }],
        undo: present === undefined ? null : `translate ${id} ${language} "${present.words}"`,
      }
    }
  }
}

function planOf(row: StatementRow, claim: StoredClaim, change: StatementChange) {
  const trial = { id: 0, statementId: row.id, by: '', reason: '', at: 0, change }
  return { change, target: claim, after: applyEdits(row, [trial]).statement, details: [] }
}

function already(row: StatementRow, what: readonly CorrectionNotice['what'][], stands: string): OnrecordError {
  const made = row.corrections?.findLast((one) => what.includes(one.what))
  const by = made ? sentence`, set by ${made.by} on ${time(made.at)}` : ''
  return standing(sentence`For statement ${row.id} that is on record already: ${stands}${by}.`)
}

function standing(why: Sentence): OnrecordError {
  return new OnrecordError('conflict', sentence`${why} Nothing was changed.`, { permanent: true })
}

function time(at: number): string {
  return new Date(at).toISOString()
}
