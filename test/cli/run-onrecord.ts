import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

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
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...env },
    stdio: [stdin, 'pipe', 'pipe'],
  })
}

export async function runOnrecord(folder: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
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
