import type { Actor } from '../../domain/actor.ts'
import { bodiesOf } from '../../domain/affiliations.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Coverage } from '../../domain/notice.ts'
import type { Source } from '../../domain/source.ts'
import type { AnswerContext } from './answer-context.ts'
import { withGap } from './polling-gaps.ts'

/** How far "nothing found" can be trusted: for one claim, or over everything polled. */
export async function readCoverage(context: AnswerContext, claim: Claim | null): Promise<Coverage> {
  const { polled, ids, voices } = polledFor(context.sources, claim)
  const { troubled: ill, unknown, lastPollAt } = await context.store.polls.standing(ids)
  const now = context.clock.now()
  const troubled: Coverage['troubled'] = []
  if (ill.length > 0 || unknown.size > 0) {
    const records = new Map(ill.map((record) => [record.sourceId, record]))
    for (const { id, name } of polled) {
      const record = records.get(id)
      if (record || unknown.has(id))
        troubled.push({ name, state: record?.state ?? 'new', since: record?.stateSince ?? now })
    }
  }
  const coverage = {
    healthy: polled.length - troubled.length,
    total: polled.length,
    troubled,
    notPolled: claim === null ? [] : partiesWithout(voices, claim, context.actors, now),
  }
  return withGap(context, [{ lastPollAt }], coverage, now)
}

type Polled = { polled: readonly Source[]; ids: readonly string[]; voices: readonly string[] }

/** By configuration and the languages of a claim: there are few of either, and every card asks. */
const polledBy = new WeakMap<AnswerContext['sources'], Map<string, Polled>>()

function polledFor(sources: AnswerContext['sources'], claim: Claim | null): Polled {
  const known = polledBy.get(sources) ?? new Map<string, Polled>()
  polledBy.set(sources, known)
  const key = claim === null ? '' : claim.languages.join()
  let found = known.get(key)
  if (found === undefined) {
    const polled = [...sources.values()].filter(
      (source) =>
        source.enabled && (claim === null || claim.languages.includes(source.language) || source.language === 'und'),
    )
    found = { polled, ids: polled.map(({ id }) => id), voices: voicesOf(polled) }
    known.set(key, found)
  }
  return found
}

function voicesOf(polled: readonly Source[]): string[] {
  return polled.flatMap((source) => (source.voiceOf === undefined ? [] : [source.voiceOf]))
}

/** Claimants and respondents whose own voice no polled source carries. */
export function silentParties(
  claim: Claim,
  polled: readonly Source[],
  actors: readonly Actor[],
  now: number,
): string[] {
  return partiesWithout(voicesOf(polled), claim, actors, now)
}

function partiesWithout(voices: readonly string[], claim: Claim, actors: readonly Actor[], now: number): string[] {
  return claim.parties
    .filter((party) => party.role === 'claimant' || party.role === 'respondent')
    .filter(
      ({ actor }) =>
        !voices.some((voice) => voice === actor || (actor && bodiesOf(voice, actors, now).includes(actor))),
    )
    .map((party) => party.name)
}
