import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { type DiscordDouble, startDiscord } from '../doubles/discord/start-discord.ts'
import { IDS } from '../doubles/discord/world.ts'
import { type Ended, makeWorkplace, spawnOnrecord } from './run-onrecord.ts'

let discord: DiscordDouble
beforeAll(async () => {
  discord = await startDiscord()
})
beforeEach(() => discord.reset())
afterEach(async () => expect(await discord.problems()).toEqual([]))
afterAll(() => discord.stop())

/** As a person types it, through a pipe. */
async function setUp(folder: string, typed: string[], args: string[] = []): Promise<Ended> {
  const child = spawnOnrecord(folder, ['discord', 'setup', ...args], { DISCORD_API_URL: `${discord.url}/api` }, 'pipe')
  child.stdin?.end(`${typed.join('\n')}\n`)
  const read = (stream: NodeJS.ReadableStream | null) => {
    const told = { text: '' }
    stream?.on('data', (chunk) => {
      told.text += chunk
    })
    return told
  }
  const [out, err] = [read(child.stdout), read(child.stderr)]
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout: out.text, stderr: err.text }
}

describe('onrecord discord setup', () => {
  test('walks from the token to a test post, and prints what to paste', async () => {
    const folder = makeWorkplace()
    const ended = await setUp(folder, [discord.token, 'Border policy group', 'newsroom', 'editors'])
    expect(ended.stderr).not.toContain(discord.token)
    expect(ended.stdout).not.toContain(discord.token)
    expect(ended.code).toBe(0)
    const link = new URL(ended.stdout.split('\n')[0] ?? '')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: IDS.application,
      scope: 'bot applications.commands',
      permissions: '309237763072',
      integration_type: '0',
    })
    const [posted] = await discord.messages()
    expect(posted).toMatchObject({ channel: IDS.newsroom, content: '**onrecord can post here**' })
    expect(await discord.commandCount()).toBe(2)

    const env = path.join(folder, '.env')
    expect(readFileSync(env, 'utf8')).toContain(`DISCORD_TOKEN=${discord.token}`)
    expect(statSync(env).mode & 0o077).toBe(0)
    const yaml = ended.stdout.split('\n').slice(1).join('\n')
    const { settings, watches } = loadPasted(yaml, folder)
    expect(settings.discord).toMatchObject({ guilds: [IDS.guild], editors: { roles: [IDS.editors], users: [] } })
    expect(watches).toContainEqual(expect.objectContaining({ platform: 'discord', channel: IDS.newsroom }))
  }, 30_000)

  test('in the language of the configuration: Spanish', async () => {
    const folder = makeWorkplace()
    writeFileSync(path.join(folder, 'config/onrecord.yaml'), 'reader: { locale: es }\n')
    const ended = await setUp(folder, [discord.token, 'Border policy group', 'nada', 'newsroom', 'editors'])
    expect(ended.code, ended.stderr).toBe(0)
    for (const words of ['El token es del bot', '¿Qué canal?', 'No hay ningún «nada» en la lista.', 'están todos'])
      expect(ended.stderr).toContain(words)
    expect(ended.stderr).not.toMatch(/Which|Paste|Invite the|Test post/)
    expect(await discord.messages()).toMatchObject([{ content: '**onrecord puede publicar aquí**' }])
  }, 30_000)

  test('a second time: nothing is registered again, the token is known', async () => {
    const folder = makeWorkplace()
    const wanted = ['--server', IDS.guild, '--channel', 'claims', '--role', 'editors']
    await setUp(folder, [discord.token], wanted)
    const before = (await discord.log()).requests.length
    const ended = await setUp(folder, [], [...wanted, '--no-test'])
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain('Commands: registered already.')
    const { requests } = await discord.log()
    expect(requests.slice(before).some(({ method }) => method === 'PUT' || method === 'POST')).toBe(false)
  }, 30_000)

  test.each<[string, object, string[], string[], RegExp]>([
    ['what is no token', {}, ['a-word'], [], /That is no bot token/],
    ['a token Discord does not know', {}, ['aaaa.bbbb.cccc'], [], /does not know this token/],
    ['an unknown channel', {}, ['TOKEN'], ['--server', IDS.guild, '--channel', 'nowhere'], /no channel "nowhere"/],
    [
      'missing permissions, by name',
      { channels: [{ id: IDS.newsroom, deny: ['EMBED_LINKS', 'CREATE_PUBLIC_THREADS'] }] },
      ['TOKEN'],
      ['--server', IDS.guild, '--channel', 'newsroom', '--role', 'editors'],
      /lacks Embed Links, Create Public Threads/,
    ],
    ['an input that ends', {}, ['TOKEN'], [], /input ended/],
  ])(
    'says what is wrong: %s',
    async (_, world, typed, args, words) => {
      await discord.world(world)
      const ended = await setUp(
        makeWorkplace(),
        typed.map((one) => (one === 'TOKEN' ? discord.token : one)),
        args,
      )
      expect(ended.stderr).toMatch(words)
      expect(ended.code).not.toBe(0)
      expect(await discord.messages()).toEqual([])
    },
    30_000,
  )

  test('no way to Discord is said as that, and nothing is promised to be tried again', async () => {
    const folder = makeWorkplace()
    const child = spawnOnrecord(
      folder,
      ['discord', 'setup', '--lang', 'es'],
      { DISCORD_API_URL: 'http://127.0.0.1:9/api' },
      'pipe',
    )
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.stdin?.end(`${discord.token}\n`)
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1)
    expect(said).toContain('No se pudo llegar a Discord desde esta máquina')
    expect(said).not.toMatch(/tried again|volverá a intentar/)
  }, 30_000)

  test('privileged intents that nobody needs are named', async () => {
    await discord.world({ intentsFlags: 1 << 19 })
    const ended = await setUp(
      makeWorkplace(),
      [discord.token],
      ['--server', IDS.guild, '--channel', 'newsroom', '--role', 'editors', '--no-test'],
    )
    expect(ended.stderr).toContain('the intent Message Content is switched on')
  }, 30_000)
})

function loadPasted(yaml: string, folder: string) {
  writeFileSync(path.join(folder, 'config/onrecord.yaml'), yaml)
  return loadConfig({ folder: path.join(folder, 'config'), env: { DISCORD_TOKEN: discord.token } })
}
