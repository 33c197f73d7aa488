import type { DismissedMark } from './dismissal.ts'
import type { Speaker, Statement } from './statement.ts'
import type { Instant, Language, Stance, StanceKind } from './vocabulary.ts'

export const STATEMENT_EDIT_TYPES = ['dismiss', 'restore', 're_attribute', 're_stance', 'move', 'translate'] as const
export type StatementEditType = (typeof STATEMENT_EDIT_TYPES)[number]

/** What an editor changed about a statement; the original row stays as it is. */
export type StatementChange =
  | { type: 'dismiss' }
  | { type: 'restore' }
  | { type: 're_attribute'; speaker: Speaker }
  | { type: 're_stance'; stance: Stance; kind?: StanceKind }
  | { type: 'move'; claim: string; claimVersionId: number }
  | { type: 'translate'; language: Language; words: string }

/** One edit, append-only. */
export type StatementEdit = {
  id: number
  statementId: number
  change: StatementChange
  by: string
  reason: string
  at: Instant
}

/** A translation an editor made: stored beside the words, labelled, never between quotation marks. */
export type Translation = { language: Language; words: string; by: string; at: Instant }

/**
 * An edit that changed what a statement says of somebody: who said it, what it does, which claim it answers. Two of them
 * say that nothing was wrong: a stance confirmed as it was read, an affiliation added to the same name.
 */
export type Correction = Omit<StatementEdit, 'change'> & {
  what: 're_attributed' | 'affiliation_changed' | 're_stanced' | 'moved' | Addition
  /** What stood before: the speaker as printed, the stance, the slug. */
  before: string
  after: string
}

/** What an editor added where nothing was wrong. */
export type Addition = 'stance_confirmed' | 'affiliation_added'

/** Told in words of its own, other than those of the edit that made it. */
export type OwnWords = Addition | 'affiliation_changed'

export function hasOwnWords(what: string | undefined): what is OwnWords {
  return isAddition(what) || what === 'affiliation_changed'
}

export function isAddition(what: string | undefined): what is Addition {
  return what === 'stance_confirmed' || what === 'affiliation_added'
}

/** What a statement is marked with: its newest correction, or where nothing was wrong what was added last. */
export function newestMark(corrections: readonly Correction[] | undefined): Correction | undefined {
  return corrections?.findLast(({ what }) => !isAddition(what)) ?? corrections?.at(-1)
}

/** A statement with the edits made of it applied. */
export type EffectiveStatement = {
  statement: Statement
  /** Dismissed by an edit of its own. */
  dismissed: DismissedMark | null
  /** The newest of each language. */
  translations: Translation[]
  /** Oldest first. */
  corrections: Correction[]
}

/** What an editor read is as sure as can be: its stance is always named. The rules never reach it. */
export const EDITORS_CONFIDENCE = 1

/** The original with its edits applied, in the order they were made. Pure: the original is not touched. */
export function applyEdits(original: Statement, edits: readonly StatementEdit[]): EffectiveStatement {
  return edits.reduce(applyEdit, { statement: original, dismissed: null, translations: [], corrections: [] })
}

function applyEdit(effective: EffectiveStatement, edit: StatementEdit): EffectiveStatement {
  const { id, statementId, by, reason, at, change } = edit
  const { statement } = effective
  const correct = (
    what: Correction['what'],
    before: string,
    after: string,
    changed: Statement,
  ): EffectiveStatement => ({
    ...effective,
    statement: changed,
    corrections: [...effective.corrections, { id, statementId, by, reason, at, what, before, after }],
  })
  switch (change.type) {
    case 'dismiss':
      return { ...effective, dismissed: { dismissalId: null, editId: id, by, reason, at } }
    case 'restore':
      return { ...effective, dismissed: null }
    case 're_attribute':
      return correct(
        attributionOf(statement.speaker, change.speaker),
        speakerWords(statement.speaker),
        speakerWords(change.speaker),
        {
          ...statement,
          speaker: change.speaker,
        },
      )
    case 're_stance': {
      const { kind: _, ...rest } = statement
      const before = statement.kind ?? statement.stance
      const after = change.kind ?? change.stance
      return correct(before === after ? 'stance_confirmed' : 're_stanced', before, after, {
        ...rest,
        stance: change.stance,
        ...(change.kind === undefined ? {} : { kind: change.kind }),
        confidence: EDITORS_CONFIDENCE,
      })
    }
    case 'move':
      return correct('moved', statement.claim, change.claim, {
        ...statement,
        claim: change.claim,
        claimVersionId: change.claimVersionId,
      })
    case 'translate': {
      const others = effective.translations.filter(({ language }) => language !== change.language)
      const { language, words } = change
      return { ...effective, translations: [...others, { language, words, by, at }] }
    }
  }
}

/** Somebody else, the same person wrongly introduced, or the same person told more closely. */
export function attributionOf(
  before: Speaker,
  after: Speaker,
): 're_attributed' | 'affiliation_changed' | 'affiliation_added' {
  if (before.name !== after.name || before.affiliation === after.affiliation) return 're_attributed'
  return before.affiliation === '' ? 'affiliation_added' : 'affiliation_changed'
}

/** "Mike Vigil (former DEA agent)". */
export function speakerWords({ name, affiliation }: Pick<Speaker, 'name' | 'affiliation'>): string {
  return affiliation === '' ? name : `${name} (${affiliation})`
}
