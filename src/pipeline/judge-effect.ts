import type { Claim } from '../domain/claim.ts'
import type { EvidenceEffect, StatementDraft } from '../domain/statement.ts'
import { isMutual } from './statements/claim-sides.ts'
import { draftSide } from './statements/draft-side.ts'

/**
 * What a careful editor would say one item does to the public evidence, from its statements about the claim.
 * Repetition, denial by the accused and requests do nothing; the first rule of the table that fits decides.
 */
export function judgeEffect(drafts: readonly StatementDraft[], claim: Claim): { effect: EvidenceEffect; rule: string } {
  const has = (test: (draft: StatementDraft) => boolean) => drafts.some(test)
  const side = (draft: StatementDraft) =>
    draft.reasons.find((reason) => reason.rule === 'side')?.detail ?? draftSide(draft.speaker, claim)
  if (has((draft) => draft.kind === 'acquittal' || draft.kind === 'dropped'))
    return { effect: 'weakens', rule: 'acquittal or dropped case' }
  if (has((draft) => draft.stance === 'retracts')) return { effect: 'weakens', rule: 'retraction' }
  if (has((draft) => draft.stance === 'supplies_counter_evidence'))
    return { effect: 'weakens', rule: 'evidence against' }
  if (has((draft) => draft.stance === 'corroborates'))
    return { effect: 'strengthens', rule: 'confirmed by a third party' }
  if (
    has(
      (draft) =>
        draft.stance === 'no_evidence' &&
        draft.kind === 'found_none' &&
        draft.speaker.affiliation !== 'outlet' &&
        isInquiry(draft),
    )
  )
    return { effect: 'weakens', rule: 'looked and found none' }
  if (isMutual(claim) && has((draft) => draft.stance === 'denies' && side(draft) === 'respondent'))
    return { effect: 'weakens', rule: 'the other party to an agreement denies it' }
  if (
    has(
      (draft) =>
        (draft.stance === 'disputes' || draft.stance === 'denies') && side(draft) === 'other' && isFinding(draft),
    )
  )
    return { effect: 'weakens', rule: 'a third party found otherwise' }
  if (has((draft) => draft.stance === 'legal_action' && side(draft) !== 'respondent'))
    return { effect: 'strengthens', rule: 'legal step' }
  if (has((draft) => draft.stance === 'supplies_evidence' && side(draft) === 'other'))
    return { effect: 'strengthens', rule: 'evidence from a third party' }
  return { effect: 'none', rule: 'no new evidence' }
}

/** Bodies that look for themselves; a government that was told nothing has not looked. */
function isInquiry(draft: StatementDraft): boolean {
  return draft.reasons.some(
    (reason) => reason.rule === 'cue' && !/investiga|indaga|carpeta|inquiry|probe/i.test(reason.detail),
  )
}

function isFinding(draft: StatementDraft): boolean {
  return draft.reasons.some((reason) => /conclu|determin|found|find|assess|judge|hall|comprob/i.test(reason.detail))
}
