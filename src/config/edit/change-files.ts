import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { PathPart, Step } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { CONFIG_FILES, type ConfigFile, type LoadRequest, loadConfig, readKnown, shownPath } from '../load-config.ts'
import type { YamlFile } from '../read-yaml.ts'
import type { Config } from '../types.ts'
import { type ChangedFile, type ChangeLog, type ChangeRecord, hashOf, openChangeLog } from './change-log.ts'
import { diffData } from './diff-data.ts'
import { editYaml } from './edit-yaml.ts'
import { unwritable, withFileLock } from './file-lock.ts'

/** One value to set at a place of a file, or to take out with `undefined`. */
export type FileEdit = { file: ConfigFile; path: readonly PathPart[]; value: unknown }

/** The files as they are when a change is planned: what stands in them, and what the loader makes of it. */
export type FilesNow = {
  config: Config
  data: Record<ConfigFile, unknown>
  text: Record<ConfigFile, string>
  log: ChangeLog
}

export type PlannedChange = {
  what: string
  edits: FileEdit[]
  /** Whole texts, in place of edits: a change is taken back to the letter. */
  texts?: Partial<Record<ConfigFile, string>>
  undoes?: number
}

export type FileChange = {
  before: Config
  after: Config
  steps: { file: ConfigFile; step: Step }[]
  /** `null`: nothing was written, for it was only tried. */
  record: ChangeRecord | null
}

export type ChangeOptions = {
  request: LoadRequest
  by: string
  platform: string
  at: Instant
  dryRun: boolean
  /** Refuses, by throwing, what whoever asks may not change. */
  allow: (steps: FileChange['steps']) => void
  /** Told while nobody else can change anything: a change that cannot be told of is taken back. */
  tell: (change: FileChange) => Promise<void>
  /** What a process that ended in the middle had written and not told of. */
  tellLate: (record: ChangeRecord) => Promise<void>
}

const FILES = Object.keys(CONFIG_FILES) as ConfigFile[]
/** Somebody may save the file in an editor meanwhile: the change is then worked out on what they saved. */
const MOST_TRIES = 5

/**
 * Plans a change on the files as they are, has the loader check what would come of it, and only then writes: each file
 * beside itself first, then in its place. Changes through here wait for each other; one made in a text editor meanwhile
 * is seen and kept. Throws `OnrecordError`: what `plan` throws, `invalid` with the loader's problems, `conflict` where
 * there is nothing to change, `unavailable` where the folder cannot be written.
 */
export async function changeFiles(
  options: ChangeOptions,
  plan: (now: FilesNow) => PlannedChange | Promise<PlannedChange>,
): Promise<FileChange> {
  const { request, dryRun } = options
  const log = openChangeLog(request.folder)
  if (dryRun) return (await prepare(options, log, plan)).change
  return withFileLock(log.folder, async () => {
    await settleLate(options, log)
    for (let tries = 1; ; tries++) {
      const { change, texts, now, what, undoes } = await prepare(options, log, plan)
      if (FILES.some((file) => readText(request.folder, file) !== now.text[file])) {
        if (tries < MOST_TRIES) continue
        throw new OnrecordError(
          'conflict',
          'The files are being saved over and over by another program. Nothing was changed.',
          { permanent: false },
        )
      }
      const { by, platform, at } = options
      const files = FILES.flatMap((file): ChangedFile[] => {
        const text = texts[file]
        const steps = change.steps.filter((one) => one.file === file).map(({ step }) => step)
        return text === undefined ? [] : [{ file, before: now.text[file], hash: hashOf(text), steps }]
      })
      const record = announced(log, request.folder, { at, by, platform, what, files, undoes: undoes ?? null })
      const done = { ...change, record }
      try {
        writeAll(request.folder, texts)
        await options.tell(done)
      } catch (error) {
        writeAll(request.folder, Object.fromEntries(files.map(({ file, before }) => [file, before])))
        log.drop(record)
        throw error
      }
      log.settle(record)
      return done
    }
  })
}

function announced(log: ChangeLog, folder: string, record: Omit<ChangeRecord, 'number'>): ChangeRecord {
  try {
    return log.announce(record)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

async function prepare(
  { request, allow }: ChangeOptions,
  log: ChangeLog,
  plan: (now: FilesNow) => PlannedChange | Promise<PlannedChange>,
) {
  const text = Object.fromEntries(FILES.map((file) => [file, readText(request.folder, file)])) as Record<
    ConfigFile,
    string
  >
  // Large files are read as few times as can be.
  const known = new Map<string, YamlFile>()
  const dataOf = (file: ConfigFile, said: string) =>
    readKnown(shownPath(path.join(request.folder, CONFIG_FILES[file])), said, known).data
  const before = loadConfig({ ...request, texts: text, known })
  const data = Object.fromEntries(FILES.map((file) => [file, dataOf(file, text[file])])) as Record<ConfigFile, unknown>
  const now = { config: before, data, text, log }
  const { what, edits, texts: whole, undoes } = await plan(now)
  const next = { ...text, ...whole }
  for (const { file, path: place, value } of edits) next[file] = editYaml(next[file], place, value)
  const texts = Object.fromEntries(FILES.filter((file) => next[file] !== text[file]).map((file) => [file, next[file]]))
  const steps = FILES.filter((file) => texts[file] !== undefined).flatMap((file) =>
    diffData(data[file], dataOf(file, next[file])).map((step) => ({ file, step })),
  )
  allow(steps)
  if (Object.keys(texts).length === 0)
    throw new OnrecordError('conflict', 'That is how it stands already. Nothing was changed.', { permanent: true })
  // Whatever is wrong in it is said with file and line before a byte is written.
  const after = loadConfig({ ...request, texts: next, known })
  const change: FileChange = { before, after, steps, record: null }
  return { change, texts: texts as Partial<Record<ConfigFile, string>>, now, what, undoes }
}

/** What was written and not told of is told now; what never came to be is forgotten. */
async function settleLate({ request, tellLate }: ChangeOptions, log: ChangeLog): Promise<void> {
  for (const record of log.waiting()) {
    const written = record.files.every(({ file, hash }) => hashOf(readText(request.folder, file)) === hash)
    if (!written) {
      // In the middle of several files: the ones that were written go back.
      const half = record.files.filter(({ file, hash }) => hashOf(readText(request.folder, file)) === hash)
      writeAll(request.folder, Object.fromEntries(half.map(({ file, before }) => [file, before])))
      log.drop(record)
      continue
    }
    await tellLate(record)
    log.settle(record)
  }
}

function readText(folder: string, file: ConfigFile): string {
  const name = path.join(folder, CONFIG_FILES[file])
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(name))
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new OnrecordError(
      missing ? 'not_found' : 'invalid',
      missing
        ? sentence`There is no ${name} any more; "onrecord init" writes one. Nothing was changed.`
        : sentence`${name} cannot be read as UTF-8 text; "onrecord check" says more. Nothing was changed.`,
      { cause },
    )
  }
}

function writeAll(folder: string, texts: Partial<Record<ConfigFile, string>>): void {
  for (const [file, text] of Object.entries(texts))
    writeWhole(path.join(folder, CONFIG_FILES[file as ConfigFile]), text)
}

/** Beside it first, then in its place: a full disk never leaves half a configuration. A link stays a link. */
function writeWhole(name: string, text: string): void {
  try {
    const target = realpathSync(name)
    const { mode } = statSync(target)
    const fresh = `${target}.new`
    const handle = openSync(fresh, 'w', mode & 0o777)
    try {
      writeFileSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    try {
      renameSync(fresh, target)
    } catch (error) {
      rmSync(fresh, { force: true })
      throw error
    }
  } catch (error) {
    throw unwritable(path.dirname(name), error)
  }
}
