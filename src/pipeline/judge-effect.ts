import type { Claim } from '../domain/claim.ts'
import type { Side } from '../domain/reason.ts'
import type { EvidenceEffect, StatementDraft } from '../domain/statement.ts'
import { isMutual } from './statements/claim-sides.ts'
import { draftSide } from './statements/draft-side.ts'
import { READ_LIKE_OTHERS } from './statements/learned/weigh-readings.ts'
import { isPlea } from './statements/legal-step.ts'
import { OUTLET } from './statements/outlet.ts'
import { foldText } from './text/fold-text.ts'

/**
 * What a careful editor would say one item does to the public evidence, from its statements about the claim.
 * Repetition, denial by the accused and requests do nothing; the first rule of the table that fits decides.
 */
export function judgeEffect(drafts: readonly StatementDraft[], claim: Claim): { effect: EvidenceEffect; rule: string } {
  const sure = drafts.filter((draft) => !isGuess(draft))
  const found = RULES.find(({ fits }) => sure.some((draft) => fits(draft, sideOfDraft(draft, claim), claim)))
  return found === undefined ? { effect: 'none', rule: 'no new evidence' } : { effect: found.effect, rule: found.rule }
}

/** A learned reading tells of evidence only from this chance upward: an effect is claimed on firmer ground than a post. */
const EFFECT_FROM = 0.5

function isGuess({ reasons }: StatementDraft): boolean {
  const cue = reasons.find((reason) => reason.rule === 'cue')
  return cue?.detail.startsWith(READ_LIKE_OTHERS) === true && (cue.weight ?? 0) < EFFECT_FROM
}

type Rule = {
  effect: EvidenceEffect
  rule: string
  fits: (draft: StatementDraft, side: Side, claim: Claim) => boolean
}

/** First rule that fits a statement of the item decides. Repetition, the accused's denial and requests fit none. */
const RULES: Rule[] = [
  {
    effect: 'weakens',
    rule: 'acquittal or dropped case',
    fits: ({ kind }) => kind === 'acquittal' || kind === 'dropped',
  },
  { effect: 'weakens', rule: 'retraction', fits: ({ stance }) => stance === 'retracts' },
  { effect: 'weakens', rule: 'evidence against', fits: ({ stance }) => stance === 'supplies_counter_evidence' },
  { effect: 'strengthens', rule: 'confirmed by a third party', fits: ({ stance }) => stance === 'corroborates' },
  {
    effect: 'weakens',
    rule: 'looked and found none',
    fits: (draft) => draft.stance === 'no_evidence' && draft.kind !== 'received_none' && hasLooked(draft),
  },
  {
    effect: 'weakens',
    rule: 'the other party to an agreement denies it',
    fits: ({ stance }, side, claim) => stance === 'denies' && side === 'respondent' && isMutual(claim),
  },
  {
    effect: 'weakens',
    rule: 'a third party found otherwise',
    fits: (draft, side) => side === 'other' && (isFinding(draft) || (draft.stance === 'denies' && isOfficial(draft))),
  },
  {
    effect: 'strengthens',
    rule: 'legal step',
    fits: (draft, side) =>
      draft.stance === 'legal_action' &&
      (side !== 'respondent' || draft.kind === 'ruling' || isPlea(draft)) &&
      isNewStep(draft),
  },
  {
    effect: 'strengthens',
    rule: 'evidence from a third party',
    fits: ({ stance }, side) => stance === 'supplies_evidence' && side === 'other',
  },
]

function sideOfDraft(draft: StatementDraft, claim: Claim): Side {
  const read = draft.reasons.find((reason) => reason.rule === 'side')?.detail
  return read === 'claimant' || read === 'respondent' || read === 'other' ? read : draftSide(draft.speaker, claim)
}

function cueOf(draft: StatementDraft): string {
  return foldText(draft.reasons.find((reason) => reason.rule === 'cue')?.detail ?? '')
}

/** Outlets that miss proof, heads of government who were told nothing and governments that opened no file have not looked. */
function hasLooked(draft: StatementDraft): boolean {
  if (/\b(?:president|presidente|presidenta|mandatari[oa]|prime minister|premier)\b/i.test(draft.speaker.affiliation))
    return false
  return draft.speaker.affiliation !== OUTLET && !/investiga|indaga|carpeta|inquiry|probe/.test(cueOf(draft))
}

function isFinding(draft: StatementDraft): boolean {
  if (draft.stance !== 'disputes' && draft.stance !== 'denies') return false
  return draft.reasons.some(
    (reason) =>
      /\((?:conclude|determine|find|establish|assess|judge|concluir|determinar|comprobar|constatar|establecer)/.test(
        reason.detail,
      ) ||
      /: "(?:conclude|determine|find|establish|assess|judge|concluir|determinar|comprobar|constatar|establecer)/.test(
        reason.detail,
      ),
  )
}

function isOfficial(draft: StatementDraft): boolean {
  return (
    !draft.speaker.unnamed &&
    /\b(?:director|chief|head|minister|secretary|agency|government|authorities|jefe|jefa|directora?|ministr[oa]|secretari[oa])\b/i.test(
      draft.speaker.affiliation,
    )
  )
}

/** Charged, arrested, sought, convicted: not what prosecutors merely say again, nor who is sent where to stand trial. */
function isNewStep(draft: StatementDraft): boolean {
  const cue = cueOf(draft)
  if (draft.kind === 'ruling' || isPlea(draft))
    return /convict|guilty|culpable|conden|sentenc|breach|violat|incumpl|viola/.test(cue)
  return !/\b(?:say|said|says|allege|alleged|suspects?|accuses?|accused|acusa|acuso|extradit\w*|handed over)\b/.test(
    cue,
  )
}
