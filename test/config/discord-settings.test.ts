import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/config/config-error.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { tempFolder } from '../support/temp-folder.ts'

const GUILD = '1029384756102938475'
const OTHER = '1029384756102938477'

function load(settings: string, env: Record<string, string>) {
  const config = path.join(tempFolder(), 'config')
  mkdirSync(config, { recursive: true })
  writeFileSync(path.join(config, 'onrecord.yaml'), settings)
  writeFileSync(path.join(config, 'sources.yaml'), 'sources: []\n')
  writeFileSync(path.join(config, 'claims.yaml'), 'actors: []\nclaims: []\n')
  return loadConfig({ folder: config, env })
}

function problemsOf(settings: string, env: Record<string, string>): string {
  try {
    load(settings, env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('it was taken')
}

describe('the discord section', () => {
  test('is off without a token, whatever stands in it', () => {
    expect(load(`discord: { guilds: ["${GUILD}"] }\n`, {}).settings.discord).toBeNull()
  })

  test('takes the token from the environment alone', () => {
    const { discord } = load(`discord:\n  guilds: ["${GUILD}"]\n  editors: { roles: ["${GUILD}"] }\n`, {
      DISCORD_TOKEN: 'abcd.efgh.ijkl',
      DISCORD_API_URL: 'http://127.0.0.1:4000/api/',
    }).settings
    expect(discord).toEqual({
      token: 'abcd.efgh.ijkl',
      apiUrl: 'http://127.0.0.1:4000/api',
      guilds: [GUILD],
      editors: { users: [], roles: [GUILD] },
      admins: [],
    })
  })

  test.each<[string, string, Record<string, string>, RegExp]>([
    [
      'a token of another kind, without telling it',
      '',
      { DISCORD_TOKEN: 'geheim' },
      /DISCORD_TOKEN {2}must be the bot token/,
    ],
    ['another machine', '', { DISCORD_API_URL: 'http://10.0.0.1:80/api' }, /expected an address of this machine/],
    ['a name in place of an id', 'discord: { guilds: [policy] }\n', {}, /expected the id of a server in quotes/],
    ['an id that lost its quotes', `discord: { guilds: [${GUILD}] }\n`, {}, /expected the id of a server in quotes/],
    ['an unknown key', 'discord: { guild: [] }\n', {}, /did you mean "guilds"/],
  ])('refuses %s', (_, settings, env, words) => {
    const message = problemsOf(settings, env)
    expect(message).toMatch(words)
    expect(message).not.toContain('geheim')
  })

  test('a watch may be on Discord, and so may review and operations', () => {
    const { watches } = load(
      `watches: [{ platform: discord, channel: "${GUILD}", all: true }]\nchannels: { review: { discord: "${OTHER}" } }\n`,
      {},
    )
    expect(watches.map(({ platform, channel, events }) => [platform, channel, events[0]])).toEqual([
      ['discord', GUILD, 'statement'],
      ['discord', OTHER, 'proposal'],
      ['console', 'operations', 'health'],
    ])
  })
})
