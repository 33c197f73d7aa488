import type { PlannedDelivery, Timing, Watch } from '../domain/event.ts'
import { type Notice, WATCH_EVENT_OF } from '../domain/notice.ts'
import type { Statement } from '../domain/statement.ts'
import type { Stance } from '../domain/vocabulary.ts'

/** Something worth telling, not yet told to anybody. */
export type PlannedNotice = {
  notice: Notice
  /** Names the event for ever: the same key never makes two posts in one channel. */
  eventKey: string
  /** Claim it concerns, with its tags; `null` for sources. */
  claim: { slug: string; tags: readonly string[] } | null
}

/** Stances that say something new even from somebody who is no party to the claim. */
const WORTH_TELLING: readonly Stance[] = [
  'denies',
  'disputes',
  'requests_evidence',
  'supplies_evidence',
  'supplies_counter_evidence',
  'corroborates',
  'retracts',
  'legal_action',
]

/** Nothing new was said: on record, not worth an interruption. "Did not comment" is news for nobody on deadline. */
const NEVER_LIVE: readonly Stance[] = ['mentions', 'unclear', 'declines_comment']

/**
 * Is a statement posted at once? Parties always are, unless they only repeat; of others only what moves the record.
 * What is unclear waits for a reader; an unnamed voice alone does not interrupt anybody.
 */
export function isWorthPosting(statement: { stance: Stance; named: boolean; isParty: boolean }): boolean {
  if (NEVER_LIVE.includes(statement.stance)) return false
  if (!statement.named) return false
  return statement.isParty || WORTH_TELLING.includes(statement.stance)
}

/** A statement with whether its post names the stance. */
export type Telling = Pick<Statement, 'id' | 'claim' | 'speaker' | 'quote' | 'originItemId'> & { stanceShown: boolean }

/**
 * Does the post of `other` tell all that one of this would? One sentence may be read in two stances ("found nothing and
 * asks for it"); where the stance is not named, a second post of it would be the first one over again.
 */
export function isToldWith(one: Telling, other: Telling): boolean {
  return (
    !one.stanceShown &&
    (other.stanceShown || other.id < one.id) &&
    one.claim === other.claim &&
    one.originItemId !== null &&
    one.originItemId === other.originItemId &&
    one.quote === other.quote &&
    one.speaker.name === other.speaker.name &&
    one.speaker.actor === other.speaker.actor
  )
}

/**
 * One delivery a channel and notice; a claim's root card goes before what is posted in its thread and shows the state
 * after all of it. `mark` tells the card's rows of one poll or decision apart.
 */
export function planNotices(
  notices: readonly PlannedNotice[],
  watches: readonly Watch[],
  mark: string,
): PlannedDelivery[] {
  const planned: PlannedDelivery[] = []
  const seen = new Set<string>()
  const add = (delivery: PlannedDelivery) => {
    const key = `${delivery.platform}\u0000${delivery.channel}\u0000${delivery.eventKey}`
    if (!seen.has(key)) planned.push(delivery)
    seen.add(key)
  }
  // Where a channel wants the same event at once and in a digest, it comes at once.
  const liveFirst = watches.toSorted((a, b) => Number(Boolean(a.digest)) - Number(Boolean(b.digest)))
  for (const { notice, eventKey, claim } of notices)
    for (const watch of liveFirst) {
      if (!wants(watch, notice, claim)) continue
      const { platform, channel, locale } = watch
      const timing = timingOf(watch, notice)
      // A digest stands for itself: it opens no thread.
      const threadOf = claim !== null && inThread(notice) && !timing?.digest ? claim.slug : null
      if (threadOf !== null)
        add({
          platform,
          channel,
          locale,
          eventKey: `card:${threadOf}:${mark}`,
          threadOf,
          broadcast: false,
          notice: null,
          timing,
        })
      add({ platform, channel, locale, eventKey, threadOf, broadcast: notice.kind === 'status', notice, timing })
    }
  return planned
}

/** Corrections go out at once, at any hour. */
function timingOf({ digest = null, quietHours = null, zone = 'UTC' }: Watch, notice: Notice): Timing | null {
  if (notice.kind === 'correction' || (!digest && !quietHours)) return null
  return { digest, quietHours, zone }
}

/** Proposals and held things are work for editors, not part of a claim's thread. */
function inThread(notice: Notice): boolean {
  return (
    notice.kind !== 'proposal' && notice.kind !== 'withdrawal' && notice.kind !== 'backlog' && notice.kind !== 'waiting'
  )
}

function wants(watch: Watch, notice: Notice, claim: PlannedNotice['claim']): boolean {
  const event = WATCH_EVENT_OF[notice.kind]
  if (event === null || !watch.events.includes(event)) return false
  switch (watch.scope.type) {
    case 'all':
      return true
    case 'tag':
      return claim?.tags.includes(watch.scope.tag) ?? false
    case 'claim':
      return claim?.slug === watch.scope.slug
  }
}
