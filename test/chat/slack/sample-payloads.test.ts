import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actions, wordsOf } from '../../support/slack/act-on-slack.ts'
import { readSpec, SPECS_PRESENT } from '../../support/slack/slack-specs.ts'
import { type LocalSlack, startSlack } from '../../support/slack/start-slack.ts'
import { type SlackBot, startSlackBot } from '../../support/slack/start-slack-bot.ts'

type Json = Record<string, unknown>

/** A published sample with every field it may have; its empty ids filled in, what the platform gives anew left out. */
function sample(file: string, filled: Json): Json {
  const {
    response_url: _url,
    trigger_id: _trigger,
    team_id: _team,
    ...rest
  } = readSpec(`slack-samples/${file}`) as Json
  return { ...rest, ...filled }
}

/** Payloads in the whole shape Slack sends them, with the fields we never look at. */
describe.skipIf(!SPECS_PRESENT)('published sample payloads drive the handlers', () => {
  let slack: LocalSlack
  let bot: SlackBot
  let on: ReturnType<typeof actions>
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-slack-samples-'))
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
  const person = { id: 'U0READER', username: 'x', name: 'x', team_id: 'T0DOUBLE' }
  const team = { id: 'T0DOUBLE', domain: 'd' }

  test('a slash command', async () => {
    const payload = sample('slash-commands/SlashCommandPayload.json', {
      command: '/claim',
      text: 'status cartel-bounties',
      user_id: 'U0READER',
      channel_id: 'C0DESK',
    })
    expect((await slack.envelope({ type: 'slash_commands', payload })).acked).toBe(true)
    expect(wordsOf((await on.whisper()).body)).toContain('Cartel bounties on ICE')
  })

  test('a button', async () => {
    const payload = sample('interactive-components/BlockActionPayload.json', {
      team,
      user: person,
      channel: { id: 'C0DESK', name: 'desk' },
      container: { type: 'message', message_ts: '1.0', channel_id: 'C0DESK', is_ephemeral: true },
      // The sample holds every field there may be; a button stands in a message or in a view, never in both.
      view: undefined,
      actions: [{ type: 'button', action_id: 'history', block_id: 'b', value: 'cartel-bounties', action_ts: '1.0' }],
    })
    expect((await slack.envelope({ type: 'interactive', payload })).acked).toBe(true)
    expect(wordsOf((await on.whisper()).body)).toContain('Cartel bounties')
  })

  test('a message shortcut', async () => {
    const payload = sample('interactive-components/MessageShortcutPayload.json', {
      callback_id: 'onrecord_why',
      team,
      user: person,
      channel: { id: 'C0DESK', name: 'desk' },
    })
    expect((await slack.envelope({ type: 'interactive', payload })).acked).toBe(true)
  })

  test.each([
    'events/AppRateLimitedPayload.json',
    'events/TokensRevokedPayload.json',
    'events/AppUninstalledPayload.json',
    'events/ChannelArchivePayload.json',
    'events/ChannelDeletedPayload.json',
    'events/MemberLeftChannelPayload.json',
    'events/ChannelIdChangedPayload.json',
    'events/AppMentionPayload.json',
  ])('%s is acknowledged, and the bot answers afterwards', async (file) => {
    const payload = sample(file, { event_id: `Ev-${file}` })
    expect((await slack.envelope({ type: 'events_api', payload })).acked).toBe(true)
    await on.command('list')
    expect(wordsOf((await on.whisper()).body)).toContain('cartel-bounties')
  })

  test('a form that is sent in the whole shape of one', async () => {
    const { view } = readSpec('slack-samples/views/ViewSubmissionPayload.json') as { view: Json }
    await on.press('dismiss', '1', { user: 'U0EDITOR' })
    const opened = await on.view()
    const payload = sample('views/ViewSubmissionPayload.json', {
      team,
      user: { ...person, id: 'U0EDITOR' },
      view: { ...view, ...opened, state: { values: {} } },
    })
    expect((await slack.envelope({ type: 'interactive', payload })).acked).toBe(true)
  })
})
