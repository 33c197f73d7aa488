import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSlackApp, type SlackApp } from '../../../src/chat/slack/app/create-slack-app.ts'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { systemPause } from '../../../src/runtime/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { type Newsroom, openNewsroom } from '../../app/configuration/open-newsroom.ts'
import { FILES } from '../../config/edit/config-folder.ts'
import { actions, buttonsOf, waitFor, wordsOf } from '../../support/slack/act-on-slack.ts'
import { expectBlocks } from '../../support/slack/expect-payload.ts'
import { type LocalSlack, startSlack } from '../../support/slack/start-slack.ts'

const ROLES = 'slack: { editors: { users: [U0EDITOR] }, admins: [U0GROUPED] }\n'

let slack: LocalSlack
let on: ReturnType<typeof actions>
let desk: Newsroom
let app: SlackApp
beforeAll(async () => {
  slack = await startSlack()
  on = actions(slack)
})
afterAll(() => slack.close())
afterEach(() => app.stop())
beforeEach(() => slack.workspace({ whispers: [], views: [], messages: [], log: [] }))

/** As `onrecord start` makes it: the real SDK over a real socket, editors as the files have them at the moment. */
async function openChat(): Promise<void> {
  desk = await openNewsroom({ settings: FILES.settings + ROLES })
  app = createSlackApp({
    client: createSlackClient({ token: 'xoxb-double', log: silentLogger, apiUrl: slack.apiUrl, timeoutMs: 2_000 }),
    botToken: 'xoxb-double',
    apiUrl: slack.apiUrl,
    teams: [],
    get editors() {
      return desk.config.settings.slack?.editors ?? { users: [], groups: [], channels: [] }
    },
    get admins() {
      return desk.config.settings.slack?.admins ?? []
    },
    commands: desk.commands,
    clock: desk.poll.clock,
    pause: systemPause,
    log: silentLogger,
    reader: { locale: 'en', zone: 'UTC' },
    transport: { mode: 'socket', appToken: 'xapp-double', connections: 1 },
    onState: () => undefined,
  })
  await app.start()
}

const admin = (text: string, user: string) => on.command(text, { command: '/claim-admin', user })

test('Slack: a setting is changed by an editor, shown to him alone, and taken back by the button', async () => {
  await openChat()
  await admin('settings polling.lateAfter 3h', 'U0EDITOR')
  const { body, user } = await on.whisper()
  expect({ user, type: body.response_type }).toEqual({ user: 'U0EDITOR', type: 'ephemeral' })
  expect(wordsOf(body)).toContain('polling.lateAfter: 2h → 3h')
  expectBlocks(body.blocks as unknown[])
  const [undo] = buttonsOf(body)
  expect(undo).toEqual({ action_id: 'config_undo', value: '1' })
  await on.press('config_undo', '1', { user: 'U0READER' })
  expect(wordsOf((await on.whisper(1)).body)).toContain('not an editor')
  await on.press('config_undo', '1', { user: 'U0EDITOR' })
  expect(wordsOf((await on.whisper(2)).body)).toContain('3h → 2h')
  expect(desk.read('settings')).toBe(FILES.settings + ROLES)
  expect(await desk.told()).toMatchObject([{ by: 'Ana Editora (U0EDITOR)', platform: 'slack' }, { platform: 'slack' }])
  expect(await slack.messages()).toEqual([])
})

test('Slack: an editor makes nobody an editor; an admin does, and it holds at once', async () => {
  await openChat()
  await admin('editors add U0READER', 'U0EDITOR')
  expect(wordsOf((await on.whisper()).body)).toContain('is not an admin here')
  await admin('settings', 'U0READER')
  expect(wordsOf((await on.whisper(1)).body)).toContain('not an editor')
  await admin('editors add U0READER', 'U0GROUPED')
  expect(wordsOf((await on.whisper(2)).body)).toMatch(/U0READER/)
  await admin('settings reader.zone', 'U0READER')
  expect(wordsOf((await on.whisper(3)).body)).toContain('reader.zone')
})

test('Slack: an actor is added, and a source paused, by a form', async () => {
  await openChat()
  await admin('actor add', 'U0EDITOR')
  const view = await on.view()
  expect(view.callback_id).toBe('form:actor-add')
  await on.submit(view, { name: 'Ministry of Roads', actorKind: 'institution', spellings: 'MoR', offices: 'gao-body' })
  await waitFor(async () => desk.read('claims').includes('ministry-of-roads'))
  expect(desk.config.actors.at(-1)).toMatchObject({ aliases: ['MoR'], affiliations: [{ of: 'gao-body' }] })
  await admin('source pause gao', 'U0EDITOR')
  const pause = await on.view(1)
  const { ack } = await on.submit(pause, { reason: 'posts everything twice' })
  expect(wordsOf(ack)).toContain('posts everything twice')
  expect(desk.poll.sources.get('gao')).toMatchObject({ enabled: false })
})
