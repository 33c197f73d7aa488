import { bodiesOf } from '../../domain/affiliations.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Source } from '../../domain/source.ts'
import type { Instant, SourceState } from '../../domain/vocabulary.ts'
import type { CoverageAnswer, CoverageInput } from '../../ports/reader-verbs.ts'
import type { HealthRow, PollingGap } from '../../ports/stores.ts'
import { sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/notice-facts.ts'
import type { AnswerContext } from './answer-context.ts'
import { findClaim } from './find-claim.ts'
import { gapsBetween } from './polling-gaps.ts'
import { readCoverage } from './read-coverage.ts'
import { readCoverageAt } from './read-coverage-at.ts'
import { readSpan } from './read-span.ts'

/** Looked back over where nobody says from when. */
const DEFAULT_SPAN_MS = 30 * 24 * 3_600_000

type Spans = CoverageAnswer['sources'][number]['spans']
type States = { state: SourceState; from: Instant; until: Instant; error: string | null }[]

/** What each source was over a span, from the health history, and which parties have no source of their own. */
export async function answerCoverage(context: AnswerContext, input: CoverageInput): Promise<CoverageAnswer> {
  const { store, clock, sources } = context
  const now = clock.now()
  const typed = readSpan(input, now)
  const untilAt = typed.until ?? now
  const fromAt = typed.from ?? untilAt - DEFAULT_SPAN_MS
  const claim = input.claim === undefined ? null : await findClaim(store.claims, input.claim)
  const all = await store.polls.records()
  const records = new Map(all.map((record) => [record.sourceId, record]))
  const gaps = (await gapsBetween(context, all, fromAt, untilAt)).map(({ from, until }) => ({
    from: Math.max(from, fromAt),
    until: Math.min(until, untilAt),
  }))
  const steps = Map.groupBy(await store.queries.healthBetween(fromAt, untilAt), (row) => row.sourceId)
  const read = [...sources.values()].filter(
    (source) =>
      (claim === null || claim.languages.includes(source.language) || source.language === 'und') &&
      (source.enabled || (records.get(source.id)?.lastPollAt ?? 0) >= fromAt),
  )
  return {
    kind: 'coverage',
    claim: claim === null ? null : claimRef(claim),
    fromAt,
    untilAt,
    coverage: untilAt >= now ? await readCoverage(context, claim) : await readCoverageAt(context, claim, untilAt),
    sources: read.map((source) => {
      const states = spansOf(steps.get(source.id) ?? [], fromAt, untilAt)
      const spans = withGaps(states, gaps)
      const well = spans.filter(({ state }) => state === 'healthy' || state === 'quiet')
      const share = well.reduce((sum, span) => sum + span.until - span.from, 0) / Math.max(1, untilAt - fromAt)
      const lastGood = records.get(source.id)?.lastGoodPollAt ?? null
      return {
        source: sourceRef(source, source.url),
        // What polling left it as; that nobody polls now is told once, for all.
        state: states.at(-1)?.state ?? 'new',
        healthyShare: Math.min(1, share),
        lastGoodPollAt: lastGood !== null && lastGood > untilAt ? null : lastGood,
        spans,
      }
    }),
    gaps,
    parties:
      claim === null ? [] : claim.parties.map((party) => ({ ...partyName(party), sources: voices(party.actor) })),
  }

  function voices(actor: string | undefined) {
    const own = read.filter(({ voiceOf }) => speaksFor(voiceOf, actor, context, untilAt))
    return own.map((source: Source) => sourceRef(source, source.url))
  }
}

const partyName = ({ name, role }: Claim['parties'][number]) => ({ name, role })

function speaksFor(voice: string | undefined, actor: string | undefined, { actors }: AnswerContext, at: Instant) {
  return voice !== undefined && actor !== undefined && (voice === actor || bodiesOf(voice, actors, at).includes(actor))
}

/** The gaps cut out of what a source was; one not polled yet stays that. */
function withGaps(states: States, gaps: readonly PollingGap[]): Spans {
  return gaps.reduce<Spans>(
    (cut, gap) =>
      cut.flatMap((span): Spans => {
        const from = Math.max(span.from, gap.from)
        const until = Math.min(span.until, gap.until)
        if (span.state === 'new' || span.state === 'not_polling' || from >= until) return [span]
        const parts: Spans = [
          { ...span, until: from },
          { state: 'not_polling', from, until, error: null },
          { ...span, from: until },
        ]
        return parts.filter((part) => part.until > part.from)
      }),
    states,
  )
}

/** Steps of one source, the last one before the span first, cut to the span. Not polled yet: `new`. */
function spansOf(rows: readonly HealthRow[], from: Instant, until: Instant): States {
  const spans: States = []
  const first = rows[0]
  if (!first || first.at > from) spans.push({ state: 'new', from, until: first?.at ?? until, error: null })
  rows.forEach(({ state, at, error }, index) => {
    const end = rows[index + 1]?.at ?? until
    if (end >= from) spans.push({ state: state as SourceState, from: Math.max(at, from), until: end, error })
  })
  return spans.filter((span) => span.until > span.from)
}
