import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { OnrecordError } from '../../domain/errors.ts'
import { type Sentence, sentence } from '../../domain/sentence.ts'

/** How long somebody else's change is waited for, and how often it is looked at, ms. */
const PATIENCE_MS = 30_000
const LOOK_MS = 40
/** A lock this old was left by a process that ended, wherever it ran, ms. */
const STALE_MS = 10 * 60_000

/**
 * Runs `work` while nobody else changes the files of this folder through this program. Throws `OnrecordError` `conflict`
 * where another change takes too long, `unavailable` where the folder cannot be written.
 */
export async function withFileLock<T>(folder: string, work: () => Promise<T> | T): Promise<T> {
  const file = path.join(folder, 'lock')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw unwritable(path.dirname(folder), error)
  }
  const until = Date.now() + PATIENCE_MS
  while (!take(folder, file)) {
    if (Date.now() > until)
      throw new OnrecordError(
        'conflict',
        sentence`Somebody else is changing the configuration (${holder(file)}). Nothing was changed; try again in a moment.`,
        { permanent: true },
      )
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(folder: string, file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, `process ${process.pid} on ${hostname()}`)
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path.dirname(folder), error)
    if (isStale(file)) rmSync(file, { force: true })
    return false
  }
}

function isStale(file: string): boolean {
  try {
    const [, pid, host] = /^process (\d+) on (.+)$/.exec(readFileSync(file, 'utf8')) ?? []
    if (host === hostname() && !isAlive(Number(pid))) return true
    return Date.now() - statSync(file).mtimeMs > STALE_MS
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process, which is alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function holder(file: string): string | Sentence {
  try {
    return readFileSync(file, 'utf8').slice(0, 40)
  } catch {
    return sentence`another process`
  }
}

const WHY: Readonly<Record<string, Sentence>> = {
  EROFS: sentence`it is mounted read-only`,
  EACCES: sentence`this user may not`,
}

export function unwritable(folder: string, cause: unknown): OnrecordError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
  const why = WHY[code] ?? sentence`error ${code}`
  return new OnrecordError(
    'unavailable',
    sentence`The configuration in ${folder} cannot be written: ${why}. Nothing was changed; let the user that runs onrecord write
      there (with Docker: mount config without ":ro").`,
    { cause },
  )
}
