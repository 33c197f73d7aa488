import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DiscordDouble, startDiscord } from '../doubles/discord/start-discord.ts'
import { IDS } from '../doubles/discord/world.ts'
import { makeWorkplace, spawnOnrecord } from './run-onrecord.ts'

let discord: DiscordDouble
beforeAll(async () => {
  discord = await startDiscord()
})
afterAll(() => discord.stop())

test('a token in the environment starts the bot; it answers, never tells the token, and stops when asked to', async () => {
  const folder = makeWorkplace()
  writeFileSync(path.join(folder, 'config/sources.yaml'), 'sources: []\n')
  writeFileSync(
    path.join(folder, 'config/onrecord.yaml'),
    `discord: { guilds: ["${IDS.guild}"], editors: { roles: ["${IDS.editors}"] } }\n`,
  )
  const worker = spawnOnrecord(folder, ['start'], {
    LOG_LEVEL: 'debug',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: `${discord.url}/api`,
  })
  let told = ''
  for (const stream of [worker.stdout, worker.stderr])
    stream?.on('data', (chunk) => {
      told += chunk
    })
  const closed = once(worker, 'close')
  await Promise.race([
    discord.waitFor('the commands', async () => (await discord.commandCount()) === 2, 90_000),
    closed.then(() => Promise.reject(new Error(told))),
  ]).catch((error: Error) => {
    throw new Error(`${error.message}\n${told}`)
  })
  const asked = await discord.act({ kind: 'command', command: 'claim', sub: 'list', user: IDS.ana })
  const answer = await discord.answered(asked, undefined, 60_000)
  expect(answer.original?.content).toMatch(/claims?/)
  worker.kill('SIGTERM')
  const [code] = await closed
  expect(code).toBe(0)
  expect(told).toContain('connected to Discord')
  expect(told).not.toContain(discord.token)
  expect(await discord.problems()).toEqual([])
}, 200_000)
