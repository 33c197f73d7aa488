import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BOUNTIES } from '../../support/bounty-case.ts'
import { actions, buttonsOf, waitFor, wordsOf } from '../../support/slack/act-on-slack.ts'
import { expectBlocks } from '../../support/slack/expect-payload.ts'
import { type LocalSlack, startSlack } from '../../support/slack/start-slack.ts'
import { type SlackBot, startSlackBot } from '../../support/slack/start-slack-bot.ts'

let slack: LocalSlack
let bot: SlackBot
let on: ReturnType<typeof actions>
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-slack-'))
beforeAll(async () => {
  slack = await startSlack()
  bot = await startSlackBot({ slack, folder, sources: [] })
  on = actions(slack)
})
afterAll(async () => {
  await bot.close()
  await slack.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => slack.workspace({ whispers: [], views: [], messages: [], log: [] }))

const blocksOf = (body: Record<string, unknown>) => body.blocks as unknown[]

describe('/claim', () => {
  test.each([
    ['status cartel-bounties', /Cartel bounties on ICE/],
    ['STATUS "Cartel Bounties"', /Cartel bounties on ICE/],
    ['cartel bounties', /Cartel bounties on ICE/],
    ['list', /cartel-bounties/],
    ['statu cartel-bounties', /Cartel bounties on ICE/],
    ['status cartel-bounty', /cartel-bounties/],
    ['frobnicate the thing', /status|help/],
    ['', /help|status/i],
    ['help', /status/],
    ['history cartel-bounties', /Cartel bounties/],
    ['requests', /./],
  ])('%s is acknowledged at once and answered to the asker alone', async (text, expected) => {
    const { acked } = await on.command(text)
    expect(acked).toBe(true)
    const { body, user, channel } = await on.whisper()
    expect({ user, channel, type: body.response_type }).toEqual({
      user: 'U0READER',
      channel: 'C0DESK',
      type: 'ephemeral',
    })
    expect(wordsOf(body)).toMatch(expected)
    expectBlocks(blocksOf(body))
    expect(await slack.messages()).toEqual([])
  })

  test('is answered in the language of the asker', async () => {
    await on.command('status cartel-bounties', { user: 'U0GROUPED' })
    expect(wordsOf((await on.whisper()).body)).toMatch(/afirmación|pruebas|declaraci/i)
  })

  test('hostile words come back as words', async () => {
    await on.command('status <!here> <@U012AB3CD> *x*')
    const { body } = await on.whisper()
    expect(JSON.stringify(body)).not.toMatch(/<!here>|<@U/)
  })

  test.each([
    ['a card under which replies stand: in the channel, where it was pressed', '1.0', undefined],
    ['a reply: in its thread', '0.5', '0.5'],
  ])('a button of %s', async (_, thread_ts, answered) => {
    await on.press('status', 'cartel-bounties', { ephemeral: false, message: { ts: '1.0', thread_ts } })
    expect((await on.whisper()).body.thread_ts).toBe(answered)
  })

  test('an answer is shared in the channel by a button, with who shared it', async () => {
    await on.command('status cartel-bounties')
    const share = buttonsOf((await on.whisper()).body).find(({ action_id }) => action_id === 'share')
    expect(share).toBeDefined()
    await on.press('share', share?.value ?? '')
    const { body } = await on.whisper(1)
    expect(body).toMatchObject({ response_type: 'in_channel', replace_original: false, unfurl_links: false })
    expect(wordsOf(body)).toMatch(/^.*Shared by Rob Reader/)
    expect(buttonsOf(body).some(({ action_id }) => action_id === 'share')).toBe(false)
    expectBlocks(blocksOf(body))
  })
})

describe('what is no business of ours', () => {
  test('another workspace is acknowledged and not answered', async () => {
    const { acked } = await slack.envelope({
      type: 'slash_commands',
      payload: { command: '/claim', text: 'list', team_id: 'T0OTHER', user_id: 'U0READER', channel_id: 'C0DESK' },
    })
    expect(acked).toBe(true)
    await on.command('list')
    await on.whisper()
    expect(await slack.whispers()).toHaveLength(1)
  })

  test('answers go to Slack alone', async () => {
    await slack.envelope({
      type: 'slash_commands',
      payload: {
        command: '/claim',
        text: 'list',
        response_url: 'http://127.0.0.1:1/elsewhere',
        user_id: 'U0READER',
        channel_id: 'C0DESK',
      },
    })
    await on.command('list')
    await on.whisper()
    expect(await slack.whispers()).toHaveLength(1)
  })

  test('an envelope sent twice is one effect', async () => {
    const again = { envelope_id: 'E-twice', trigger_id: 'x' }
    await on.command('list', again)
    await on.whisper()
    expect((await on.command('list', again)).acked).toBe(true)
    await on.command('help')
    await on.whisper(1)
    expect(await slack.whispers()).toHaveLength(2)
  })
})

describe('/claim-admin', () => {
  test('is refused to a reader, in words', async () => {
    await on.command('add', { command: '/claim-admin' })
    expect(wordsOf((await on.whisper()).body)).toMatch(/editor/)
    expect(await slack.views()).toEqual([])
  })

  test.each([
    ['U0EDITOR', {}],
    ['U0GROUPED', {}],
    ['U0READER', { members: ['U0READER'] }],
  ])('opens a form for an editor: %s', async (user, channel) => {
    await slack.channel({ id: 'C0REVIEW', ...channel })
    await on.command('add', { command: '/claim-admin', user })
    const view = await on.view()
    expect(view.callback_id).toBe('form:add')
    await slack.channel({ id: 'C0REVIEW', members: [] })
  })

  test('whoever is no editor any more when the form is sent changes nothing', async () => {
    await slack.channel({ id: 'C0REVIEW', members: ['U0READER'] })
    await on.command('add', { command: '/claim-admin', user: 'U0READER' })
    const view = await on.view()
    await slack.channel({ id: 'C0REVIEW', members: [] })
    const { ack } = await on.submit(view, { title: 'Something new', text: 'x', reason: 'x' }, { user: 'U0READER' })
    expect(JSON.stringify(ack)).toMatch(/editor/)
    expect(await bot.store.claims.all()).toHaveLength(1)
  })

  test('rights that Slack cannot tell are no rights', async () => {
    await slack.faults({ faults: [{ method: 'usergroups.users.list', kind: 'error', error: 'internal_error' }] })
    await on.command('add', { command: '/claim-admin' })
    expect(wordsOf((await on.whisper()).body)).toMatch(/try again/)
    await slack.faults({ faults: [] })
  })
})

describe('App Home', () => {
  test('shows what is watched where the person is, and the sources', async () => {
    await slack.channel({ id: 'C0DESK', members: ['U0EDITOR'] })
    await on.event({ type: 'app_home_opened', user: 'U0EDITOR', tab: 'home', channel: 'D0' })
    const view = await on.view()
    expect(view.kind).toBe('home')
    expect(wordsOf(view)).toMatch(/C0DESK/)
    expectBlocks(view.blocks)
    // A button there has no channel to answer in: the answer opens as a modal.
    await on.press('help', '', { view: { id: view.id, type: 'home' } })
    expect(await waitFor(async () => (await slack.views()).find(({ kind }) => kind === 'modal'))).toBeTruthy()
  })
})

describe('watching', () => {
  test('"watch" works in the channel it is typed in, and says where the bot has to be invited', async () => {
    await on.command(`watch ${BOUNTIES.slug}`, { channel: 'C0AWAY' })
    expect(wordsOf((await on.whisper()).body)).toMatch(/invite @onrecord/)
    await on.command(`watch ${BOUNTIES.slug}`, { channel: 'C0WORLD' })
    expect(wordsOf((await on.whisper(1)).body)).not.toMatch(/invite/)
    const { watches } = await bot.commands.watches({ platform: 'slack' }, { name: 'x', platform: 'cli', editor: true })
    expect(watches.map(({ watch }) => watch.channel)).toEqual(expect.arrayContaining(['C0AWAY', 'C0WORLD']))
  })
})
