import type { NoticeStrings } from '../catalogue.ts'
import { lateNumbers } from '../late-formats.ts'

const count = lateNumbers('en-GB')
const plural = (number: number, one: string, many: string) => `${count.format(number)} ${number === 1 ? one : many}`
const statements = (number: number) => plural(number, 'statement', 'statements')

export const notices: NoticeStrings = {
  statement: { headline: (who, did) => `${who} ${did}` },
  status: {
    changed: (decidedBy, changes) =>
      decidedBy === 'editor' ? `An editor changed the status: ${changes}` : `Status changed by rule: ${changes}`,
    move: (from, to) => `${from} → ${to}`,
    confirmedAsIs: 'no change of status',
    set: (flag) => `now ${flag}`,
    cleared: (flag) => `no longer ${flag}`,
    by: { editor: 'an editor', automatic: 'automatic, by rule; an editor can undo it' },
  },
  proposal: {
    proposed: (id, change) => `Proposal ${id}: ${change}?`,
    unseen: 'Readers do not see this until an editor decides.',
  },
  revision: {
    changed: (source) => `${source} changed its wording, no correction note seen`,
    was: 'was',
    now: 'now',
    what: { quote: 'Quote', number: 'Number', name: 'Name', attribution: 'Attribution' },
  },
  waiting: {
    reminder: (number) => `${plural(number, 'proposal still waits', 'proposals still wait')} for an editor`,
    firstPoll: (number, source) =>
      `The first poll of ${source} left ${plural(number, 'proposal', 'proposals')} for an editor`,
    nobody: 'nobody’s yet',
  },
  withdrawal: {
    takenDown: (source) => `${source} took an item down`,
    held: 'Held for an editor. The words taken down are not posted again.',
  },
  request: {
    opened: (from, to) => `${from} asked ${to} for evidence`,
    no_answer_seen: (from, to, days, since) =>
      `No public answer seen since ${since} (${plural(days, 'day', 'days')}): ${from} asked ${to} for evidence`,
    acknowledged: (from, to) => `${to} acknowledged the request for evidence by ${from}`,
    refused: (from, to) => `${to} refused the request for evidence by ${from}`,
    partly_answered: (from, to) => `${to} answered part of the request for evidence by ${from}`,
    answered: (from, to) => `${to} answered the request for evidence by ${from}`,
  },
  health: {
    headline: {
      new: (name) => `${name} is a new source`,
      healthy: (name) => `${name} answers again`,
      failing: (name, failures) => `${name} failed ${plural(failures, 'poll', 'polls in a row')}`,
      blocked: (name) => `${name} refuses our polls`,
      not_a_feed: (name) => `${name} answers with a page instead of a feed`,
      moved: (name) => `${name} has moved to another address`,
      gone: (name) => `${name} says it is gone for good`,
      quiet: (name) => `${name} is quieter than its habit`,
    },
    still: (headline) => `Still: ${headline}`,
    stillSeveral: (sources) => `Still: ${sources} sources cannot be read`,
    none: {
      heading: (inVain, sources) => `No source answers: ${inVain} of ${sources} were asked in vain`,
      over: 'Sources answer again',
      todo: 'This machine may be offline, or lack a name server: look there first, not at the sources.',
      stillPolled: 'They are still polled. Until they answer, seeing nothing there proves nothing.',
    },
    publishesAgain: (name) => `${name} has something new again`,
    todo: {
      failing: 'Look at its address in a browser; if it has another one, change url in sources.yaml.',
      blocked:
        'Write to its publisher and ask to be let in, agree on a userAgent for sources.yaml, or poll a source that carries the same.',
      not_a_feed:
        'Look for the present feed on its site and change url in sources.yaml, or read its list page (kind: page).',
      moved:
        'If the new address is its own, put it into url in sources.yaml, and its host into hosts. Until then it is read from there, but speaks for nobody.',
      gone: 'Change url in sources.yaml, or switch it off there. To try this address once more, poll it by its id.',
      quiet: 'Look at its site: if there is news that is not in the feed, the feed has died or moved.',
    },
    polledAddress: 'Polled',
    newAddress: 'Redirects for good to',
    stillPolled: 'It is still polled. Until it recovers, seeing nothing there proves nothing.',
    gone: 'It is no longer polled: seeing nothing there proves nothing.',
    recovered: 'Items published meanwhile are posted marked late.',
    failures: (number) => `${plural(number, 'failure', 'failures')} in a row`,
  },
  correction: {
    dismissed: (id) => `Correction: statement ${id} should not have been posted`,
    restored: (id) => `Correction: statement ${id} is back on the record: its dismissal was taken back`,
    re_attributed: (id) => `Correction: statement ${id} was put down to the wrong speaker`,
    affiliation_changed: (id) => `Correction: statement ${id} gave its speaker a wrong affiliation`,
    re_stanced: (id) => `Correction: statement ${id} was read wrongly`,
    moved: (id) => `Correction: statement ${id} was filed under the wrong claim`,
    stance_confirmed: (id) => `Statement ${id}: its stance was confirmed by an editor`,
    affiliation_added: (id) => `Statement ${id}: affiliation added`,
    added: 'The post is edited too; nothing it said was wrong.',
    everywhere: 'The post it corrects is edited too; the history keeps both.',
  },
  anchor: {
    heading: (entry) => `The ledger at entry ${entry}`,
    what: 'Keep this: if the record is cut off or written anew one day, this hash no longer fits (“onrecord verify”).',
  },
  backlog: {
    claim: (items, found) =>
      `${plural(items, 'stored item matches', 'stored items match')} (${statements(found)}); review`,
    source: (source, items, found) =>
      `${source}: ${plural(items, 'stored item matches', 'stored items match')} a tracked claim (${statements(found)}); review`,
    both: (source, items, found) =>
      `${source}: ${plural(items, 'stored item matches', 'stored items match')} (${statements(found)}); review`,
    quiet: 'Taken in from before: none of them is posted.',
  },
  held: {
    bulk: (source, items) => `${source} brought ${plural(items, 'item', 'items')} at once: held for an editor`,
    nothingPosted: 'None of them is posted until an editor has looked.',
    waiting: (matched, posts) =>
      `${plural(matched, 'item matches', 'items match')} a tracked claim; ${plural(posts, 'post waits', 'posts wait')}.`,
    nothingToRelease: 'They are stored; none of them would have been posted, so there is nothing to release.',
    edited: (source, items) => `${source} edited ${plural(items, 'entry', 'entries')} about tracked claims at once`,
    editsNotPosted: 'The edits are on record and are not posted one by one; there is nothing to release.',
  },
  gap: {
    heading: (source, entries) =>
      `${source}: none of its ${plural(entries, 'entry', 'entries')} was there at the last poll`,
    oldest: 'Oldest entry',
    todo:
      'More may have been published in between than it lists: look at its site for that time, and give it a shorter interval in sources.yaml. ' +
      'If another feed stands at its address by now, change url.',
  },
  authority: {
    link: (source, host) => `An entry of ${source} leads to ${host}`,
    redirect: (source, host) => `${source} was served by ${host}`,
    entry: 'Entry',
    expected: 'Its own hosts',
    todo: 'What stands there is not taken for its own voice. If the host is its own, add it to hosts in sources.yaml.',
  },
  card: {
    summary: (rung, flags) => [rung, ...flags].join(' · '),
    counts: (number, outlets) => `${statements(number)} in ${plural(outlets, 'outlet', 'outlets')}`,
    automatic: 'status set by rule',
    reviewed: 'claim reviewed by an editor',
    reworded: 'wording not yet reviewed again; it changed on',
    notReviewed: 'claim not yet reviewed by an editor',
    openProposals: (number) => `${plural(number, 'proposal', 'proposals')} waiting for an editor`,
    noStatements: 'No statement seen yet.',
    chargeIsAllegation: 'A charge is an allegation, not a finding.',
  },
}
