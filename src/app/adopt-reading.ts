import { OnrecordError } from '../domain/errors.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Match, StatementDraft } from '../domain/statement.ts'
import { EDITORS_WORD } from '../pipeline/statements/calibration.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { AdoptReadingInput } from '../ports/editor-verbs.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { readByAnalyst } from './answers/list-possible.ts'
import { describePosts, describeTaken } from './decide-possible.ts'
import { demandEditor, untilSettled } from './editor.ts'
import { demandItem, takeInByHand } from './take-in-by-hand.ts'

/**
 * A named editor makes an analyst's reading a statement: theirs, not the analyst's. From here on it is treated as any
 * statement an editor adds, its stance named; the quote stood in the text before the reading was kept.
 */
export async function adoptReading(
  context: AnswerContext,
  input: AdoptReadingInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const reason = input.reason.trim().slice(0, 500)
  if (reason === '') throw new OnrecordError('invalid', 'Say why, for the record: --reason "…".')
  return untilSettled(() => adoptOnce(context, { ...input, reason }, asker))
}

async function adoptOnce(context: AnswerContext, input: AdoptReadingInput, asker: Asker): Promise<DoneAnswer> {
  const { store } = context
  const claim = await findClaim(store.claims, input.claim)
  const { item, source } = await demandItem(context, input.itemId)
  const readings = await readByAnalyst(context, item, claim.slug)
  const reading = readings[input.index]
  if (!reading) throw new OnrecordError('not_found', noSuchReading(readings, item.id, claim.slug))
  const draft: StatementDraft = { ...reading, confidence: EDITORS_WORD }
  const match: Match = (await store.possible.matchOf(item.id, claim.slug)) ?? {
    claim: claim.slug,
    score: 0,
    threshold: 0,
    band: 'possible',
    reasons: [],
  }
  const accepted = {
    reason: { rule: 'adopted' as const, detail: 'an editor adopted what an analyst had read' },
    addedBy: 'editor' as const,
  }
  const mark = `adopted:${claim.slug}:${item.id}:${input.index}`
  const taken = await takeInByHand(context, { item, source, claim, match, drafts: [draft], accepted }, mark)
  const [statement] = taken.rows.statements
  if (!statement)
    throw new OnrecordError(
      'conflict',
      sentence`That is on record already, as statement ${taken.repeats.join(', ') || sentence`of this item`}. Nothing
      was changed.`,
      { permanent: true },
    )
  const { at } = taken.rows
  const known = match.band === 'posted' || (await store.possible.acceptance(item.id, claim.slug)) !== null
  await store.possible.commit({
    acceptance: known
      ? null
      : {
          claim: claim.slug,
          itemId: item.id,
          revisionId: item.latest.id,
          by: asker.name,
          reason: input.reason,
          at,
        },
    adoption: { statementId: statement.id, itemId: item.id, by: asker.name, reason: input.reason, at },
    rows: taken.rows,
  })
  return {
    kind: 'done',
    what: `statement ${statement.id} about ${claim.slug} is on record on an editor's word`,
    details: [
      { label: 'item', value: item.latest.title },
      ...describeTaken(taken.rows.statements, taken.repeats),
      { label: 'words', value: statement.quote },
      { label: 'posts', value: describePosts(taken.posts, taken.told) },
    ],
    undo: `onrecord dismiss ${statement.id} --as "${asker.name}" --reason "…"`,
    statementId: statement.id,
  }
}

function noSuchReading(readings: readonly StatementDraft[], itemId: number, claim: string): Sentence {
  if (readings.length === 0)
    return sentence`No analyst read anything about ${claim} in the present version of item ${itemId}. Nothing was changed.`
  const listed = readings.map(({ speaker, stance }, index) => `${index} (${speaker.name}, ${stance})`).join(', ')
  return sentence`Item ${itemId} has these readings about ${claim}: ${listed}. Nothing was changed.`
}
