import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from './root.ts'

/** The local Slack and Discord of the tests, each in its own process, and what a bench asks of them. */
export type ChatDoubles = {
  /** What the worker has in its environment. */
  variables: Record<string, string>
  connected(): Promise<boolean>
  /** A person types a command; ms until the platform has its acknowledgement, `null` where it took too long. */
  commandOnSlack(text: string): Promise<number | null>
  commandOnDiscord(sub: string, options: Record<string, string>): Promise<number | null>
  /** Posts that stand there. */
  posts(): Promise<number>
  stop(): void
}

/** Ids of the doubles' own worlds. */
export const SLACK = { channel: 'C0DESK', user: 'U0READER' }
export const DISCORD = { guild: '900000000000000001', channel: '920000000000000001', user: '930000000000000002' }
/** A platform shows its user an error after this. */
const LONGEST_ACK_MS = 3_000
/** How closely an acknowledgement on Discord is timed, ms. */
const LOOK_EVERY_MS = 10

export async function startChatDoubles(): Promise<ChatDoubles> {
  const [slack, discord] = [await startDouble('slack'), await startDouble('discord', '--end-with-input')]
  const ask = async (url: string, way: string, body?: object): Promise<unknown> => {
    const sent = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${url}/_double/${way}`, body === undefined ? {} : sent)
    if (!answer.ok) throw new Error(`The double refused ${way}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    variables: {
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_APP_TOKEN: 'xapp-bench',
      SLACK_API_URL: `${slack.url}/api/`,
      DISCORD_TOKEN: 'double.token.not-a-secret',
      DISCORD_API_URL: `${discord.url}/api`,
    },
    async connected() {
      const { open } = (await ask(slack.url, 'sockets')) as { open: number }
      // Connected, a bot on Discord still has to tell which commands there are.
      const { global = [] } = (await ask(discord.url, 'commands')) as { global?: unknown[] }
      return open > 0 && global.length > 0 && ((await ask(discord.url, 'log')) as { connected: boolean }).connected
    },
    async commandOnSlack(text) {
      const payload = { command: '/claim', text, user_id: SLACK.user, user_name: 'x', channel_id: SLACK.channel }
      const told = await ask(slack.url, 'envelope', {
        type: 'slash_commands',
        payload: { ...payload, channel_name: 'x', team_domain: 'd' },
      })
      return (told as { ackMs: number | null }).ackMs
    },
    async commandOnDiscord(sub, options) {
      const began = performance.now()
      const asked = { kind: 'command', command: 'claim', sub, options, user: DISCORD.user }
      const { id } = (await ask(discord.url, 'interaction', asked)) as { id: string }
      while (performance.now() - began < LONGEST_ACK_MS) {
        const all = (await ask(discord.url, 'interactions')) as { id: string; callback: unknown }[]
        if (all.find((one) => one.id === id)?.callback) return performance.now() - began
        await pause(LOOK_EVERY_MS)
      }
      return null
    },
    async posts() {
      const [a, b] = await Promise.all([ask(slack.url, 'messages'), ask(discord.url, 'messages')])
      return (a as unknown[]).length + (b as unknown[]).length
    },
    stop() {
      slack.child.kill()
      discord.child.kill()
    },
  }
}

async function startDouble(name: string, ...more: string[]): Promise<{ url: string; child: ChildProcess }> {
  const file = path.join(ROOT, 'test/doubles', name, 'server.ts')
  const options = ['--disable-warning=ExperimentalWarning', file, '--port', '0', ...more]
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`The local ${name} ended with ${code} before it was ready.`)))
  })
  return { url: (JSON.parse(line) as { url: string }).url, child }
}
