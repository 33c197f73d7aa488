import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Step } from '../../domain/data-path.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { ConfigFile } from '../load-config.ts'

/** What one change did to one file: the text before, so that nothing is lost, and the hash of what was written. */
export type ChangedFile = { file: ConfigFile; before: string; hash: string; steps: Step[] }

/** One change of the files, as it is kept beside them. */
export type ChangeRecord = {
  number: number
  at: Instant
  by: string
  platform: string
  what: string
  files: ChangedFile[]
  /** Takes this change back. */
  undoes: number | null
  /** Its texts were removed on request: `files` is empty, and it cannot be taken back. */
  forgotten?: true
}

/** Beside the files, for whoever may read those: a text may hold the key of a feed. */
const FOLDER = '.history'
/** Changes kept; what went before is in the ledger, without the texts. */
const KEPT = 100
const WAITING = '.waiting'

export type ChangeLog = {
  folder: string
  /** Newest first. */
  read(): ChangeRecord[]
  /** Written before the files are: what a crash leaves can be told from what never happened. */
  announce(record: Omit<ChangeRecord, 'number'>): ChangeRecord
  /** The change is in the ledger. */
  settle(record: ChangeRecord): void
  /** One that is kept is written anew, whole or not at all. */
  replace(record: ChangeRecord): void
  /** It never came to be. */
  drop(record: ChangeRecord): void
  /** Announced and not settled: left by a process that ended in the middle. */
  waiting(): ChangeRecord[]
}

export function openChangeLog(configFolder: string): ChangeLog {
  const folder = path.join(configFolder, FOLDER)
  const named = (ending: string) =>
    existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{6}\.json/.test(name) && name.endsWith(ending)) : []
  const load = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ChangeRecord
  const fileOf = ({ number }: ChangeRecord) => path.join(folder, `${String(number).padStart(6, '0')}.json`)
  return {
    folder,
    read: () => named('.json').sort().reverse().map(load),
    announce(record) {
      prepare(folder)
      const last = [...named('.json'), ...named(WAITING)].map((name) => Number(name.slice(0, 6)))
      const numbered = { number: Math.max(0, ...last) + 1, ...record }
      writeFileSync(`${fileOf(numbered)}${WAITING}`, JSON.stringify(numbered), { mode: 0o600, flush: true })
      return numbered
    },
    settle(record) {
      renameSync(`${fileOf(record)}${WAITING}`, fileOf(record))
      for (const name of named('.json').sort().slice(0, -KEPT)) rmSync(path.join(folder, name), { force: true })
    },
    replace(record) {
      writeFileSync(`${fileOf(record)}.new`, JSON.stringify(record), { mode: 0o600, flush: true })
      renameSync(`${fileOf(record)}.new`, fileOf(record))
    },
    drop: (record) => rmSync(`${fileOf(record)}${WAITING}`, { force: true }),
    waiting: () => named(WAITING).sort().map(load),
  }
}

function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ignore = path.join(folder, '.gitignore')
  // A configuration kept in git keeps its own history.
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
