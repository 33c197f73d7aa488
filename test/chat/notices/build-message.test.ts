import { describe, expect, it } from 'vitest'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import type {
  CorrectionNotice,
  HealthNotice,
  Notice,
  ProposalNotice,
  StatementNotice,
  StatusNotice,
} from '../../../src/domain/notice.ts'
import {
  FLAGS,
  LEGAL_KINDS,
  type Locale,
  NO_EVIDENCE_KINDS,
  RUNGS,
  SOURCE_STATES,
  STANCES,
  type Stance,
  type StanceKind,
} from '../../../src/domain/vocabulary.ts'
import { FORBIDDEN } from '../forbidden-words.ts'
import { firstLine, messageText, ownVoice } from '../message-text.ts'
import { at, CARD, NOTICES } from '../samples.ts'

const LOCALES: Locale[] = ['en', 'es']
const sample = <K extends Notice['kind']>(name: string, _kind: K) => NOTICES[name] as Extract<Notice, { kind: K }>
const STATEMENT: StatementNotice = sample('statement', 'statement')
const STATUS: StatusNotice = sample('status', 'status')
const PROPOSAL: ProposalNotice = sample('proposal', 'proposal')
const HEALTH: HealthNotice = sample('health', 'health')
const CORRECTION: CorrectionNotice = sample('correction', 'correction')

describe.each(LOCALES)('every kind of notice in %s', (locale) => {
  it.each(Object.entries(NOTICES))(
    '%s: a first line, a one-line fallback, times and commands, no side taken',
    (_name, notice) => {
      const message = buildNoticeMessage(notice, locale)
      expect(message.locale).toBe(locale)
      expect(message.fallback).not.toMatch(/\n/)
      expect(message.fallback.length).toBeLessThanOrEqual(300)
      expect(firstLine(message)).not.toBe('')
      expect(messageText(message)).toMatch(/\d{1,2} (Oct|oct|Nov|nov|Jan|ene) 202[56]/)
      expect(messageText(message)).not.toMatch(/undefined|NaN|\[object|Invalid/)
      expect(ownVoice(message)).not.toMatch(FORBIDDEN[locale])
      const actions = message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
      // A hash is for keeping: there is nothing to press.
      if (notice.kind !== 'anchor') expect(actions.length).toBeGreaterThan(0)
      for (const action of actions) expect(action.command).toMatch(/^onrecord [a-z]/)
    },
  )

  it.each(Object.entries(NOTICES).filter(([, notice]) => 'claim' in notice))(
    '%s: names the claim in its first line',
    (_name, notice) => {
      const title = 'claim' in notice && notice.claim !== null ? notice.claim.title : ''
      expect(firstLine(buildNoticeMessage(notice, locale))).toContain(title)
      expect(buildNoticeMessage(notice, locale).fallback).toContain(title)
    },
  )

  it('the same notice gives the same message', () => {
    for (const notice of Object.values(NOTICES)) {
      expect(buildNoticeMessage(notice, locale)).toEqual(buildNoticeMessage(structuredClone(notice), locale))
    }
  })
})

describe('a statement', () => {
  const kinds: [Stance, StanceKind | undefined][] = STANCES.flatMap((stance) => {
    if (stance === 'no_evidence')
      return [undefined, ...NO_EVIDENCE_KINDS].map((kind): [Stance, StanceKind | undefined] => [stance, kind])
    if (stance === 'legal_action')
      return [undefined, ...LEGAL_KINDS].map((kind): [Stance, StanceKind | undefined] => [stance, kind])
    return [[stance, undefined] as [Stance, StanceKind | undefined]]
  })
  const { stanceKind: _kind, ...plain } = STATEMENT
  const told = (stance: Stance, kind: StanceKind | undefined, stanceShown: boolean, locale: Locale) =>
    buildNoticeMessage({ ...plain, stance, ...(kind === undefined ? {} : { stanceKind: kind }), stanceShown }, locale)

  it.each(LOCALES)('says each stance and kind in other words (%s)', (locale) => {
    const lines = kinds.map(([stance, kind]) => firstLine(told(stance, kind, true, locale)))
    expect(new Set(lines).size).toBe(kinds.length)
    for (const line of lines) expect(line).not.toMatch(FORBIDDEN[locale])
  })

  it.each(LOCALES)('says only "said" where the stance may not be named, whatever it is (%s)', (locale) => {
    const lines = kinds.map(([stance, kind]) => firstLine(told(stance, kind, false, locale)))
    expect(new Set(lines).size).toBe(1)
    expect(lines[0]).toContain(locale === 'en' ? 'said the following' : 'dijo lo siguiente')
    const bodies = kinds.map(([stance, kind]) => ownVoice(told(stance, kind, false, locale)))
    for (const body of bodies) expect(body).not.toMatch(/denied|disputed|negó|puso en duda|confirm|received|recibieron/)
  })

  it.each<[Locale, Stance, StanceKind | undefined, string]>([
    ['en', 'denies', undefined, 'denied the claim'],
    ['en', 'disputes', undefined, 'disputed the claim'],
    ['en', 'requests_evidence', undefined, 'asked for evidence'],
    ['en', 'no_evidence', 'received_none', 'said no evidence was received'],
    ['en', 'no_evidence', 'found_none', 'said a search found no evidence'],
    ['en', 'legal_action', 'charge', 'an allegation, not a finding'],
    ['en', 'legal_action', 'acquittal', 'found not guilty'],
    ['en', 'legal_action', 'dropped', 'no finding'],
    ['es', 'denies', undefined, 'negó la afirmación'],
    ['es', 'no_evidence', 'received_none', 'no se recibieron pruebas'],
    ['es', 'no_evidence', 'found_none', 'se buscaron pruebas y no se hallaron'],
    ['es', 'legal_action', 'charge', 'no es una conclusión probada'],
    ['es', 'legal_action', 'acquittal', 'no culpable'],
  ])('%s: %s %s reads "%s"', (locale, stance, kind, words) => {
    expect(firstLine(told(stance, kind, true, locale))).toContain(words)
  })

  it.each(LOCALES)('a charge carries its label even where its stance may not be named (%s)', (locale) => {
    const label = locale === 'en' ? 'an allegation, not a finding' : 'no una conclusión probada'
    expect(messageText(told('legal_action', 'charge', false, locale))).toContain(label)
    expect(messageText(told('denies', undefined, false, locale))).not.toContain(label)
  })

  it('gives who, the original words, where with the real host, when, why, and how many others', () => {
    const text = messageText(buildNoticeMessage(STATEMENT, 'en'))
    for (const part of [
      'Claudia Sheinbaum (President of Mexico)',
      'no hay información',
      'original in Spanish',
      'Diario del Centro (diario.example)',
      'said 15 Oct 2025 · published 15 Oct 2025, 16:00 UTC · seen 15 Oct 2025, 16:07 UTC',
      'Matched on: “Sheinbaum” and “recompensas” (for “bounties”)',
      '6 other outlets',
      'respondent',
      'onrecord why 12',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('labels the original language only where it is not the reader’s', () => {
    expect(messageText(buildNoticeMessage(STATEMENT, 'es'))).not.toContain('original en')
    expect(messageText(buildNoticeMessage(STATEMENT, 'en'))).toContain('original in Spanish')
    const other = { ...STATEMENT, quote: { ...STATEMENT.quote, language: 'und' as const } }
    expect(messageText(buildNoticeMessage(other, 'en'))).toContain('original wording')
  })

  it('puts only the speaker’s own words between quotation marks', () => {
    const fallback = (direct: boolean, locale: Locale) =>
      buildNoticeMessage({ ...STATEMENT, quote: { ...STATEMENT.quote, direct } }, locale).fallback
    expect(fallback(true, 'en')).toContain('“no hay información”')
    expect(fallback(true, 'es')).toContain('«no hay información»')
    expect(fallback(false, 'en')).not.toMatch(/[“”«»]/)
    expect(fallback(false, 'en')).toContain('reported, not a direct quotation')
  })

  it('says whose words stand below where the stance may not be named', () => {
    const line = (direct: boolean) =>
      firstLine(buildNoticeMessage({ ...STATEMENT, stanceShown: false, quote: { ...STATEMENT.quote, direct } }, 'en'))
    expect(line(true)).toContain('said the following ·')
    expect(line(false)).toContain('said this, as reported ·')
  })

  it('gives nobody a name the text does not give', () => {
    const by = (name: string, unnamed: boolean) =>
      firstLine(buildNoticeMessage({ ...STATEMENT, speaker: { name, affiliation: '', unnamed } }, 'en'))
    expect(by('', false)).toMatch(/^A speaker the text does not name said/)
    expect(by('a senior official', true)).toMatch(/^A senior official \(not named\) said/)
  })

  it('says when it was seen late', () => {
    expect(messageText(buildNoticeMessage({ ...STATEMENT, late: true }, 'en'))).toContain('seen late')
    expect(messageText(buildNoticeMessage({ ...STATEMENT, late: true }, 'es'))).toContain('visto tarde')
  })

  it('shows the host a link leads to, not the one it pretends', () => {
    const source = {
      ...STATEMENT.source,
      name: 'www.dhs.gov',
      url: 'https://www.dhs.gov@evil.example/x',
      host: 'www.dhs.gov',
    }
    const links = buildNoticeMessage({ ...STATEMENT, source }, 'en').blocks.flatMap((block) =>
      block.type === 'fields' ? block.fields.flatMap(({ spans }) => spans.filter((span) => span.type === 'link')) : [],
    )
    expect(links).toEqual([{ type: 'link', label: 'www.dhs.gov', host: 'evil.example', url: 'https://evil.example/x' }])
  })

  it('never links an address that is not http(s)', () => {
    const source = { ...STATEMENT.source, url: 'javascript:alert(1)' }
    expect(JSON.stringify(buildNoticeMessage({ ...STATEMENT, source }, 'en').blocks)).not.toMatch(/"link"|javascript/)
  })
})

describe('a change of status', () => {
  it.each<[Partial<StatusNotice>, string]>([
    [{}, 'An editor changed the status: asserted → cited, now disputed by Mike Vigil (former DEA agent)'],
    [{ decidedBy: 'automatic' }, 'Status changed by rule: asserted → cited'],
    [
      { from: { rung: 'cited', flags: ['disputed'] }, to: { rung: 'asserted', flags: [] } },
      'cited → asserted, no longer disputed',
    ],
    [{ from: { rung: null, flags: [] }, to: { rung: 'asserted', flags: [] } }, 'no status yet → asserted'],
  ])('%j reads "%s"', (change, words) => {
    expect(firstLine(buildNoticeMessage({ ...STATUS, ...change }, 'en'))).toContain(words)
  })

  it('gives the reason, the role of who decided, and what it rests on', () => {
    const text = messageText(buildNoticeMessage(STATUS, 'en'))
    for (const part of [
      'evidence is said to exist, none published',
      'publishes none',
      'an editor, 14 Oct 2025',
      '#9 DHS said: credible intelligence',
    ]) {
      expect(text).toContain(part)
    }
  })

  it.each(LOCALES)('tells every rung with its meaning, and every flag with by whom (%s)', (locale) => {
    const flags = FLAGS.map((flag) => ({ flag, by: ['Somebody'], since: at('2025-10-14T00:00:00Z'), statementIds: [] }))
    const texts = RUNGS.map((rung) => messageText(buildNoticeMessage({ ...STATUS, to: { rung, flags } }, locale)))
    expect(new Set(texts).size).toBe(RUNGS.length)
    for (const text of texts) expect(text.split('Somebody').length - 1).toBeGreaterThanOrEqual(FLAGS.length)
  })
})

describe('the others', () => {
  it.each<[ProposalNotice['proposed'], string]>([
    [{ type: 'set_rung', value: 'cited', by: [] }, 'Proposal 3: set the status to cited?'],
    [{ type: 'set_flag', value: 'disputed', by: ['A', 'B'] }, 'Proposal 3: flag it as disputed by A and B?'],
    [{ type: 'clear_flag', value: 'disputed', by: [] }, 'Proposal 3: take off the flag: disputed?'],
  ])('proposal %j reads "%s"', (proposed, words) => {
    const message = buildNoticeMessage({ ...PROPOSAL, proposed }, 'en')
    expect(firstLine(message)).toContain(words)
    expect(messageText(message)).toMatch(/onrecord decide 3 --confirm --as NAME[\s\S]*--rung RUNG[\s\S]*--dismiss/)
  })

  it('a revision says what was seen, not what was meant', () => {
    const text = messageText(buildNoticeMessage(NOTICES.revision ?? fail(), 'en'))
    expect(text).toContain('no correction note seen')
    expect(text).toContain('was: up to $50,000 → now: up to $10,000')
  })

  it.each(LOCALES)('a withdrawal does not repeat the words taken down (%s)', (locale) => {
    expect(messageText(buildNoticeMessage(NOTICES.withdrawal ?? fail(), locale))).not.toContain(
      'Words taken down'.slice(0, 11),
    )
  })

  it('a request counts its days, and only while it waits', () => {
    const days = (name: string) => messageText(buildNoticeMessage(NOTICES[name] ?? fail(), 'en'))
    expect(days('request_no_answer_seen')).toMatch(/No public answer seen since \d{1,2} Oct 2025 \(30 days\)/)
    expect(days('request_answered')).not.toContain('30 days')
    expect(days('request_refused')).toContain('DHS refused the request for evidence by Government of Mexico')
  })

  it.each(LOCALES)('each state of a source has its own sentence (%s)', (locale) => {
    const lines = SOURCE_STATES.map((state) => firstLine(buildNoticeMessage({ ...HEALTH, state }, locale)))
    expect(new Set(lines).size).toBe(SOURCE_STATES.length)
  })

  it.each<[CorrectionNotice['what'], string, string]>([
    ['dismissed', 'denies', 'should not have been posted'],
    ['re_attributed', 'DHS', 'wrong speaker'],
    ['affiliation_changed', 'Mike Vigil (DEA)', 'wrong affiliation'],
    ['re_stanced', 'denies', 'read wrongly'],
    ['moved', 'cartel-bounties', 'wrong claim'],
  ])('a correction (%s) says what was wrong', (what, before, words) => {
    const text = messageText(buildNoticeMessage({ ...CORRECTION, what, before }, 'en'))
    expect(text).toMatch(/^Correction/)
    expect(text).toContain(words)
    expect(text).toContain(before === 'denies' ? 'a denial' : before)
  })
})

describe('what was added where nothing was wrong', () => {
  it.each<[CorrectionNotice['what'], RegExp]>([
    ['affiliation_added', /^Statement 12: affiliation added/],
    ['stance_confirmed', /^Statement 12: its stance was confirmed by an editor/],
  ])('%s accuses nobody', (what, words) => {
    const text = messageText(buildNoticeMessage({ ...CORRECTION, what }, 'en'))
    expect(text).toMatch(words)
    expect(text).not.toMatch(/correct|wrong speaker|wrongly/i)
  })
})

describe('the status card', () => {
  it('scans from the status to the coverage', () => {
    const text = ownVoice(buildNoticeMessage({ kind: 'card', card: CARD }, 'en'))
    const order = [
      'cited — evidence is said to exist, none published',
      'disputed by Mike Vigil (former DEA agent), since 16 Oct 2025',
      'evidence requested by Government of Mexico',
      'Government of Mexico asked DHS for evidence · 15 Oct 2025 · 41 days · no public answer seen',
      'said no evidence was received: “no hay información” (original in Spanish)',
      'DHS said: “credible intelligence”',
      'charge (an allegation, not a finding), 6 Oct 2025 · acquittal (found not guilty), 22 Jan 2026',
      "11 of 12 sources healthy; dhs.gov blocked since 16 Oct 2025, 14:02 UTC; Mexico's presidency is not polled",
      'As of 25 Nov 2025, 09:30 UTC',
    ].map((part) => text.indexOf(part))
    expect(
      order.every((position) => position >= 0),
      String(order),
    ).toBe(true)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  })

  it('tells each kind of step in court once, by its first day', () => {
    const [narrower = fail()] = CARD.narrower
    const legal = ['2025-10-08', '2025-10-06', '2025-10-07'].map((day) => ({ kind: 'charge' as const, at: at(day) }))
    const text = messageText(
      buildNoticeMessage({ kind: 'card', card: { ...CARD, narrower: [{ ...narrower, legal }] } }, 'en'),
    )
    expect(text.split('charge (an allegation')).toHaveLength(2)
    expect(text).toContain('not a finding), 6 Oct 2025')
  })

  it('counts the names it does not show', () => {
    const by = ['A', 'B', 'C', 'D', 'E', 'F']
    const card = {
      ...CARD,
      flags: [{ flag: 'disputed' as const, by, since: CARD.asOf, statementIds: [] }],
      coverage: { ...CARD.coverage, notPolled: by },
    }
    const text = messageText(buildNoticeMessage({ kind: 'card', card }, 'en'))
    expect(text).toContain('disputed by A, B, C, D and 2 more')
    expect(text).toContain('A, B, C, D and 2 more are not polled')
  })

  it('counts what it does not show', () => {
    const [latest] = CARD.latest
    const many = { ...CARD, latest: Array.from({ length: 40 }, () => latest ?? fail()) }
    expect(messageText(buildNoticeMessage({ kind: 'card', card: many }, 'en'))).toContain('and 35 more')
  })

  it('an empty claim says so', () => {
    const empty = {
      ...CARD,
      rung: null,
      flags: [],
      latest: [],
      requests: [],
      narrower: [],
      coverage: { healthy: 0, total: 0, troubled: [], notPolled: [] },
    }
    const text = messageText(buildNoticeMessage({ kind: 'card', card: empty }, 'en'))
    expect(text).toContain('No statement seen yet')
    expect(text).toContain('no source is polled for this claim')
  })
})

function fail(): never {
  throw new Error('A sample is missing.')
}
