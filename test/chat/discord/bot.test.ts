import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DiscordBot } from '../../../src/chat/discord/bot/create-bot.ts'
import { createDiscordPublisher } from '../../../src/chat/discord/discord-publisher.ts'
import type { Message } from '../../../src/domain/message.ts'
import { followConfig } from '../../../src/main.ts'
import type { Commands } from '../../../src/ports/commands.ts'
import { sdkFetch } from '../../../src/runtime/sdk-fetch.ts'
import type { Act } from '../../doubles/discord/payloads.ts'
import { type AnsweredInteraction, type DiscordDouble, startDiscord } from '../../doubles/discord/start-discord.ts'
import { IDS } from '../../doubles/discord/world.ts'
import { aPoll, aProposal, aStatement } from '../../support/builders.ts'
import { type Bot, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { openDiscordBot } from './open-discord-bot.ts'

let discord: DiscordDouble
let app: Bot
let bot: DiscordBot
/** Between the bot and the record: what a test may slow down. */
let delay: (verb: string) => Promise<void> = async () => {}

const slowed = (commands: Commands): Commands =>
  new Proxy(commands, {
    get: (target, verb) => {
      const own = Reflect.get(target, verb) as (...args: unknown[]) => Promise<unknown>
      return async (...args: unknown[]) => {
        await delay(String(verb))
        return own.apply(target, args)
      }
    },
  })

beforeAll(async () => {
  discord = await startDiscord()
})
beforeEach(async () => {
  await discord.reset()
  delay = async () => {}
  app = await startBot({ folder: tempFolder(), sources: [] })
  await followConfig(app)
  bot = await openDiscordBot(discord, slowed(app.commands))
})
afterEach(async () => {
  expect(await discord.problems()).toEqual([])
  await bot.stop()
  await app.close()
})
afterAll(() => discord.stop())

const run = async (act: Act) => discord.answered(await discord.act(act))
const status = (extra: Partial<Act> = {}): Act => ({
  kind: 'command',
  command: 'claim',
  sub: 'status',
  options: { claim: 'cartel-bounties' },
  user: IDS.ana,
  ...extra,
})
const wordsOf = ({ original, followups }: AnsweredInteraction) =>
  [original, ...followups].map((one) => [one?.content, one?.embeds[0]?.description].join('\n')).join('\n')
const buttons = ({ original, followups }: AnsweredInteraction) =>
  [original, ...followups].flatMap((one) =>
    (one?.components ?? []).flatMap((row) => (row.components as { custom_id: string; label: string }[]) ?? []),
  )
const shownTo = (one: AnsweredInteraction) =>
  [...(one.original ? [one.original] : []), ...one.followups].map((message) => message.ephemeral)

describe('commands', () => {
  test('are registered once, in servers alone, in both languages; the connection asks for servers alone', async () => {
    await bot.stop()
    bot = await openDiscordBot(discord, app.commands)
    const { requests, gateway } = await discord.log()
    const written = requests.filter(({ method, route }) => method === 'PUT' && route?.endsWith('/commands'))
    // Once in the life of the double: the second bot found them as they are.
    expect(written.length).toBeLessThanOrEqual(1)
    expect(requests.filter(({ method, route }) => method === 'GET' && route?.endsWith('/commands'))).toHaveLength(2)
    expect(gateway.filter(({ intents }) => intents !== undefined).map(({ intents }) => intents)).toEqual([1, 1])
  })

  test('a question is put off at once and answered to the asker alone', async () => {
    const answer = await run(status())
    expect(answer.callback).toMatchObject({ type: 5, data: { flags: 64 } })
    expect(wordsOf(answer)).toContain('**Cartel bounties on ICE and CBP officers**')
    expect(shownTo(answer)).toEqual([true])
    expect(await discord.messages()).toEqual([])
  })

  test('in the language of whoever asks', async () => {
    expect(wordsOf(await run(status({ locale: 'es-419' })))).toContain('Estado:')
    expect(wordsOf(await run(status({ locale: 'de' })))).toContain('Status:')
  })

  test.each<[string, Act['options'], RegExp]>([
    ['list', {}, /Cartel bounties/],
    ['history', { claim: 'bounties' }, /Cartel bounties/],
    ['asof', { claim: 'cartel-bounties', date: '2025-11-01' }, /Cartel bounties/],
    ['why-not', { url: 'https://wire.example/1' }, /wire\.example/],
    ['requests', {}, /./],
    ['watches', { where: 'everywhere' }, /./],
    ['help', {}, /\/claim status/],
    ['why', { statement: 99 }, /99/],
    ['status', { claim: 'cartel-bountis' }, /./],
  ])('/claim %s answers', async (sub, options, words) => {
    const answer = await run({ kind: 'command', command: 'claim', sub, options, user: IDS.ana })
    expect(wordsOf(answer)).toMatch(words)
    expect(shownTo(answer)).toEqual([true])
  })

  test('an answer is put into the channel by a button, with the name of who did it', async () => {
    const answer = await run(status())
    const share = buttons(answer).find(({ custom_id }) => custom_id.startsWith('a:share:'))
    const shared = await run({
      kind: 'component',
      customId: share?.custom_id,
      message: answer.original?.id,
      user: IDS.ana,
    })
    expect(shared.callback).toMatchObject({ type: 6 })
    const [posted] = await discord.messages()
    expect(posted?.content).toContain('Cartel bounties')
    expect(posted?.embeds[0]?.description).toContain('Ana Reader')
  })

  test('an export is a file', async () => {
    const answer = await run({
      kind: 'command',
      command: 'claim',
      sub: 'export',
      options: { claim: 'cartel-bounties', format: 'csv' },
    })
    const [file] = answer.original?.files ?? []
    expect(file?.name).toMatch(/^cartel-bounties.*\.csv$/)
    expect(file?.text).toContain('claim,statement')
  })
})

describe('suggestions', () => {
  const typing = (typed: string, extra: Partial<Act> = {}): Act => ({
    kind: 'autocomplete',
    command: 'claim',
    sub: 'status',
    options: { claim: typed },
    focused: 'claim',
    ...extra,
  })
  const choicesOf = (one: AnsweredInteraction) =>
    (one.callback as { data: { choices: { name: string; value: string }[] } }).data.choices

  test('claims by what is typed so far', async () => {
    expect(choicesOf(await run(typing('bount')))).toEqual([
      { name: 'Cartel bounties on ICE and CBP officers (cartel-bounties)', value: 'cartel-bounties' },
    ])
  })

  test('one that comes too late does no harm', async () => {
    await discord.act(typing('bount', { expiresMs: 0 }))
    expect(wordsOf(await run(status()))).toContain('Cartel bounties')
    const { requests } = await discord.log()
    expect(requests.filter(({ status: code }) => code === 404)).toHaveLength(1)
  })
})

describe('forms and rights', () => {
  const addClaim: Act = { kind: 'command', command: 'claim-admin', sub: 'add' }
  const typed = {
    title: 'A claim typed on Discord',
    text: 'Somebody said that something was so.',
    claimant: 'US Department of Homeland Security',
    firstMadeOn: '2025-10-14',
    aliases: 'something so',
  }
  const formOf = (one: AnsweredInteraction) => (one.callback as { data: { custom_id: string } }).data.custom_id
  const openForm = async () => formOf(await run(addClaim))

  test('a kept connection that is closed as it is used again is no failure: what was done is told as done', async () => {
    const customId = await openForm()
    await bot.stop()
    const closed = new Set<string>()
    bot = await openDiscordBot(discord, app.commands, {
      send(url, init) {
        const [kind] = /(?:callback|original)$/.exec(String(url)) ?? []
        if (kind === undefined || closed.has(kind)) return sdkFetch(url, init)
        closed.add(kind)
        const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
        return Promise.reject(new TypeError('fetch failed', { cause }))
      },
    })
    const done = await run({ kind: 'modal', customId, fields: typed })
    expect(wordsOf(done)).toContain('a-claim-typed-on-discord added')
    expect([...closed]).toEqual(['callback', 'original'])
  })

  test('a form is opened at once, and what is typed is done', async () => {
    const customId = await openForm()
    const done = await run({ kind: 'modal', customId, fields: typed })
    expect(wordsOf(done)).toContain('a-claim-typed-on-discord added')
    expect(shownTo(done)).toEqual([true])
  })

  test('what is wrong is told with what was typed; the form comes back with it', async () => {
    const customId = await openForm()
    const answer = await run({ kind: 'modal', customId, fields: { ...typed, firstMadeOn: 'some day', title: '' } })
    expect(wordsOf(answer)).toContain('Nothing was changed yet')
    expect(JSON.stringify(answer.original?.embeds)).toContain('Somebody said that something was so.')
    const [mend] = buttons(answer)
    const again = await run({ kind: 'component', customId: mend?.custom_id, message: answer.original?.id })
    expect(again.callback).toMatchObject({ type: 9, data: { custom_id: customId } })
    expect(JSON.stringify(again.callback)).toContain('Somebody said that something was so.')
    const other = await run({
      kind: 'component',
      customId: mend?.custom_id,
      message: answer.original?.id,
      user: IDS.ana,
    })
    expect(wordsOf(other)).toContain('not kept any more')
  })

  test('who is no editor is refused, though Discord showed the command', async () => {
    await discord.world({ members: [{ id: IDS.ana, manager: true }] })
    const answer = await run({ ...addClaim, user: IDS.ana })
    expect(answer.callback).toMatchObject({ type: 4, data: { flags: 64 } })
    expect(wordsOf(answer)).toMatch(/editor/i)
  })

  test('a role taken away between opening and sending counts', async () => {
    const customId = await openForm()
    await discord.world({ members: [{ id: IDS.eva, roles: [] }] })
    const answer = await run({ kind: 'modal', customId, fields: typed })
    expect(wordsOf(answer)).toMatch(/editor/i)
    expect(await app.store.claims.find('a-claim-typed-on-discord')).toBeNull()
  })

  test('an editor by name, without the role', async () => {
    await bot.stop()
    bot = await openDiscordBot(discord, app.commands, { editors: { users: [IDS.ana], roles: [] } })
    await discord.world({ members: [{ id: IDS.ana, manager: true }] })
    expect((await run({ ...addClaim, user: IDS.ana })).callback).toMatchObject({ type: 9 })
  })

  test('in a server that is not on the list nothing is told', async () => {
    const answer = await run(status({ guild: IDS.otherGuild, channel: IDS.elsewhere }))
    expect(wordsOf(answer)).toContain('does not answer in this server')
    expect(wordsOf(answer)).not.toContain('Cartel')
  })
})

describe('a menu', () => {
  test('what found no room as a button of a post is asked from a menu, for the asker alone', async () => {
    const actions = Array.from({ length: 30 }, (_, n) => ({
      id: 'history',
      label: `History ${n}`,
      value: n === 29 ? 'cartel-bounties' : `other-${n}`,
      command: '',
    }))
    const message: Message = { fallback: 'A post', tone: 'neutral', blocks: [{ type: 'actions', actions }] }
    const publisher = createDiscordPublisher({ token: discord.token, api: `${discord.url}/api` })
    const place = { channel: IDS.newsroom, thread: null }
    const post = await publisher.publish({ place, message, key: '0'.repeat(25), broadcast: false })
    const chosen = await run({
      kind: 'component',
      customId: 'menu',
      message: post.id,
      values: ['a:history:cartel-bounties'],
      user: IDS.ana,
    })
    expect(chosen.callback).toMatchObject({ type: 6 })
    expect(chosen.followups.map(({ ephemeral }) => ephemeral)).toEqual([true])
    expect(wordsOf({ ...chosen, original: null })).toContain('Cartel bounties')
    await publisher.close()
  })
})

describe('a slow store', () => {
  test('a question is answered when the answer is there', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    delay = () => promise
    const id = await discord.act(status())
    await discord.answered(id, ({ callback }) => callback !== null)
    expect((await discord.interaction(id)).original?.loading).toBe(true)
    resolve()
    expect(wordsOf(await discord.answered(id))).toContain('Cartel bounties')
  })

  test('a form that comes too late is offered by a button', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    delay = () => promise
    const id = await discord.act({
      kind: 'command',
      command: 'claim-admin',
      sub: 'edit',
      options: { claim: 'cartel-bounties' },
    })
    await discord.answered(id, ({ callback }) => callback !== null)
    resolve()
    const late = await discord.answered(id)
    const [open] = buttons(late)
    const opened = await run({ kind: 'component', customId: open?.custom_id, message: late.original?.id })
    expect(opened.callback).toMatchObject({ type: 9 })
  })
})

describe('the gateway', () => {
  test.each<[string, object, number[]]>([
    ['closed with 4000', { close: 4000 }, [6]],
    ['asked to reconnect', { op: 7 }, [6]],
    ['told that the session is over', { op: 9, resumable: false }, [2]],
    ['cut', {}, [6]],
  ])(
    '%s: goes on, answers, registers nothing again',
    async (_, what, expected) => {
      const before = (await discord.log()).gateway.length
      await discord.gateway(what)
      await discord.waitFor(
        'the bot to be back',
        async () => {
          const { gateway, connected } = await discord.log()
          return connected && gateway.slice(before).some(({ op, from }) => from === 'bot' && (op === 2 || op === 6))
        },
        15_000,
      )
      expect(wordsOf(await run(status()))).toContain('Cartel bounties')
      const { gateway, requests } = await discord.log()
      const begun = gateway.slice(before).filter(({ op, from }) => from === 'bot' && (op === 2 || op === 6))
      expect(begun.map(({ op }) => op)).toEqual(expected)
      expect(
        requests.filter(({ method, route }) => method === 'PUT' && route?.endsWith('/commands')).length,
      ).toBeLessThanOrEqual(1)
    },
    30_000,
  )

  test('a command sent while the connection is down is answered after the resume', async () => {
    await discord.gateway({ close: 4000 })
    expect(wordsOf(await run(status()))).toContain('Cartel bounties')
  }, 20_000)

  test('down when the bot starts: one session in the end, and each command is done once', async () => {
    await bot.stop()
    const before = (await discord.log()).gateway.length
    await discord.gateway({ refuse: 503 })
    const warned: string[] = []
    const log = { debug() {}, info() {}, error() {}, warn: (_: object, message: string) => void warned.push(message) }
    const opened = openDiscordBot(discord, app.commands, { log })
    await new Promise((resolve) => setTimeout(resolve, 4_500))
    await discord.gateway({ refuse: null })
    bot = await opened
    // A second session would begin within half a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const { gateway } = await discord.log()
    expect(gateway.slice(before).filter(({ op, from }) => from === 'bot' && op === 2)).toHaveLength(1)
    const id = await discord.act(status())
    await discord.answered(id)
    const callbacks = (await discord.log()).requests.filter(({ path }) => path.includes(`/interactions/${id}/`))
    expect(callbacks).toHaveLength(1)
    // Not one line for each of its tries.
    expect(warned.length).toBeLessThanOrEqual(2)
  }, 40_000)

  test('a token that is refused is told, and not tried for ever', async () => {
    await bot.stop()
    await discord.world({ revoked: true })
    const told: string[] = []
    const log = { debug() {}, info() {}, warn() {}, error: (_: object, message: string) => void told.push(message) }
    await openDiscordBot(discord, app.commands, { log }).catch(() => {})
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('does not accept the bot token')
    await discord.world({ revoked: false })
    bot = await openDiscordBot(discord, app.commands)
  }, 30_000)
})

describe('a hundred clicks', () => {
  test('confirm a proposal once', async () => {
    const planned = aPoll({ statements: [aStatement(1)], proposals: [aProposal(1, { statementIds: [1] })] })
    await app.store.polls.commitExtra({ ...planned, sourceId: null })
    await app.store.polls.allocateIds('status_step', 50)
    const review = await run({ kind: 'command', command: 'claim-admin', sub: 'review' })
    const confirm = buttons(review).find(({ custom_id }) => custom_id.startsWith('a:confirm:'))
    const click = () => discord.act({ kind: 'component', customId: confirm?.custom_id, message: review.original?.id })
    const ids = await Promise.all(Array.from({ length: 100 }, click))
    const answers = await Promise.all(ids.map((id) => discord.answered(id, undefined, 60_000)))
    const words = answers.map(wordsOf)
    expect(words.filter((one) => /already|decided/i.test(one)).length).toBe(99)
    const history = await app.store.queries.proposals({ openOnly: false })
    expect(history.filter(({ state }) => state === 'confirmed')).toHaveLength(1)
  }, 90_000)
})
