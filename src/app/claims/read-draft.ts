import type { Actor } from '../../domain/actor.ts'
import type { Claim, Party } from '../../domain/claim.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { foldText } from '../../pipeline/text/fold-text.ts'
import type { ClaimDraft } from '../../ports/editor-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'

/** Longest slug made of a title; a hand-written one may be longer. */
const SLUG_MAX = 48

/**
 * A claim out of what an editor typed, by the same rules as `claims.yaml`. Who makes it is a party of it where the
 * draft names none; a party called by the name of a configured actor is that actor.
 * Throws `invalid` with every problem in words.
 */
export function readDraft(context: AnswerContext, draft: ClaimDraft, languages: Claim['languages']): Claim {
  const { actors, readClaim } = context
  if (!readClaim) throw new OnrecordError('internal', 'Nothing reads claims here.')
  const parties = draft.parties ?? []
  const makers = parties.some(({ role }) => role === 'claimant')
  const maker = (draft.claimant ?? '').trim()
  const named: Party[] = makers || maker === '' ? parties : [{ role: 'claimant', name: maker }, ...parties]
  return readClaim({
    slug: draft.slug ?? slugOf(draft.title ?? ''),
    title: draft.title,
    text: draft.text,
    claimant: draft.claimant,
    firstMadeOn: draft.firstMadeOn,
    languages: draft.languages ?? languages,
    aliases: draft.aliases ?? {},
    parties: named.map((party) => withActor(party, actors)),
    tags: draft.tags ?? [],
    ...(draft.parent ? { parent: draft.parent } : {}),
    review: draft.review ?? 'human',
    reviewed: draft.reviewed ?? false,
  })
}

/** Words of a title as a slug: "Cartel bounties on US agents" → `cartel-bounties-on-us-agents`. */
export function slugOf(title: string): string {
  const words = foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= SLUG_MAX) return words
  const cut = words.slice(0, SLUG_MAX + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1)).replace(/-+$/, '')
}

function withActor(party: Party, actors: readonly Actor[]): Party {
  if (party.actor !== undefined) return party
  const wanted = foldText(party.name)
  const actor = actors.find(({ name, aliases }) => [name, ...aliases].some((one) => foldText(one) === wanted))
  return actor === undefined ? party : { ...party, actor: actor.id }
}
