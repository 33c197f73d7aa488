import type { Actor } from '../../domain/actor.ts'
import { bodiesOf } from '../../domain/affiliations.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Coverage } from '../../domain/notice.ts'
import type { Source } from '../../domain/source.ts'
import type { AnswerContext } from './answer-context.ts'
import { withGap } from './polling-gaps.ts'

/** How far "nothing found" can be trusted: for one claim, or over everything polled. */
export async function readCoverage(context: AnswerContext, claim: Claim | null): Promise<Coverage> {
  const polled = [...context.sources.values()].filter(
    (source) =>
      source.enabled && (claim === null || claim.languages.includes(source.language) || source.language === 'und'),
  )
  const { troubled: ill, unknown, lastPollAt } = await context.store.polls.standing(polled.map(({ id }) => id))
  const records = new Map(ill.map((record) => [record.sourceId, record]))
  const now = context.clock.now()
  const troubled: Coverage['troubled'] = []
  for (const { id, name } of polled) {
    const record = records.get(id)
    if (record || unknown.has(id))
      troubled.push({ name, state: record?.state ?? 'new', since: record?.stateSince ?? now })
  }
  const coverage = {
    healthy: polled.length - troubled.length,
    total: polled.length,
    troubled,
    notPolled: claim === null ? [] : silentParties(claim, polled, context.actors, now),
  }
  return withGap(context, [{ lastPollAt }], coverage, now)
}

/** Claimants and respondents whose own voice no polled source carries. */
export function silentParties(
  claim: Claim,
  polled: readonly Source[],
  actors: readonly Actor[],
  now: number,
): string[] {
  const voices = polled.flatMap((source) => (source.voiceOf === undefined ? [] : [source.voiceOf]))
  return claim.parties
    .filter((party) => party.role === 'claimant' || party.role === 'respondent')
    .filter(
      ({ actor }) =>
        !voices.some((voice) => voice === actor || (actor && bodiesOf(voice, actors, now).includes(actor))),
    )
    .map((party) => party.name)
}
