/**
 * A second opinion: the bot and the publisher against a Discord nobody here wrote (discord-digital-twin). Not part of
 * the test suite; it has its own packages:
 *
 *     cd test/second-opinion/discord && npm ci && node run.mjs
 *
 * Prints a line a check; exit code 1 where one fails.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DigitalDiscord } from 'discord-digital-twin'
import { createDiscordBot } from '../../../src/chat/discord/bot/create-bot.ts'
import { createDiscordPublisher } from '../../../src/chat/discord/discord-publisher.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { followConfig, openApp } from '../../../src/main.ts'
import { systemPause } from '../../../src/runtime/clock.ts'
import { withDeadline } from '../../../src/runtime/deadline.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const WAIT_MS = 5_000
const problems = []
const log = {
  debug() {},
  info() {},
  warn: (fields, message) => problems.push(`${message} ${JSON.stringify(fields)}`),
  error: (fields, message) => problems.push(`${message} ${JSON.stringify(fields)}`),
}

const twin = new DigitalDiscord({ channels: [{ name: 'newsroom', type: 0 }], users: [{ username: 'eva' }] })
await twin.start()
const [channel] = await twin.prisma.channel.findMany()
const user = await twin.getFirstNonBotUserId()
const scope = twin.channel(channel.id)
const api = new URL(twin.restUrl).href.replace(/\/(?:v10\/?)?$/, '')

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-twin-'))
const config = loadConfig({ folder: path.join(ROOT, 'config'), env: { ONRECORD_DATABASE: path.join(folder, 'r.db') } })
const app = await openApp({ config, log })
await followConfig(app)
const bot = createDiscordBot({
  token: twin.botToken,
  api,
  guilds: [twin.guildId],
  editors: { users: [user], roles: [] },
  zone: 'UTC',
  commands: app.commands,
  log,
  pause: systemPause,
  within: withDeadline,
})
const publisher = createDiscordPublisher({ token: twin.botToken, api })

const until = async (what, done) => {
  const end = Date.now() + WAIT_MS
  for (;;) {
    const found = await done()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${WAIT_MS} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
const acked = (interaction) => scope.waitForInteractionAck({ interactionId: interaction.id, timeout: WAIT_MS })
const own = { channelId: channel.id, userId: user }
const claim = [{ name: 'status', type: 1, options: [{ name: 'claim', type: 3, value: 'cartel-bounties' }] }]
let answer

const CHECKS = {
  async ready() {
    bot.start()
    await until('the connection', () => bot.state().connected)
  },
  async commands() {
    await until('both commands', async () => (await twin.prisma.applicationCommand.count()) === 2)
  },
  async defer() {
    const { type } = await acked(await twin.simulateSlashCommand({ ...own, name: 'claim', options: claim }))
    if (type !== 5) throw new Error(`acknowledged with ${type}, not put off`)
    answer = await until('the answer', async () =>
      (await scope.getMessages()).find(({ content }) => content.includes('Cartel bounties')),
    )
  },
  async 'button to modal'() {
    const click = { ...own, messageId: answer.id, customId: 'a:archive:cartel-bounties' }
    const { type, data } = await acked(await twin.simulateButtonClick(click))
    if (type !== 9) throw new Error(`answered with ${type}, not with a form`)
    if (!String(data).includes('f:archive:cartel-bounties')) throw new Error(`another form: ${data}`)
  },
  async autocomplete() {
    const typing = [{ name: 'status', type: 1, options: [{ name: 'claim', type: 3, value: 'bount', focused: true }] }]
    const asked = { ...own, type: 4, data: { id: '1', type: 1, name: 'claim', options: typing } }
    const { type, data } = await acked(await twin.simulateInteraction(asked))
    if (type !== 8 || !String(data).includes('cartel-bounties')) throw new Error(`suggested ${data}`)
  },
  async edit() {
    const message = (fallback) => ({ fallback, tone: 'neutral', blocks: [{ type: 'heading', text: fallback }] })
    const key = '0123456789abcdef012345678'
    const place = { channel: channel.id, thread: null }
    const ref = await publisher.publish({ place, message: message('Before'), key, broadcast: false })
    await publisher.edit(ref, message('After'), key)
    const edited = (await scope.getMessages()).find(({ id }) => id === ref.id)
    if (edited?.content !== '**After**') throw new Error(`it says ${edited?.content}`)
  },
}

let failed = 0
for (const [name, check] of Object.entries(CHECKS))
  try {
    await check()
    process.stdout.write(`fine    ${name}\n`)
  } catch (error) {
    failed += 1
    process.stdout.write(`failed  ${name}: ${error.message}\n`)
  }
for (const problem of problems) process.stdout.write(`logged  ${problem}\n`)
await bot.stop()
await app.close()
await twin.stop()
process.exit(failed === 0 ? 0 : 1)
