import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { COUNTED } from '../support/counted.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const LAUNCHER = path.join(ROOT, 'src/cli/onrecord.mjs')

export type Ended = { code: number | null; stdout: string; stderr: string }

/** A folder with the shipped configuration, removed after the test. */
export function makeWorkplace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-cli-'))
  cpSync(path.join(ROOT, 'config'), path.join(folder, 'config'), { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts the command line as a person would, in `folder`, in its own process. */
export function spawnOnrecord(
  folder: string,
  args: string[],
  env: Record<string, string> = {},
  stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  return spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: folder,
    env: { ...COUNTED, PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...env },
    stdio: [stdin, 'pipe', 'pipe'],
  })
}

/** Runs a command as `spawnOnrecord` does, to its end. */
export async function runProcess(folder: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawnOnrecord(folder, args, env)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

let running = false

/**
 * Runs a command of the real program in this process, which spares the start of another: in its folder, with its
 * environment and nothing of ours. What only a process of its own can show (signals, standard input, colours) is for
 * `runProcess`.
 */
export async function runOnrecord(folder: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  if (running) throw new Error('One command at a time: folder and environment are those of the whole process.')
  running = true
  const ended: Ended = { code: null, stdout: '', stderr: '' }
  const [home, environment] = [process.cwd(), { ...process.env }]
  const writes = [capture('stdout', ended), capture('stderr', ended)]
  process.chdir(folder)
  setEnvironment({ PATH: environment.PATH ?? '', LOG_LEVEL: 'error', ...env })
  try {
    ended.code = await runCommandLine(args)
  } finally {
    for (const giveBack of writes) giveBack()
    setEnvironment(environment)
    process.chdir(home)
    running = false
  }
  return ended
}

/** Takes what is written until it is given back. */
function capture(name: 'stdout' | 'stderr', into: Ended): () => void {
  const stream = process[name]
  const write = stream.write
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    into[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    const done = rest.at(-1)
    if (typeof done === 'function') done()
    return true
  }) as typeof stream.write
  return () => {
    stream.write = write
  }
}

function setEnvironment(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
  Object.assign(process.env, variables)
}
