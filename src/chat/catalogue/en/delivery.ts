import type { DeliveryStrings } from '../delivery-strings.ts'
import { lateNumbers } from '../late-formats.ts'

const count = lateNumbers('en-GB')
const plural = (number: number, one: string, many: string) => `${count.format(number)} ${number === 1 ? one : many}`

export const delivery: DeliveryStrings = {
  event: {
    statement: 'statements',
    status: 'status changes',
    request: 'requests for evidence',
    revision: 'changed wording',
    correction: 'corrections',
    proposal: 'proposals',
    health: 'health of sources',
    note: 'notes',
  },
  watches: {
    heading: (number) => plural(number, 'watch', 'watches'),
    none: 'No channel watches anything.',
    noneHere: 'This channel follows nothing.',
    follows: (channel, platform, scope) => `${channel} (${platform}) follows ${scope}`,
    all: 'every claim',
    tag: (tag) => `claims tagged ${tag}`,
    atOnce: 'posted at once',
    digest: (every, at, zone) => `one digest ${every === 'day' ? 'a day' : 'a week, on Mondays,'} at ${at} (${zone})`,
    quiet: (from, until, zone) => `quiet from ${from} to ${until} (${zone})`,
    declared: 'declared in onrecord.yaml',
    addedBy: (name) => `set by ${name}`,
    paused: 'Paused since',
  },
  deliveries: {
    heading: (open, review) =>
      review === 0
        ? `${plural(open, 'post', 'posts')} on the way`
        : `${plural(review, 'post needs', 'posts need')} somebody to look, ${count.format(open)} on the way`,
    none: 'Nothing is waiting to be posted.',
    state: {
      pending: 'waiting',
      sending: 'being sent',
      sent: 'sent',
      retry: 'tried, to be tried again',
      needs_review: 'not known whether it arrived',
      refused: 'not sent',
    },
    attempts: (number) => plural(number, 'attempt', 'attempts'),
    nextTry: 'next at',
    counts: (sent, refused) => `${count.format(sent)} sent in all, ${count.format(refused)} not sent`,
  },
  actions: { delivery_sent: 'It is there', delivery_again: 'Send again', delivery_drop: 'Drop it' },
  digest: {
    heading: {
      cap: (posts) => `${plural(posts, 'more event', 'more events')}: this channel had its fill of posts for an hour`,
      digest: (posts) => `Digest: ${plural(posts, 'event', 'events')} on the record`,
      stop: (posts) => `${plural(posts, 'event', 'events')} while nothing could be posted here`,
    },
    onRecord: 'Everything in full: onrecord history CLAIM',
  },
  trouble: {
    heading: {
      channel: (channel, platform) => `${channel} on ${platform} cannot be posted to: its watches are paused`,
      platform: (_channel, platform) => `${platform} does not let us in: nothing is posted there`,
      needs_review: (channel, platform) => `A post to ${channel} on ${platform} may or may not have arrived`,
      refused: (channel, platform) => `A post to ${channel} on ${platform} was refused`,
    },
    todo: {
      channel: 'Let the bot in again, then set the watch anew ("onrecord watch"); what waited comes in one post.',
      platform:
        'It is tried every ten minutes, and nothing is lost meanwhile. A token that was revoked: put a valid one into the environment and start again.',
      needs_review: 'Look there, then say so: onrecord deliveries sent, again or drop, with its number.',
      refused: 'Look at the reason; "onrecord deliveries again" with its number tries it once more.',
    },
  },
}
