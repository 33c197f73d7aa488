import { spawn } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { COUNTED } from '../support/counted.ts'
import { type LocalSlack, startSlack } from '../support/slack/start-slack.ts'
import { tempFolder } from '../support/temp-folder.ts'

const LAUNCHER = path.resolve(import.meta.dirname, '../../src/cli/onrecord.mjs')
let slack: LocalSlack
beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.close())
beforeEach(() => slack.reset())

/** Answers typed one after the other, as through a pipe. */
async function setup(folder: string, answers: string[], options: string[] = []) {
  const child = spawn(process.execPath, [LAUNCHER, 'slack', 'setup', ...options], {
    cwd: folder,
    env: { ...COUNTED, PATH: process.env.PATH ?? '', SLACK_API_URL: slack.apiUrl },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  child.stdin.end(answers.map((answer) => `${answer}\n`).join(''))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

test('both tokens are tried out and written, other lines stay, a test post is made', async () => {
  const folder = tempFolder()
  const file = path.join(folder, '.env')
  writeFileSync(file, '# mine\nLOG_LEVEL=debug\nSLACK_BOT_TOKEN=\n')
  const { code, said } = await setup(folder, ['xoxb-good', 'xapp-good', 'C0DESK'])
  expect(code).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(
    '# mine\nLOG_LEVEL=debug\nSLACK_BOT_TOKEN=xoxb-good\nSLACK_APP_TOKEN=xapp-good\n',
  )
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(said).toContain('Accepted: onrecord in Newsroom. All permissions are there.')
  expect(said).not.toMatch(/x(?:oxb|app)-good/)
  expect(said).toContain('channel: C0DESK')
  expect((await slack.messages()).map(({ channel, text }) => [channel, text])).toEqual([
    ['C0DESK', expect.stringContaining('/claim help')],
  ])
})

test('in Spanish where that is asked for, permissions with what each is for', async () => {
  const { code, said } = await setup(tempFolder(), ['nada', 'xoxb-good', 'xapp-good', 'C0DESK'], ['--lang', 'es'])
  expect(code).toBe(0)
  expect(said).toContain('onrecord en Slack, en cinco minutos')
  expect(said).toMatch(/channels:read +ver si el bot está en un canal/)
  expect(said).toContain('Eso no es un token de esta clase')
  expect(said).toContain('Aceptado: onrecord en Newsroom. Tiene todos los permisos.')
  expect(said).not.toMatch(/Bot token|Posted|Paste|permissions and/)
  expect((await slack.messages()).map(({ text }) => text)).toEqual([
    'onrecord puede publicar aquí. Escribe /claim help para empezar.',
  ])
})

test('a missing permission is named', async () => {
  await slack.workspace({ scopes: ['chat:write', 'commands'] })
  const { said } = await setup(tempFolder(), ['xoxb-good', 'xapp-good', ''])
  expect(said).toContain('Missing permissions: channels:history, channels:read, files:write')
})

test('a channel the bot is not in is explained, and asked for again', async () => {
  const { code, said } = await setup(tempFolder(), ['xoxb-good', 'xapp-good', 'C0AWAY', 'C0DESK'])
  expect(said).toContain('/invite @onrecord')
  expect(said).toContain('Posted.')
  expect(code).toBe(0)
})

test.each<[string, string[], number, RegExp]>([
  ['no token at all', [], 2, /input ended/],
  ['tokens the wrong way round', ['xapp-good', 'xapp-good', 'xapp-good'], 1, /nothing was written/],
])('%s: nothing is written', async (_, answers, expected, words) => {
  const folder = tempFolder()
  const { code, said } = await setup(folder, answers)
  expect(code).toBe(expected)
  expect(said).toMatch(words)
  expect(() => statSync(path.join(folder, '.env'))).toThrow()
})

test('a revoked token is told as such, and nothing is written', async () => {
  await slack.workspace({ refuse: 'token_revoked' })
  const { code, said } = await setup(tempFolder(), ['xoxb-good', 'xoxb-good', 'xoxb-good'])
  expect(code).toBe(1)
  expect(said).toContain('was revoked')
})

test('a channel given by its name is printed by the id that Slack answers with: no other is watched', async () => {
  const { code, said } = await setup(tempFolder(), ['xoxb-good', 'xapp-good', 'desk'])
  expect(code).toBe(0)
  expect(said).toContain('channel: C0DESK\n')
})

test('what Slack refuses is said in Spanish too', async () => {
  const { said } = await setup(tempFolder(), ['xoxb-good', 'xapp-good', 'C0AWAY', 'C0DESK'], ['--lang', 'es'])
  expect(said).toContain('La aplicación no está en el canal C0AWAY')
  await slack.workspace({ refuse: 'token_revoked' })
  const revoked = await setup(tempFolder(), ['xoxb-good', 'xoxb-good', 'xoxb-good'], ['--lang', 'es'])
  expect(revoked.said).toContain('Slack no acepta el token del bot')
  expect(revoked.said).not.toContain('does not accept')
})
