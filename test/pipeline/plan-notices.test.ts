import { describe, expect, test } from 'vitest'
import type { Watch } from '../../src/domain/event.ts'
import type { Notice } from '../../src/domain/notice.ts'
import { PLATFORMS, STANCES, WATCH_EVENTS, type WatchEvent } from '../../src/domain/vocabulary.ts'
import {
  isToldWith,
  isWorthPosting,
  type PlannedNotice,
  planNotices,
  type Telling,
} from '../../src/pipeline/plan-notices.ts'

const watch = (channel: string, scope: Watch['scope'], events: WatchEvent[] = [...WATCH_EVENTS]): Watch => ({
  id: 1,
  platform: 'console',
  channel,
  scope,
  events,
  locale: 'en',
})
const claim = { slug: 'cartel-bounties', tags: ['border'] }
const told = (kind: Notice['kind'], eventKey: string, about: PlannedNotice['claim'] = claim): PlannedNotice => ({
  notice: { kind } as Notice,
  eventKey,
  claim: about,
})
const keys = (planned: { channel: string; eventKey: string }[]) => planned.map((d) => `${d.channel}/${d.eventKey}`)

describe('who is told', () => {
  const everywhere = [
    watch('all', { type: 'all' }),
    watch('claim', { type: 'claim', slug: 'cartel-bounties' }),
    watch('other', { type: 'claim', slug: 'other' }),
    watch('tag', { type: 'tag', tag: 'border' }),
    watch('other-tag', { type: 'tag', tag: 'health' }),
  ]
  test('of a claim: its watchers, its tag’s and those of all', () => {
    expect(keys(planNotices([told('proposal', 'p1')], everywhere, 'm'))).toEqual(['all/p1', 'claim/p1', 'tag/p1'])
  })

  test('of a source: those who watch all alone', () => {
    expect(keys(planNotices([told('health', 'h1', null)], everywhere, 'm'))).toEqual(['all/h1'])
  })

  test.each<[Notice['kind'], WatchEvent | null]>([
    ['statement', 'statement'],
    ['status', 'status'],
    ['proposal', 'proposal'],
    ['revision', 'revision'],
    ['withdrawal', 'proposal'],
    ['request', 'request'],
    ['health', 'health'],
    ['correction', 'correction'],
    ['backlog', 'note'],
    ['held', 'health'],
    ['card', null],
  ])('%s goes to those who take %s, and to nobody else', (kind, event) => {
    const others = WATCH_EVENTS.filter((one) => one !== event)
    const watches = [
      watch('others', { type: 'all' }, others),
      ...(event ? [watch('it', { type: 'all' }, [event])] : []),
    ]
    const channels = planNotices([told(kind, 'k')], watches, 'm').filter((d) => d.notice !== null)
    expect(keys(channels)).toEqual(event ? ['it/k'] : [])
  })
})

test('the card goes first, once a claim, channel and poll; only status changes are broadcast', () => {
  const planned = planNotices(
    [told('statement', 's1'), told('status', 't1'), told('revision', 'r1')],
    [watch('desk', { type: 'all' })],
    'wire:1',
  )
  expect(
    planned.map(({ eventKey, threadOf, broadcast, notice }) => [eventKey, threadOf, broadcast, notice === null]),
  ).toEqual([
    ['card:cartel-bounties:wire:1', 'cartel-bounties', false, true],
    ['s1', 'cartel-bounties', false, false],
    ['t1', 'cartel-bounties', true, false],
    ['r1', 'cartel-bounties', false, false],
  ])
})

test('work for editors stands outside the thread and brings no card', () => {
  for (const kind of ['proposal', 'withdrawal', 'backlog', 'held'] as const) {
    const planned = planNotices(
      [told(kind, 'k', kind === 'held' ? null : claim)],
      [watch('desk', { type: 'all' })],
      'm',
    )
    expect(planned).toMatchObject([{ threadOf: null, eventKey: 'k' }])
  }
})

test('a channel with two watches that both want it is told once; two platforms are two channels', () => {
  const both = [watch('desk', { type: 'all' }), watch('desk', { type: 'tag', tag: 'border' })]
  expect(keys(planNotices([told('statement', 's1')], both, 'm'))).toEqual(['desk/card:cartel-bounties:m', 'desk/s1'])
  const platforms = PLATFORMS.map((platform) => ({ ...watch('desk', { type: 'all' }), platform }))
  expect(planNotices([told('proposal', 'p')], platforms, 'm').map((d) => d.platform)).toEqual([...PLATFORMS])
})

describe('what is worth a post', () => {
  test('a party is heard whatever it says, unless it only repeats, cannot be read or did not comment', () => {
    for (const stance of STANCES)
      expect(isWorthPosting({ stance, named: true, isParty: true })).toBe(
        !['mentions', 'unclear', 'declines_comment'].includes(stance),
      )
  })

  test('of others only what moves the record', () => {
    const told = STANCES.filter((stance) => isWorthPosting({ stance, named: true, isParty: false }))
    expect(told).toEqual([
      'denies',
      'disputes',
      'requests_evidence',
      'supplies_evidence',
      'supplies_counter_evidence',
      'corroborates',
      'retracts',
      'legal_action',
    ])
  })

  test('an unnamed voice interrupts nobody', () => {
    for (const stance of STANCES) expect(isWorthPosting({ stance, named: false, isParty: false })).toBe(false)
  })
})

describe('two statements of one sentence', () => {
  const first: Telling = {
    id: 1,
    claim: 'bounties',
    speaker: { name: 'Ana Ruiz', affiliation: 'minister', unnamed: false },
    quote: 'She found nothing and asked for it.',
    originItemId: 7,
    stanceShown: false,
  }
  const second: Telling = { ...first, id: 2 }

  test('the later one is told with the first where neither names its stance', () => {
    expect(isToldWith(second, first)).toBe(true)
    expect(isToldWith(first, second)).toBe(false)
  })

  test('the one that names its stance is told, whichever came first', () => {
    const shown = { ...second, stanceShown: true }
    expect(isToldWith(first, shown)).toBe(true)
    expect(isToldWith(shown, first)).toBe(false)
    expect(isToldWith(shown, { ...first, stanceShown: true })).toBe(false)
  })

  test.each<[string, Partial<Telling>]>([
    ['other words', { quote: 'She found nothing.' }],
    ['another speaker', { speaker: { ...first.speaker, name: 'Luis Prado' } }],
    ['another item', { originItemId: 8 }],
    ['an editor’s own', { originItemId: null }],
    ['another claim', { claim: 'bounties-charge' }],
  ])('%s: told by itself', (_, other) => {
    expect(isToldWith({ ...second, ...other }, first)).toBe(false)
  })
})
