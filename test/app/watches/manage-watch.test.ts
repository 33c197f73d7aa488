import { beforeAll, describe, expect, test } from 'vitest'
import { ownSentence } from '../../../src/chat/compose/own-sentence.ts'
import type { WatchInput } from '../../../src/ports/reader-verbs.ts'
import { BOUNTIES, HOUR } from '../../support/bounty-case.ts'
import { copyEmptyRecord } from '../../support/open-record.ts'
import { type BotOptions, EVERYTHING, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const BO = { name: 'Bo', platform: 'slack', editor: false }
const CLAIM = { ...BOUNTIES, tags: ['mexico', 'border'] }
const start = (options: Partial<BotOptions> = {}) =>
  startBot({ folder: tempFolder(), sources: [], claims: [CLAIM], watches: [], ...options })
const desk = (scope: string, extra: Partial<WatchInput> = {}): WatchInput => ({
  platform: 'slack',
  channel: 'C1',
  scope,
  ...extra,
})

beforeAll(() => copyEmptyRecord(`${tempFolder()}/warm.db`))

test('a watch takes defaults, is changed in part, and each answer says how to go back', async () => {
  const bot = await start()
  const set = await bot.commands.watch(desk('cartel-bounties'), BO)
  expect(set.undo).toBe('onrecord unwatch C1 cartel-bounties --platform slack')
  expect(set.details).toContainEqual({ label: 'posted', value: 'at once' })
  const zone = 'America/Mexico_City'
  await bot.commands.watch(desk('cartel-bounties', { mode: 'daily', zone, locale: 'es' }), BO)
  const changed = await bot.commands.watch(
    desk('CARTEL-bounties', { quietHours: { from: '22:00', until: '7:00' } }),
    ANA,
  )
  expect(changed.undo).toBe(
    'onrecord watch C1 cartel-bounties --platform slack --events statement,status,request,correction --daily 08:00 ' +
      '--zone America/Mexico_City --quiet none --locale es',
  )
  const { watches } = await bot.commands.watches({ channel: 'C1' }, BO)
  expect(watches).toEqual([
    {
      watch: {
        id: expect.any(Number),
        platform: 'slack',
        channel: 'C1',
        scope: { type: 'claim', slug: 'cartel-bounties' },
        events: ['statement', 'status', 'request', 'correction'],
        locale: 'es',
        digest: { every: 'day', at: '08:00' },
        zone,
        quietHours: { from: '22:00', until: '07:00' },
      },
      declared: false,
      addedBy: 'Ana',
      paused: null,
    },
  ])
  await bot.commands.watch(desk('cartel-bounties', { mode: 'live', quietHours: null }), BO)
  expect((await bot.store.watches.active())[0]).toMatchObject({ digest: null, quietHours: null, locale: 'es' })
  await bot.close()
})

describe('a watch where the channel follows more already says what it adds', () => {
  const noteOf = async (before: WatchInput[], wanted: WatchInput) => {
    const bot = await start()
    for (const one of before) await bot.commands.watch(one, ANA)
    const { details } = await bot.commands.watch(wanted, BO)
    await bot.close()
    return details.find(({ label }) => label === 'note')?.value
  }
  test.each<[string, WatchInput[], WatchInput, RegExp | undefined]>([
    ['all', [desk('all')], desk('cartel-bounties'), /^it follows all already: this watch adds nothing, and nothing/],
    ['its tag', [desk('tag:mexico')], desk('cartel-bounties'), /^it follows tag:mexico already/],
    [
      'all, with fewer events',
      [desk('all', { events: ['status'] })],
      desk('cartel-bounties', { events: ['status', 'statement', 'revision'] }),
      /^it follows all already: this watch adds statement, revision, and nothing/,
    ],
    [
      'all, in a digest',
      [desk('all', { mode: 'daily' })],
      desk('cartel-bounties'),
      /in a digest: .* at once, and once$/,
    ],
    ['another tag', [desk('tag:mexico')], desk('all'), undefined],
    ['the same', [desk('cartel-bounties')], desk('cartel-bounties'), undefined],
    ['all, in another channel', [desk('all', { channel: 'C2' })], desk('cartel-bounties'), undefined],
  ])('%s', async (_what, before, wanted, note) => {
    const said = await noteOf(before, wanted)
    if (note === undefined) expect(said).toBeUndefined()
    else {
      expect(said).toMatch(note)
      expect(ownSentence(said ?? '', 'es')).toMatch(/^ya sigue /)
    }
  })
})

describe('refused in words, and nothing is written', () => {
  const cases: [string, WatchInput, RegExp][] = [
    ['an unknown claim', desk('cartel-bunties'), /Did you mean cartel-bounties/],
    ['an unknown tag', desk('tag:mexco'), /No claim has the tag "mexco". Did you mean mexico/],
    ['no channel', desk('all', { channel: ' ' }), /is no channel/],
    ['a channel that hides something', desk('all', { channel: 'des\u202Ek' }), /is no channel/],
    ['a zone that is an offset', desk('all', { zone: 'UTC+2' }), /IANA name/],
    ['a time that is none', desk('all', { mode: 'daily', at: '24:00' }), /no time of day/],
    ['a time without a digest', desk('all', { at: '09:00' }), /belongs to a digest/],
    ['quiet hours of no length', desk('all', { quietHours: { from: '1:00', until: '01:00' } }), /two times/],
    ['no events', desk('all', { events: [] }), /at least one event/],
    ['an event that does not exist', desk('all', { events: ['gossip' as 'note'] }), /"gossip" is no event/],
    ['what only editors see', desk('all', { events: ['proposal'] }), /Bo is not an editor/],
  ]
  test.each(cases)('%s', async (_what, input, words) => {
    const bot = await start()
    await expect(bot.commands.watch(input, BO)).rejects.toThrow(words)
    expect(await bot.store.watches.list()).toEqual([])
    await bot.close()
  })
})

test('unwatch names what is watched there; twice is not found', async () => {
  const bot = await start()
  await bot.commands.watch(desk('tag:Mexico'), BO)
  await expect(bot.commands.unwatch(desk('all'), BO)).rejects.toThrow(/It follows tag:mexico/)
  const gone = await bot.commands.unwatch(desk('tag:mexico'), BO)
  expect(gone.undo).toMatch(/^onrecord watch C1 tag:mexico --platform slack --events statement,/)
  await expect(bot.commands.unwatch(desk('tag:mexico'), BO)).rejects.toMatchObject({ code: 'not_found' })
  await bot.close()
})

describe('what onrecord.yaml declares', () => {
  const declared = { ...EVERYTHING, channel: 'newsroom' }

  test('changed or taken away by hand it stays so over a restart, until its entry is changed', async () => {
    const bot = await start({ watches: [declared, EVERYTHING] })
    const { watches } = bot.store
    const here = { platform: 'console', channel: 'newsroom', scope: 'all' } as const
    await bot.commands.watch({ ...here, locale: 'es' }, ANA)
    const removed = await bot.commands.unwatch({ ...here, channel: 'desk' }, ANA)
    expect(removed.details[0]?.value).toMatch(/comes back when that entry is changed/)
    await watches.syncDeclared([declared, EVERYTHING], bot.clock.now())
    expect(await watches.list()).toMatchObject([{ channel: 'newsroom', locale: 'es', declared: true, addedBy: 'Ana' }])
    await watches.syncDeclared(
      [
        { ...declared, events: ['status'] },
        { ...EVERYTHING, events: ['note'] },
      ],
      HOUR,
    )
    expect(await watches.list()).toMatchObject([
      { channel: 'newsroom', locale: 'en', events: ['status'], addedBy: null },
      { channel: 'desk', events: ['note'] },
    ])
    await bot.close()
  })

  test('taken out of the file it goes; what was set by hand stays', async () => {
    const bot = await start({ watches: [declared] })
    await bot.commands.watch(desk('all'), BO)
    await bot.store.watches.syncDeclared([], HOUR)
    expect((await bot.store.watches.list()).map((watch) => watch.channel)).toEqual(['C1'])
    await bot.close()
  })
})

describe('no reader silences what was set up for the newsroom', () => {
  const here = { platform: 'console', channel: 'desk', scope: 'all' } as const
  const changes: [string, Partial<WatchInput>][] = [
    ['mode', { mode: 'weekly' }],
    ['quiet hours', { quietHours: { from: '00:00', until: '23:59' } }],
    ['events', { events: ['status'] }],
    ['language', { locale: 'es' }],
    ['zone', { zone: 'Asia/Tokyo' }],
  ]

  test.each(changes)('%s of a declared watch: an editor changes it, a reader is refused', async (_what, change) => {
    const bot = await start({ watches: [EVERYTHING] })
    const before = await bot.store.watches.list()
    await expect(bot.commands.watch({ ...here, ...change }, BO)).rejects.toThrow(
      /declared in onrecord.yaml and is changed by editors only; Bo is not an editor/,
    )
    expect(await bot.store.watches.list()).toEqual(before)
    await bot.commands.watch({ ...here, ...change }, ANA)
    expect(await bot.store.watches.list()).not.toEqual(before)
    await bot.close()
  })

  test('a declared watch is not removed by a reader, and one they ask for again stays as it was', async () => {
    const bot = await start({ watches: [EVERYTHING] })
    const before = await bot.store.watches.list()
    await expect(bot.commands.unwatch(here, BO)).rejects.toThrow(/removed by editors only; Bo is not an editor/)
    await bot.commands.watch(here, BO)
    expect(await bot.store.watches.list()).toEqual(before)
    await bot.commands.unwatch(here, ANA)
    expect(await bot.store.watches.list()).toEqual([])
    await bot.close()
  })

  test.each(['proposal', 'health'] as const)("a watch that carries %s is an editor's too", async (event) => {
    const bot = await start()
    await bot.commands.watch(desk('all', { events: ['status', event] }), ANA)
    await expect(bot.commands.unwatch(desk('all'), BO)).rejects.toThrow(/carries proposal or health/)
    await expect(bot.commands.watch(desk('all', { mode: 'weekly' }), BO)).rejects.toThrow(/changed by editors only/)
    expect(await bot.store.watches.list()).toMatchObject([{ digest: null, events: ['status', event] }])
    await bot.close()
  })
})
