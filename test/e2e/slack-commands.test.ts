import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { judgeBlocks } from '../../src/cli/judge-injection/judge-blocks.ts'
import { judgeMarkup } from '../../src/cli/judge-injection/judge-slack.ts'
import type { Commands } from '../../src/ports/commands.ts'
import { ASSERTION, BOUNTIES, DENIAL, DISPUTE, type Entry, noise } from '../support/bounty-case.ts'
import { actions, buttonsOf, waitFor, wordsOf } from '../support/slack/act-on-slack.ts'
import { type LocalSlack, startSlack } from '../support/slack/start-slack.ts'
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../support/slack/start-slack-bot.ts'
import { sourceOf } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { writeFeed } from '../support/write-feed.ts'

let site: Site
let slack: LocalSlack
let on: ReturnType<typeof actions>
beforeAll(async () => {
  site = await startSite()
  slack = await startSlack()
  on = actions(slack)
})
afterAll(async () => {
  await slack.close()
  await site.close()
})
const open: SlackBot[] = []
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close()
  await slack.reset()
})

const place = (entry: Entry, n: number): Entry => ({ ...entry, guid: `g${n}`, link: site.url(`/item/${n}`) })

/** A bot with three statements on record, connected to the local Slack. */
async function botOn(options: Partial<SlackBotOptions> = {}): Promise<SlackBot> {
  site.serve('/wire', { body: writeFeed([place(noise(1), 9)]) })
  const bot = await startSlackBot({ slack, folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  open.push(bot)
  await bot.round()
  site.serve('/wire', { body: writeFeed([ASSERTION, DENIAL, DISPUTE].map(place)) })
  await bot.round()
  return bot
}

/** Every verb takes so long, as with a store that is far away. */
const slow = (ms: number) => (commands: Commands) =>
  new Proxy(commands, {
    get:
      (target, verb: keyof Commands) =>
      async (...args: unknown[]) => {
        await new Promise((resolve) => setTimeout(resolve, ms))
        return (target[verb] as (...given: unknown[]) => unknown)(...args)
      },
  })

describe('the connection', () => {
  test.each(['frame', 'cut'] as const)(
    'ended by a %s amid commands: all of them are answered, later ones too',
    async (how) => {
      await botOn()
      const before = Promise.all(Array.from({ length: 5 }, () => on.command('list')))
      await slack.disconnect(how)
      const after = Promise.all(Array.from({ length: 5 }, () => on.command('help')))
      const delivered = [...(await before), ...(await after)]
      await on.command('status cartel-bounties')
      await waitFor(async () => (await slack.whispers()).length >= 6)
      // What was on the wire when it was cut is lost to both; nothing that came after it is.
      expect(delivered.slice(5).every(({ acked }) => acked)).toBe(true)
      expect((await slack.sockets()).opened).toBeGreaterThanOrEqual(3)
    },
  )

  test('a revoked token is told once, crashes nothing and asks no storm of questions', async () => {
    const bot = await botOn()
    const unhandled: unknown[] = []
    const note = (reason: unknown) => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    await slack.workspace({ refuse: 'token_revoked' })
    await slack.disconnect('cut')
    await waitFor(async () => bot.states.some(([state]) => state === 'refused'))
    const asked = async () => (await slack.log()).filter(({ method }) => method === 'apps.connections.open').length
    const first = await asked()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await asked()).toBe(first)
    expect(bot.states.filter(([state]) => state === 'refused')).toHaveLength(1)
    expect(bot.states.at(-1)?.[1]).toMatch(/token_revoked/)
    expect(unhandled).toEqual([])
    process.off('unhandledRejection', note)
  })

  test('a token that is refused from the start lets the rest of the program run', async () => {
    await slack.workspace({ refuse: 'invalid_auth' })
    const bot = await botOn({ start: false })
    expect(await bot.slackApp.start()).toBe(false)
    expect(bot.states.map(([state]) => state)).toEqual(['refused'])
    expect((await bot.store.queries.statements(BOUNTIES.slug)).length).toBeGreaterThan(0)
  })

  test('a Slack that is not there for a while is asked again', async () => {
    const bot = await botOn()
    await slack.faults({ faults: [{ method: 'apps.connections.open', kind: 'reset_before', times: 2 }] })
    await slack.disconnect('cut')
    await waitFor(async () => bot.states.some(([state]) => state === 'down'))
    await waitFor(async () => bot.states.at(-1)?.[0] === 'up')
    expect((await on.command('list')).acked).toBe(true)
    await on.whisper()
  })
})

describe('a store that takes five seconds', () => {
  test('a command is acknowledged at once and answered when it is worked out', async () => {
    await botOn({ commands: slow(5_000) })
    const { acked, ackMs } = await on.command('status cartel-bounties')
    expect(acked).toBe(true)
    expect(ackMs).toBeLessThan(3_000)
    expect(wordsOf((await on.whisper(1)).body)).toMatch(/Cartel bounties/)
  })

  test('a form is opened while its trigger is good, and filled by an update', async () => {
    await botOn({ commands: slow(3_500) })
    expect((await on.command('edit cartel-bounties names', { command: '/claim-admin', user: 'U0EDITOR' })).acked).toBe(
      true,
    )
    const view = await waitFor(async () => (await slack.views()).find((one) => one.hash !== 'h1'))
    expect(view.view.callback_id).toMatch(/^form:/)
  })

  test('a form that is sent is acknowledged in time and answered by an update', async () => {
    await botOn({ commands: slow(3_500) })
    await on.command('archive cartel-bounties', { command: '/claim-admin', user: 'U0EDITOR' })
    const form = await waitFor(async () =>
      (await slack.views()).find(({ view }) => String(view.callback_id).startsWith('form:')),
    )
    const { acked, ack } = await on.submit({ ...form.view, id: form.id }, { reason: 'It is over.' })
    expect(acked).toBe(true)
    expect(JSON.stringify(ack)).toMatch(/Working on it/)
    const later = await waitFor(async () =>
      (await slack.views()).find(({ view }) => /archived|no longer/i.test(wordsOf(view.blocks))),
    )
    expect(later.id).toBe(form.id)
  })
})

describe('set-status', () => {
  const openForm = async (from = 0) => {
    await on.command('set-status cartel-bounties', { command: '/claim-admin', user: 'U0EDITOR' })
    return on.view(from)
  }
  const rung = async (bot: SlackBot) => (await bot.store.queries.status(BOUNTIES.slug)).rung

  test('by somebody who is no editor is refused, also where they get hold of the form', async () => {
    const bot = await botOn()
    const before = await rung(bot)
    await on.command('set-status cartel-bounties', { command: '/claim-admin', user: 'U0READER' })
    expect(wordsOf((await on.whisper()).body)).toMatch(/editor/)
    const { ack } = await on.submit(
      await openForm(),
      { change: 'set_rung:published', reason: 'because' },
      { user: 'U0READER' },
    )
    expect(JSON.stringify(ack)).toMatch(/editor/)
    expect(await rung(bot)).toBe(before)
  })

  test('without a reason is an error under its field, and may then be sent again', async () => {
    const bot = await botOn()
    const form = await openForm()
    const change = String(firstOption(form, 'change', /published/i))
    const { ack } = await on.submit(form, { change, reason: ' ' })
    expect(ack).toMatchObject({ response_action: 'errors', errors: { reason: expect.any(String) } })
    await on.submit(form, { change, reason: 'The documents are on the site of the ministry.' })
    expect(await rung(bot)).toBe('published')
  })

  test('double-clicked a hundred times is one change, with who did it in the ledger', async () => {
    const bot = await botOn()
    const form = await openForm()
    const change = String(firstOption(form, 'change', /published/i))
    const sent = await Promise.all(
      Array.from({ length: 100 }, () => on.submit(form, { change, reason: 'The documents are there.' })),
    )
    expect(sent.every(({ acked }) => acked)).toBe(true)
    const history = await bot.commands.history({ claim: BOUNTIES.slug }, { name: 'x', platform: 'cli', editor: true })
    const changes = history.entries.filter((entry) => entry.type === 'status' && !entry.automatic)
    expect(changes).toHaveLength(1)
    expect(JSON.stringify(changes)).toContain('Ana Editora (U0EDITOR)')
  })
})

test('a proposal confirmed by a hundred presses of its button is one decision', async () => {
  const bot = await botOn()
  const { proposals } = await bot.commands.proposals({}, { name: 'x', platform: 'cli', editor: true })
  const [proposal] = proposals
  const pressed = await Promise.all(
    Array.from({ length: 100 }, () =>
      on.press('confirm', String(proposal?.id), { user: 'U0EDITOR', channel: 'C0REVIEW', ephemeral: false }),
    ),
  )
  expect(pressed.every(({ acked }) => acked)).toBe(true)
  await waitFor(async () => (await slack.whispers()).length === 100)
  const whispers = await slack.whispers()
  expect(whispers.filter(({ body }) => /already|before/i.test(wordsOf(body)))).toHaveLength(99)
  // Nobody else's message is replaced.
  expect(whispers.every(({ body }) => body.replace_original === false)).toBe(true)
})

test('hostile words in a claim are words everywhere they are shown', async () => {
  const payload = '<!here> <@U012AB3CD> & <https://agency.gov@evil.example/|agency.gov> \u202evog @channel'
  await botOn({
    claims: [{ ...BOUNTIES, title: payload, text: `${payload} bounties on ICE agents`, tags: ['border'] }],
  })
  const bot = open[0] as SlackBot
  await bot.send()
  for (const text of [
    'list',
    'status cartel-bounties',
    'history cartel-bounties',
    'why 1',
    `status ${payload}`,
    'requests',
    'coverage cartel-bounties',
    'search bounties',
    'watches',
  ])
    await on.command(text)
  await on.command('edit cartel-bounties', { command: '/claim-admin', user: 'U0EDITOR' })
  await on.event({ type: 'app_home_opened', user: 'U0EDITOR', tab: 'home', channel: 'D0' })
  await waitFor(async () => (await slack.whispers()).length >= 9 && (await slack.views()).length >= 1)
  const shown = [
    ...(await slack.messages()),
    ...(await slack.whispers()).map(({ body }) => body),
    ...(await slack.views()).map(({ view }) => view),
  ] as { text?: string; blocks: unknown[] }[]
  expect(shown.length).toBeGreaterThan(12)
  for (const one of shown) {
    expect(judgeBlocks(one.blocks)).toEqual([])
    expect(one.text === undefined ? [] : judgeMarkup(one.text, 'text')).toEqual([])
    expect(markupsOf(one.blocks).flatMap((text) => judgeMarkup(text, 'blocks'))).toEqual([])
    // What stands in a field to be edited is no markup: it is shown as it is.
    const shownAs = JSON.stringify(one, (key, value) => (key === 'initial_value' ? undefined : value))
    expect(shownAs).not.toMatch(/<!here>|<@U/)
    expect(JSON.stringify(one)).not.toContain('\u202e')
  }
})

test('a message shortcut asks of the statement it stands on', async () => {
  const bot = await botOn()
  await bot.send()
  const post = (await slack.messages()).find(({ blocks }) =>
    buttonsOf(blocks).some(({ action_id }) => action_id === 'why'),
  )
  await on.shortcut('onrecord_why', { ts: post?.ts, text: post?.text, blocks: post?.blocks })
  expect(wordsOf((await on.whisper()).body)).toMatch(/score|match/i)
  await on.shortcut(
    'onrecord_not_about',
    { ts: post?.ts, text: post?.text, blocks: post?.blocks },
    { user: 'U0EDITOR' },
  )
  expect((await on.view()).callback_id).toBe('form:dismiss')
  await on.shortcut('onrecord_why', { ts: '1.0', text: 'read <https://wire.example/x|this>' })
  expect(wordsOf((await on.whisper(1)).body)).toMatch(/wire\.example|not polled/i)
  await on.shortcut('onrecord_why', { ts: '1.0', text: 'nothing' })
  expect(wordsOf((await on.whisper(2)).body)).toMatch(/Nothing in this message/)
})

test('an export comes as a file to the asker alone', async () => {
  await botOn()
  await on.command('export cartel-bounties format:csv')
  await waitFor(async () => (await slack.whispers()).length > 0)
  expect(await slack.files()).toMatchObject([
    { name: expect.stringMatching(/\.csv$/), channel: 'D0READER', text: expect.stringContaining('cartel') },
  ])
  expect(await slack.messages()).toEqual([])
})

function firstOption(view: Record<string, unknown>, field: string, label: RegExp): string | undefined {
  const blocks = view.blocks as {
    block_id?: string
    element?: { options?: { value: string; text: { text: string } }[] }
  }[]
  const options = blocks.find(({ block_id }) => block_id === field)?.element?.options ?? []
  return options.find(({ text }) => label.test(text.text))?.value
}

/** Every text that Slack reads as mrkdwn. */
function markupsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupsOf)
  if (typeof value !== 'object' || value === null) return []
  const { type, text } = value as { type?: string; text?: unknown }
  return type === 'mrkdwn' && typeof text === 'string' ? [text] : Object.values(value).flatMap(markupsOf)
}
