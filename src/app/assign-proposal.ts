import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { AssignProposalInput } from '../ports/editor-verbs.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { demandEditor } from './editor.ts'

/** Whose work a proposal is. Saying what stands is a `conflict`. */
export async function assignProposal(
  { store, clock }: AnswerContext,
  input: AssignProposalInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const { proposalId } = input
  const proposal = await store.queries.proposal(proposalId)
  if (!proposal)
    throw new OnrecordError(
      'not_found',
      sentence`There is no proposal ${proposalId}. "onrecord proposals" lists the open ones.`,
    )
  if (proposal.decision)
    throw new OnrecordError(
      'conflict',
      sentence`Proposal ${proposal.id} was already ${proposal.state} by ${proposal.decision.by} on ${new Date(proposal.decision.at).toISOString()}.
      Nothing was changed.`,
      { permanent: true },
    )
  const owner = input.owner === null ? null : input.owner.replace(/\s+/g, ' ').trim().slice(0, 200)
  if (owner === '') throw new OnrecordError('invalid', 'Whose is it? Give a name, or --nobody. Nothing was changed.')
  const present = proposal.owner ?? null
  if ((present?.name ?? null) === owner)
    throw new OnrecordError(
      'conflict',
      present?.name == null
        ? sentence`Proposal ${proposal.id} is nobody's. Nothing was changed.`
        : sentence`Proposal ${proposal.id} is ${present.name}'s already: ${present.by} said so on ${new Date(present.at).toISOString()}. Nothing was changed.`,
      { permanent: true },
    )
  await store.decisions.assignProposal({ proposalId, owner, by: asker.name, at: clock.now() })
  const before = present?.name ?? null
  return {
    kind: 'done',
    what: owner === null ? `proposal ${proposalId} is nobody's` : `proposal ${proposalId} is ${owner}'s`,
    details: [
      { label: 'claim', value: proposal.claim },
      { label: 'before', value: before ?? 'nobody' },
    ],
    undo: `onrecord proposals assign ${proposalId} ${before === null ? '--nobody' : `"${before}"`} --as "${asker.name}"`,
  }
}
