import type { ClaimEvent } from '../../domain/claim.ts'
import type { CorrectionNotice, RequestNotice, RevisionNotice } from '../../domain/notice.ts'
import type { OwnWords, StatementEditType } from '../../domain/statement-edit.ts'
import type { ProposalState } from '../../domain/status.ts'
import type { RequestRuleName, StatusRuleName } from '../../domain/status-rules.ts'
import type {
  Band,
  Flag,
  Language,
  LegalKind,
  Locale,
  NoEvidenceKind,
  PartyRole,
  Rung,
  SourceState,
  Stance,
} from '../../domain/vocabulary.ts'
import type { WhyNotAnswer } from '../../ports/commands.ts'
import type { ChatSetupStrings } from './chat-setup-strings.ts'
import type { ConfigurationStrings } from './configuration-strings.ts'
import type { CoverageStrings } from './coverage-strings.ts'
import type { DeliveryStrings } from './delivery-strings.ts'
import type { DiscordStrings } from './discord-strings.ts'
import type { FrontStrings } from './front-strings.ts'
import type { PollStrings } from './poll-strings.ts'
import type { SetupStrings } from './setup-strings.ts'
import type { SlackStrings } from './slack-strings.ts'
import type { WhyStrings } from './why-strings.ts'

/**
 * Every word the bot says, in one language. A word of the vocabulary added to the domain, or a string missing in one
 * language, is a type error here.
 *
 * House style: the bot says "said", "denied", "asked for" of others and never takes a side in its own voice.
 */
export type Catalogue = {
  locale: Locale
  words: WordStrings
  notices: NoticeStrings
  answers: AnswerStrings
  slack: SlackStrings
  delivery: DeliveryStrings
  discord: DiscordStrings
  front: FrontStrings
  setup: SetupStrings
  chatSetup: ChatSetupStrings
  configuration: ConfigurationStrings
  poll: PollStrings
}

/** A stance that needs no kind to be told in words. */
export type PlainStance = Exclude<Stance, 'no_evidence' | 'legal_action'>
export type RequestEvent = RequestNotice['event']

/** Words and phrases that notices and answers share. */
export type WordStrings = {
  /** Opening and closing quotation mark. */
  quoteMarks: readonly [string, string]
  list(names: string[]): string
  more(count: number): string
  /** The same as the last of a list of names: "A, B and 2 more". */
  others(count: number): string
  rung: Record<Rung, { word: string; meaning: string }>
  /** In place of a rung while a proposal for one is open. */
  waiting: string
  noRung: { word: string; meaning: string }
  flag: Record<Flag, string>
  /** "disputed by X and Y"; the flag alone where nobody is named. */
  flagBy(flag: Flag, by: string[]): string
  /** What the speaker did, after the name: "denied the claim". */
  stance: Record<PlainStance, string>
  noEvidence: Record<NoEvidenceKind | 'unspecified', string>
  legal: Record<LegalKind | 'unspecified', string>
  /** Where no stance may be named. */
  said: string
  /** The same where the words below are the outlet's report. */
  saidReported: string
  /** Before words in a list: "said:". */
  saidBefore: string
  /** What a legal step is not. */
  legalNote: Record<LegalKind, string>
  /** A legal step in a list: "charge (an allegation, not a finding)". */
  legalStep: Record<LegalKind | 'unspecified', string>
  /** For corrections: "a denial". */
  stanceNoun: Record<Stance, string>
  noEvidenceNoun: Record<NoEvidenceKind, string>
  speakerUnknown: string
  /** In place of words that were taken out of the record. */
  textRemoved: string
  unnamed: string
  role: Record<PartyRole, string>
  language: Record<Language, string>
  original(language: Language): string
  reported: string
  late: string
  heldBack: string
  /** Put on record by an editor. */
  addedByEditor: string
  /** Before an editor's translation into the language. */
  translation(language: Language): string
  /** On a post that was edited: what was wrong with it. */
  corrected: Record<CorrectionNotice['what'], (before: string, after: string) => string> & {
    /** A stance the post had not named. */
    readAnew: string
    /** Before what a post said that does not count any more. */
    firstPosted: string
    /** In a line of a card or a history. */
    mark: string
    /** Before what became of a charge. */
    sinceThen: string
  }
  outlets(others: number): string
  outletsShort(others: number): string
  requestLine(from: string, to: string): string
  requestState: Record<RequestEvent, string>
  days(days: number): string
  coverage: CoverageStrings
  sourceState: Record<SourceState, string>
  proposalState: Record<ProposalState, string>
  band: Record<Band, string>
  setRung(rung: Rung): string
  setFlag(flag: Flag, by: string[]): string
  clearFlag(flag: Flag): string
  settleRequest(id: number, state: string): string
  setStatus(value: string): string
  statusBasis: string
  /** Why a rule fired, after the name of whoever's words made it fire. */
  rule: Record<StatusRuleName | RequestRuleName, string>
  labels: Labels
  actions: ActionLabels
  console: { inThread: string; alsoInChannel: string; cardUpdated: string; postUpdated: string }
}

export type Labels = Record<
  | 'source'
  | 'when'
  | 'said'
  | 'published'
  | 'seen'
  | 'firstSeen'
  | 'role'
  | 'carriedBy'
  | 'why'
  | 'status'
  | 'flags'
  | 'cleared'
  | 'present'
  | 'proposed'
  | 'decidedBy'
  | 'reason'
  | 'restsOn'
  | 'asked'
  | 'waiting'
  | 'what'
  | 'since'
  | 'lastGood'
  | 'lastError'
  | 'nextPoll'
  | 'before'
  | 'after'
  | 'note'
  | 'claim'
  | 'claimant'
  | 'firstMadeOn'
  | 'requests'
  | 'latest'
  | 'narrower'
  | 'partOf'
  | 'coverage'
  | 'asOf'
  | 'match'
  | 'stance'
  | 'confidence'
  | 'appearances'
  | 'origin'
  | 'undo'
  | 'rule'
  | 'age'
  | 'article'
  | 'statement',
  string
>

export type ActionLabels = Record<
  | 'why'
  | 'history'
  | 'status'
  | 'confirm'
  | 'edit'
  | 'dismiss'
  | 'sources'
  | 'proposals'
  | 'undo'
  | 'release'
  | 'drop'
  | 'notAbout'
  | 'adopt'
  | 'watch_here'
  | 'digest_here'
  | 'unwatch_here'
  | 'requests'
  | 'share'
  | 'earlier'
  | 'next'
  | 'accept'
  | 'help'
  | 'deliveries'
  | 'mend'
  | 'assign_me'
  | 'archive'
  | 'restore',
  string
>

/** What each kind of notice says. */
export type NoticeStrings = {
  statement: { headline(who: string, did: string): string }
  status: {
    changed(decidedBy: 'editor' | 'automatic', changes: string): string
    move(from: string, to: string): string
    confirmedAsIs: string
    set(flag: string): string
    cleared(flag: string): string
    by: Record<'editor' | 'automatic', string>
  }
  proposal: { proposed(id: number, change: string): string; unseen: string }
  revision: {
    changed(source: string): string
    was: string
    now: string
    what: Record<RevisionNotice['changes'][number]['what'], string>
  }
  waiting: { reminder(count: number): string; firstPoll(count: number, source: string): string; nobody: string }
  withdrawal: { takenDown(source: string): string; held: string }
  /** `since`: the day it was asked. */
  request: Record<RequestEvent, (from: string, to: string, days: number, since: string) => string>
  health: {
    headline: Record<SourceState, (name: string, failures: number) => string>
    still(headline: string): string
    stillSeveral(sources: number): string
    /** Where no source at all answers. */
    none: { heading(inVain: number, sources: number): string; over: string; todo: string; stillPolled: string }
    publishesAgain(name: string): string
    /** What an operator can do about it. */
    todo: Record<Exclude<SourceState, 'new' | 'healthy'>, string>
    polledAddress: string
    newAddress: string
    stillPolled: string
    gone: string
    recovered: string
    failures(count: number): string
  }
  correction: Record<CorrectionNotice['what'], (statementId: number) => string> & Record<'everywhere' | 'added', string>
  anchor: { heading(entry: number): string; what: string }
  backlog: {
    claim(items: number, statements: number): string
    source(source: string, items: number, statements: number): string
    both(source: string, items: number, statements: number): string
    quiet: string
  }
  gap: { heading(source: string, entries: number): string; oldest: string; todo: string }
  authority: {
    link(source: string, host: string): string
    redirect(source: string, host: string): string
    entry: string
    expected: string
    todo: string
  }
  held: {
    bulk(source: string, items: number): string
    nothingPosted: string
    waiting(matched: number, posts: number): string
    nothingToRelease: string
    edited(source: string, items: number): string
    editsNotPosted: string
  }
  card: {
    summary(rung: string, flags: string[]): string
    counts(statements: number, outlets: number): string
    automatic: string
    reviewed: string
    notReviewed: string
    /** Before the day on which the wording became another than the reviewed one. */
    reworded: string
    openProposals(count: number): string
    noStatements: string
    chargeIsAllegation: string
  }
}

/** What each kind of answer says. */
export type AnswerStrings = {
  claims: {
    heading(count: number): string
    none: string
    statements(count: number): string
    latest: string
    narrowerOf(slug: string): string
    notReviewed: string
    archived: string
  }
  history: {
    heading: string
    none: string
    shown(shown: number, total: number): string
    silent: string
    /** `detail`: keys that changed, or the slug it had. */
    claim: Record<ClaimEvent['event'], (detail: string, version: number) => string>
    anEditor: string
    decided(by: string, automatic: boolean): string
    proposal(id: number, change: string, state: string): string
    by(name: string): string
    revision(source: string): string
    request(event: string, from: string, to: string): string
    /** `ids`: numbers of statements, or empty. */
    dismissed(by: string, ids: string, undone: boolean): string
    dismissedMark: string
    edited: Record<StatementEditType | OwnWords, (by: string, id: number) => string>
  }
  why: WhyStrings
  backtest: {
    heading: string
    looked(items: number): string
    bands(posted: number, possible: number, dropped: number): string
    per1000(rate: string): string
    statements(count: number): string
    posts(posts: number, repeats: number): string
    nothingWritten: string
    sample: Record<Band, string>
    noAlias(language: Language): string
    tooMany(rate: string, most: number): string
    blame(alias: string, matches: number): string
    none: string
    noItems: string
    replaces(slug: string): string
  }
  whyNot: { heading: string; verdict: Record<WhyNotAnswer['verdict'], string> }
  /** What a card of a past moment answers: before the time, and after it. */
  asOf: Record<'known' | 'said', { before: string; after: string }> & {
    /** After the time: of whose day it is the end. */
    endOf(day: string, zone: string): string
    /** Before the time since when. */
    untracked: string
    untrackedAfter: string
  }
  requests: { heading(total: number, waiting: number): string; none: string; after(days: string): string }
  proposals: { heading(open: number): string; none: string; age(days: number, hours: number): string }
  possible: {
    heading(total: number): string
    none: string
    item(id: number): string
    /** Before what was read there. */
    readBy: Record<'rules' | 'analyst', string>
    nothingRead: string
  }
  sources: {
    heading(healthy: number, total: number): string
    none: string
    disabled: string
    items(count: number): string
    stopped: string
    held(items: number, posts: number): string
  }
  coverage: {
    heading(about: string | null): string
    between: string
    and: string
    /** What part of the span it was healthy, in per cent. */
    healthy(percent: string): string
    ownVoice: string
    notPolled: string
    /** Before the times in which no worker ran. */
    gaps: string
    none: string
  }
  search: {
    heading(text: string, hits: number, more: boolean): string
    none(text: string): string
    kind: Record<'statement' | 'item' | 'claim', string>
    about(slugs: string): string
    newest: string
    best: string
    more: string
  }
  export: {
    heading(title: string, format: string): string
    file: string
    vouchedFor(entry: number): string
  }
  done: { heading(what: string): string }
}
