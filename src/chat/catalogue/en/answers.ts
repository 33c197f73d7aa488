import type { AnswerStrings } from '../catalogue.ts'
import { lateNumbers } from '../late-formats.ts'
import { reasons } from './reasons.ts'

const count = lateNumbers('en-GB')
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
    claim: {
      added: () => 'Claim added',
      edited: (detail, version) => `Claim edited (${detail}), version ${version}`,
      reworded: (detail, version) => `Wording changed (${detail}), version ${version}: reviewed again from here`,
      reviewed: () => 'Wording reviewed by an editor',
      renamed: (detail) => `Renamed; before, it was ${detail}`,
      archived: () => 'Claim archived',
      restored: () => 'Claim tracked again',
    },
    silent: 'taken in from before, not posted',
    decided: (by, automatic) => (automatic ? 'automatic, by rule' : `decided by ${by}`),
    proposal: (id, change, state) => `Proposal ${id}, ${state}: ${change}`,
    by: (name) => `by ${name}`,
    anEditor: 'an editor',
    revision: (source) => `${source} changed its wording, no correction note seen`,
    request: (event, from, to) => `Request by ${from} to ${to}: ${event}`,
    dismissed: (by, ids, undone) =>
      undone
        ? `${by} took back that it is not about this claim${ids === '' ? '' : `: statement ${ids} counts again`}`
        : `${by} said of an item that it is not about this claim${ids === '' ? '' : `; statement ${ids} does not count`}`,
    dismissedMark: 'dismissed by an editor: it does not count here',
    edited: {
      dismiss: (by, id) => `${by} dismissed statement ${id}`,
      restore: (by, id) => `${by} restored statement ${id}`,
      re_attribute: (by, id) => `${by} put statement ${id} down to somebody else`,
      re_stance: (by, id) => `${by} read statement ${id} otherwise`,
      stance_confirmed: (by, id) => `${by} confirmed the stance of statement ${id}`,
      affiliation_changed: (by, id) => `${by} corrected the affiliation in statement ${id}`,
      affiliation_added: (by, id) => `${by} added an affiliation to statement ${id}`,
      move: (by, id) => `${by} moved statement ${id} to another claim`,
      translate: (by, id) => `${by} translated statement ${id}`,
    },
  },
  why: {
    reasons,
    heading: (id) => `Why statement ${id} is on the record`,
    matched: (band) => `band: ${band}`,
    noMatch: 'added by an editor, not found by the rules',
    score: (score, threshold) => `score ${score}, bar ${threshold}`,
    confidence: (percent, shown) =>
      shown ? `${percent}, enough to name the stance` : `${percent}, not enough to name the stance: posts say "said"`,
    earlierWording: (version, text) => `It answered version ${version} of the claim, worded then: ${text}`,
    noReasons: 'no reasons recorded',
    where: { title: 'in the headline', body: 'in the text' },
    whatIf: 'What would have changed it',
    dismissed: (by) => `${by} said that it is not about this claim`,
    analyst: 'Read by the analyst; on no record, posted to nobody',
    counterfactual: {
      without_term: (detail, weight, bar) =>
        `Without ${detail} the score would be ${weight}: ${Number(weight) < Number(bar) ? 'not enough' : 'enough all the same'}.`,
      without_anchors: (detail) => `Without any of ${detail} it would be no match at all, however alike the rest is.`,
      bar_above: (_detail, weight, bar) =>
        `The bar is ${bar}; with one above ${weight} it would not have counted as about the claim.`,
      without_cue_none: (detail) => `Without ${detail} no position would have been read.`,
      without_cue_other: (detail) => `Without its cue it would have been read as ${detail}.`,
      stance_shown: (detail, weight) =>
        `The stance is named: at this confidence it was right in ${weight} of the cases measured; ${detail} are needed.`,
      stance_by_editor: (detail) => `The stance is named because ${detail === '' ? 'an editor' : detail} read it so.`,
      stance_hidden: (detail, weight) =>
        `The stance is not named: at this confidence it was right in ${weight} of the cases measured; ${detail} are needed.`,
      stance_unmeasured: () => 'The stance is not named: how often it is right at this confidence was never measured.',
      read_again: (_detail, weight) => `Read again now, with the claim as it is worded today, the score is ${weight}.`,
    },
  },
  backtest: {
    heading: 'Backtest',
    looked: (items) => `${plural(items, 'stored item', 'stored items')} looked at`,
    bands: (posted, possible, dropped) =>
      `${count.format(posted)} would have matched · ${count.format(possible)} possible, for review · ${count.format(dropped)} near but dropped`,
    per1000: (rate) => `${rate} matches in 1,000 items`,
    statements: (number) => plural(number, 'new statement', 'new statements'),
    posts: (posts, repeats) =>
      `${plural(posts, 'post', 'posts')} to a channel that watches it; ${plural(repeats, 'repetition', 'repetitions')} would not have been posted`,
    nothingWritten: 'Nothing was written: this claim is not tracked by running it.',
    sample: { posted: 'Would have matched', possible: 'Possible', dropped: 'Near, but dropped' },
    noAlias: (language) =>
      `It has no alias in ${language === 'es' ? 'Spanish' : 'English'}, which its sources use: texts in it will be missed.`,
    tooMany: (rate, most) =>
      `It takes ${rate} of 1,000 items, more than ${count.format(most)}: it is worded too widely.`,
    blame: (alias, matches) =>
      `Without the alias “${alias}” ${plural(matches, 'match', 'matches')} of those tried would go.`,
    none: 'Nothing matches, or comes into reach of it: look at its wording, its parties and its aliases.',
    noItems: 'Nothing is stored yet: poll the sources first.',
    replaces: (slug) => `A claim ${slug} is tracked: the draft was run in its place.`,
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
      recorded: 'On the record, but not posted: it only repeats the claim, or nobody is named for it.',
      pending: 'On the record; its post is on its way, or stuck on it.',
      dismissed: 'An editor said that it is not about this claim.',
    },
  },
  asOf: {
    known: { before: 'What was known by', after: 'What was seen later is left out, whenever it was said.' },
    said: {
      before: 'What had been said by',
      after: 'As far as it is on record today, seen later or not; decisions taken later are left out.',
    },
    endOf: (day, zone) => ` (the end of ${day} in ${zone})`,
    untracked: 'This claim is tracked only since',
    untrackedAfter: ': ask with --said what had been said by then.',
  },
  requests: {
    heading: (total, waiting) =>
      `${plural(total, 'request', 'requests')} for evidence, ${count.format(waiting)} waiting for an answer`,
    none: 'No request for evidence is on the record.',
    after: (days) => `after ${days}`,
  },
  proposals: {
    heading: (open) => plural(open, 'proposal', 'proposals'),
    none: 'No proposal is waiting.',
    age: (days, hours) => (days > 0 ? plural(days, 'day', 'days') : plural(hours, 'hour', 'hours')),
  },
  possible: {
    heading: (total) => `${plural(total, 'possible match', 'possible matches')}, below the bar`,
    none: 'No possible match is waiting.',
    item: (id) => `Item ${id}`,
    readBy: { rules: 'The rules read', analyst: 'The analyst read' },
    nothingRead: 'The rules read no position in it.',
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
  coverage: {
    heading: (about) => (about === null ? 'Coverage' : `Coverage of ${about}`),
    between: 'From',
    and: 'to',
    healthy: (percent) => `healthy ${percent} of the time`,
    ownVoice: 'Own voices',
    gaps: 'Nothing was polled',
    notPolled: 'not polled',
    none: 'No source is polled for it.',
  },
  search: {
    heading: (text, hits, more) => `${more ? 'The first ' : ''}${plural(hits, 'hit', 'hits')} for “${text}”`,
    none: (text) => `Nothing on record has “${text}”`,
    kind: { statement: 'statement', item: 'item', claim: 'claim' },
    about: (slugs) => `about ${slugs}`,
    newest: 'newest first',
    best: 'best first, out of the newest hits',
    more: 'There is more: ask for the next page, or narrow it by dates or words.',
  },
  export: {
    heading: (title, format) => `${title}, exported as ${format}`,
    file: 'File',
    vouchedFor: (entry) => `Vouched for by the ledger up to entry ${count.format(entry)}, whose hash is`,
  },
  done: { heading: (what) => `Done: ${what}` },
}
