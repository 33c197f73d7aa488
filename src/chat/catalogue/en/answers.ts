import type { AnswerStrings } from '../catalogue.ts'

const count = new Intl.NumberFormat('en-GB')
const plural = (number: number, one: string, many: string) => `${count.format(number)} ${number === 1 ? one : many}`

export const answers: AnswerStrings = {
  claims: {
    heading: (number) => plural(number, 'tracked claim', 'tracked claims'),
    none: 'No claim is tracked.',
    statements: (number) => plural(number, 'statement', 'statements'),
    latest: 'latest',
    narrowerOf: (slug) => `narrower version of ${slug}`,
    notReviewed: 'not yet reviewed',
    archived: 'archived',
  },
  history: {
    heading: 'History',
    none: 'Nothing is on the record yet.',
    shown: (shown, total) =>
      shown === total
        ? `${plural(total, 'entry', 'entries')}, oldest first`
        : `${count.format(shown)} of ${plural(total, 'entry', 'entries')}, oldest first`,
    silent: 'taken in from before, not posted',
    decided: (by, automatic) => (automatic ? 'automatic, by rule' : `decided by ${by}`),
    proposal: (id, change, state) => `Proposal ${id}, ${state}: ${change}`,
    by: (name) => `by ${name}`,
    revision: (source) => `${source} changed its wording, no correction note seen`,
    request: (event, from, to) => `Request by ${from} to ${to}: ${event}`,
  },
  why: {
    heading: (id) => `Why statement ${id} is on the record`,
    matched: (band) => `band: ${band}`,
    noMatch: 'added by an editor, not found by the rules',
    score: (score, threshold) => `score ${score}, bar ${threshold}`,
    confidence: (percent, shown) =>
      shown ? `${percent}, enough to name the stance` : `${percent}, not enough to name the stance: posts say "said"`,
    noReasons: 'no reasons recorded',
  },
  whyNot: {
    heading: 'Why it was not posted',
    verdict: {
      not_polled: 'Not polled: no source here carries this address.',
      not_matched: 'Polled and read, but it matched no claim.',
      possible: 'A possible match, below the bar for posting: it waits in the review queue.',
      no_statement: 'About a claim, but no statement of anybody was found in it.',
      held: 'Held for an editor.',
      duplicate: 'It repeats a statement that is already on the record.',
      capped: 'Matched, but the channel had reached its limit of posts.',
      baseline: 'Older than the first good poll of its source: taken in without a post.',
      posted: 'It was posted.',
      unwatched: 'On the record, but no channel watches this claim.',
    },
  },
  proposals: {
    heading: (open) => plural(open, 'proposal', 'proposals'),
    none: 'No proposal is waiting.',
    age: (days, hours) => (days > 0 ? plural(days, 'day', 'days') : plural(hours, 'hour', 'hours')),
  },
  sources: {
    heading: (healthy, total) => `${count.format(healthy)} of ${plural(total, 'source', 'sources')} healthy`,
    none: 'No source is configured.',
    disabled: 'disabled',
    items: (number) => plural(number, 'item', 'items'),
    stopped: 'no longer polled',
    held: (items, posts) =>
      `holds ${plural(items, 'item', 'items')} with ${plural(posts, 'post', 'posts')} for an editor`,
  },
  done: { heading: (what) => `Done: ${what}` },
}
