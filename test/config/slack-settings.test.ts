import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/config/config-error.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { tempFolder } from '../support/temp-folder.ts'

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

describe('the slack section', () => {
  test('is off without a token, whatever stands in it', () => {
    expect(load('slack: { teams: [T0123] }\n', {}).settings.slack).toBeNull()
  })

  test('takes tokens from the environment alone', () => {
    const { slack } = load('slack:\n  editors: { users: [U0123], groups: [S0123], channels: [C0123] }\n', {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    }).settings
    expect(slack).toEqual({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      signingSecret: null,
      apiUrl: null,
      teams: [],
      editors: { users: ['U0123'], groups: ['S0123'], channels: ['C0123'] },
      admins: [],
      mode: 'socket',
      port: 3000,
    })
  })

  test.each([
    [
      'a token of another kind, without telling it',
      '',
      { SLACK_BOT_TOKEN: 'xoxp-geheim' },
      /SLACK_BOT_TOKEN {2}must be the bot token/,
    ],
    [
      'an address that is not this machine',
      '',
      { SLACK_API_URL: 'http://10.0.0.1:80/api/' },
      /SLACK_API_URL {2}expected an address of this machine/,
    ],
    ['a name in place of an id', 'slack: { editors: { users: [ana] } }\n', {}, /expected the id of a person/],
    ['an unknown key', 'slack: { editor: {} }\n', {}, /did you mean "editors"/],
  ])('refuses %s', (_, settings, env, words) => {
    const message = problemsOf(settings, env as Record<string, string>)
    expect(message).toMatch(words)
    expect(message).not.toContain('geheim')
  })

  test('a watch may be on Slack', () => {
    const { watches } = load('watches: [{ platform: slack, channel: C0123, all: true }]\n', {})
    expect(watches[0]).toMatchObject({ platform: 'slack', channel: 'C0123' })
  })
})
