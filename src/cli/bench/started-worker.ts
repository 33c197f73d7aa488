import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sourcesOf } from './bot.ts'
import { type ChatDoubles, DISCORD, SLACK } from './chat-doubles.ts'
import { makeClaims } from './claims.ts'
import { readCheckedClaims } from './corpora.ts'
import type { FarEnd } from './far-end/start.ts'
import { LITTLE_MEMORY } from './little-memory.ts'
import { ROOT } from './root.ts'
import type { World } from './world.ts'

/** `onrecord start` in a process of its own, as a newsroom runs it. */
export type StartedWorker = {
  /** On the clock of `performance.timeOrigin + performance.now()`, ms. */
  startedAt: number
  memory(): Memory
  stop(): Promise<void>
}
/** MB, as the kernel counts them: all that is resident, and that with what is shared divided among those who share it. */
export type Memory = { rssMb: number; pssMb: number; peakMb: number; cpuMs: number }

const LAUNCHER = path.join(ROOT, 'src/cli/onrecord.mjs')
const LONGEST_STOP_MS = 8_000
/** Kernel ticks a second, as Linux shows them to programs. */
const TICKS = 100

/** Sources of the world's sites, real claims, a watch in a channel of each platform. */
export function writeConfiguration(folder: string, corpora: string, farEnd: FarEnd, world: World): void {
  const config = path.join(folder, 'config')
  mkdirSync(config, { recursive: true })
  const write = (name: string, content: object) => writeFileSync(path.join(config, name), JSON.stringify(content))
  const sources = sourcesOf(farEnd, { ...world, allTls: false }).map(({ id, name, url, outlet, ports }) => {
    return { id, name, url, outlet, ports, allowPrivate: true, interval: '15m' }
  })
  write('sources.yaml', { sources })
  const claims = makeClaims(readCheckedClaims(corpora), world.claims).map(({ slug, title, text, claimant }) => {
    const made = { claimant: claimant || 'A spokesperson', firstMadeOn: '2025', languages: ['en'] }
    return { slug, title: title.slice(0, 80).trim(), text, ...made, reviewed: true }
  })
  write('claims.yaml', { actors: [], claims })
  write('onrecord.yaml', {
    database: 'onrecord.db',
    discord: { guilds: [DISCORD.guild] },
    watches: [
      { platform: 'slack', channel: SLACK.channel, all: true },
      { platform: 'discord', channel: DISCORD.channel, all: true },
    ],
  })
}

export function startWorker(folder: string, chats: ChatDoubles): StartedWorker {
  const startedAt = performance.timeOrigin + performance.now()
  const env = { ...LITTLE_MEMORY, LOG_LEVEL: 'error', ONRECORD_CONTACT: 'bench@example.org', ...chats.variables }
  const child = spawn(process.execPath, [LAUNCHER, 'start'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let stopping = false
  child.once('exit', (code) => {
    // Whoever waits for it would wait in vain; what it said stands above.
    if (code !== 0 && !stopping) process.exit(1)
  })
  return {
    startedAt,
    memory: () => memoryOf(child.pid ?? 0),
    stop() {
      stopping = true
      return stopProcess(child)
    },
  }
}

/** Linux only: read from /proc. */
function memoryOf(pid: number): Memory {
  const kilobytes = (file: string, name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]) / 1_024
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return {
    rssMb: kilobytes('smaps_rollup', 'Rss'),
    pssMb: kilobytes('smaps_rollup', 'Pss'),
    peakMb: kilobytes('status', 'VmHWM'),
    cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS,
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS)
  await ended
  clearTimeout(timer)
}

/** Asks every `everyMs` until it is so. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  everyMs = 20,
  mostMs = 120_000,
): Promise<void> {
  for (const began = performance.now(); performance.now() - began < mostMs; await pause(everyMs))
    if (await holds()) return
  throw new Error(`Waited ${mostMs} ms for ${what}.`)
}
