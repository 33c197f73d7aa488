import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DiscordBot } from '../../../src/chat/discord/bot/create-bot.ts'
import { type Newsroom, openNewsroom } from '../../app/configuration/open-newsroom.ts'
import { FILES } from '../../config/edit/config-folder.ts'
import type { Act } from '../../doubles/discord/payloads.ts'
import { type AnsweredInteraction, type DiscordDouble, startDiscord } from '../../doubles/discord/start-discord.ts'
import { IDS } from '../../doubles/discord/world.ts'
import { openDiscordBot } from './open-discord-bot.ts'

let discord: DiscordDouble
let desk: Newsroom
let bot: DiscordBot
beforeAll(async () => {
  discord = await startDiscord()
})
afterEach(() => bot.stop())
afterAll(() => discord.stop())
beforeEach(async () => {
  await discord.reset()
  desk = await openNewsroom({
    settings: `${FILES.settings}discord: { guilds: ['${IDS.guild}'], admins: ['${IDS.ana}'] }\n`,
  })
})

const run = async (act: Act) => discord.answered(await discord.act(act))
const admin = (sub: string, options: Act['options'], extra: Partial<Act> = {}) =>
  run({ kind: 'command', command: 'claim-admin', sub, options, ...extra })
const wordsOf = ({ original, followups }: AnsweredInteraction) =>
  [original, ...followups].map((one) => [one?.content, JSON.stringify(one?.embeds ?? [])].join('\n')).join('\n')
const buttons = ({ original, followups }: AnsweredInteraction) =>
  [original, ...followups].flatMap((one) =>
    (one?.components ?? []).flatMap((row) => (row.components as { custom_id: string; label: string }[]) ?? []),
  )

test('Discord: settings, sources and actors by commands, forms and buttons; admins alone say who edits', async () => {
  const admins = (desk.config.settings as { discord?: { admins?: string[] } }).discord?.admins ?? [IDS.ana]
  bot = await openDiscordBot(discord, desk.commands, { admins })
  await discord.world({ members: [{ id: IDS.ana, manager: true }] })
  const before = desk.read('settings')
  const set = await admin('settings', { key: 'polling.lateAfter', value: '3h' })
  expect(wordsOf(set)).toContain('polling.lateAfter: 2h → 3h')
  expect(set.original?.ephemeral).toBe(true)
  const [undo] = buttons(set)
  const undone = await run({ kind: 'component', customId: undo?.custom_id, message: set.original?.id })
  expect(wordsOf(undone)).toContain('3h → 2h')
  expect(desk.read('settings')).toBe(before)

  const refused = await admin('editors', { do: 'add', who: `<@${IDS.eva}>` })
  expect(wordsOf(refused)).toContain('is not an admin here')
  const added = await admin('editors', { do: 'add', who: `<@${IDS.eva}>` }, { user: IDS.ana })
  expect(wordsOf(added)).toContain(`${IDS.eva} is now in discord.editors.users`)

  const form = await admin('source', { do: 'pause', source: 'gao' })
  const customId = (form.callback as { data: { custom_id: string } }).data.custom_id
  const paused = await run({ kind: 'modal', customId, fields: { reason: 'posts everything twice' } })
  expect(wordsOf(paused)).toContain('posts everything twice')
  expect(desk.poll.sources.get('gao')).toMatchObject({ enabled: false })

  const spanish = await admin('actor', { actor: 'gao' }, { locale: 'es-419' })
  expect(wordsOf(spanish)).toContain('institución')
  const offered = await run({
    kind: 'autocomplete',
    command: 'claim-admin',
    sub: 'actor',
    options: { actor: 'jan' },
    focused: 'actor',
  })
  expect(JSON.stringify(offered.callback)).toContain('Jane Roe (head)')
  expect(await discord.messages()).toEqual([])
  expect(await discord.problems()).toEqual([])
})
