import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dataAt, type PathPart, placeIn, type Step, showPath } from '../../domain/data-path.ts'
import { inEnglish } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { CONFIG_FILES, type ConfigFile, type LoadRequest } from '../load-config.ts'
import { readYaml, type YamlFile } from '../read-yaml.ts'
import type { Config } from '../types.ts'
import { changeFiles, type FileChange, type FilesNow as Files, type PlannedChange } from './change-files.ts'
import { type ChangeRecord, hashOf, openChangeLog } from './change-log.ts'
import { readData } from './edit-yaml.ts'
import { withFileLock } from './file-lock.ts'
import { type ForgetRequest, forgetTexts } from './forget-texts.ts'
import { listSettings } from './list-settings.ts'
import { readValue } from './read-value.ts'
import { needsRestart } from './restart-keys.ts'
import { findKey, refuseSecret } from './setting-keys.ts'

export type OpenFiles = {
  request: LoadRequest
  /** Takes secrets out of what is told of a value. */
  redact: (text: string) => string
  parts: (config: Config) => Readonly<Record<string, unknown>>
  /** This process works with it from now on. */
  takeUp: (config: Config) => void
  isWorker: () => boolean
}

type Told = {
  by: string
  platform: string
  what: string
  number: number
  set: { file: ConfigFile; place: string; before?: unknown; after?: unknown }[]
  late?: Instant
}
type Parts = Readonly<Record<string, unknown>>
type Request = {
  by: string
  platform: string
  at: Instant
  dryRun: boolean
  allow(steps: { file: ConfigFile; step: Step }[]): void
  plan(now: ReturnType<typeof filesNow>): PlannedChange | Promise<PlannedChange>
  tell(told: Told, parts: { before: Parts; after: Parts } | null): Promise<void>
}

/** The files of a configuration as the use cases change them: see the port of this name. */
export function openConfigurationFiles(options: OpenFiles) {
  const { request, redact, parts, takeUp } = options
  const { folder } = request
  const setOf = (steps: FileChange['steps']): Told['set'] => steps.map((one) => toldStep(one, redact))
  return {
    async change({ by, platform, at, dryRun, allow, plan, tell }: Request) {
      let what = ''
      const change = await changeFiles(
        {
          request,
          by,
          platform,
          at,
          dryRun,
          allow,
          async tell({ before, after, steps, record }) {
            const told = { by, platform, what, number: record?.number ?? 0, set: setOf(steps) }
            await tell(told, { before: parts(before), after: parts(after) })
          },
          async tellLate(record: ChangeRecord) {
            const { number, at: late } = record
            const set = setOf(stepsOf(record))
            await tell({ by: record.by, platform: record.platform, what: record.what, number, late, set }, null)
          },
        },
        async (now) => {
          const planned = await plan(filesNow(folder, now, setOf))
          what = planned.what
          return planned
        },
      )
      if (!dryRun) takeUp(change.after)
      const old = new Set(change.before.warnings.map(({ message }) => inEnglish(message)))
      return {
        what,
        set: setOf(change.steps),
        restart: change.steps
          .filter(({ file, step }) => file === 'settings' && needsRestart(showPath(step.path)))
          .map(({ step }) => showPath(step.path)),
        warnings: change.after.warnings.map(({ message }) => inEnglish(message)).filter((message) => !old.has(message)),
        number: change.record?.number ?? null,
      }
    },
    findSetting(key: string) {
      const found = findKey(key)
      return {
        path: found.path,
        read(typed: string) {
          refuseSecret(typed)
          return readValue(typed, found.form)
        },
      }
    },
    settings: (below: string | null) => listSettings(yamlOf(folder, 'settings'), request.env, below),
    now() {
      const text = Object.fromEntries(
        FILES.map((file) => [file, readFileSync(path.join(folder, CONFIG_FILES[file]), 'utf8')]),
      ) as Record<ConfigFile, string>
      const data = Object.fromEntries(FILES.map((file) => [file, readData(text[file])])) as Record<ConfigFile, unknown>
      return filesNow(folder, { text, data, log: openChangeLog(folder) }, setOf)
    },
    async forget(asked: ForgetRequest) {
      const log = openChangeLog(folder)
      const found = forgetTexts(log, { ...asked, dryRun: true })
      return found === 0 || asked.dryRun ? found : withFileLock(log.folder, () => forgetTexts(log, asked))
    },
    isWorker: options.isWorker,
  }
}

const FILES = Object.keys(CONFIG_FILES) as ConfigFile[]

function stepsOf({ files }: ChangeRecord): FileChange['steps'] {
  return files.flatMap(({ file, steps }) => steps.map((step) => ({ file, step })))
}

function filesNow(
  folder: string,
  { data, text, log }: Pick<Files, 'data' | 'text' | 'log'>,
  setOf: (steps: FileChange['steps']) => Told['set'],
) {
  return {
    data,
    isText: (file: ConfigFile, hash: string) => hashOf(text[file]) === hash,
    place(file: ConfigFile, place: readonly PathPart[]) {
      const yaml = readYaml(path.join(folder, CONFIG_FILES[file]), Buffer.from(text[file]))
      const plain = place.map((part, depth) => {
        if (typeof part === 'string') return part
        const list = dataAt(data[file], place.slice(0, depth))
        return placeIn(Array.isArray(list) ? list : [], part)
      })
      return `${yaml.file}:${yaml.locate(plain, 'value').line}`
    },
    changes: log.read().map((record) => ({ ...record, set: setOf(stepsOf(record)) })),
  }
}

function yamlOf(folder: string, file: ConfigFile): YamlFile {
  const name = path.join(folder, CONFIG_FILES[file])
  return readYaml(name, readFileSync(name))
}

function toldStep({ file, step }: FileChange['steps'][number], redact: (text: string) => string): Told['set'][number] {
  const { before, after } = step
  return {
    file,
    place: redact(showPath(step.path)),
    ...(before === undefined ? {} : { before: redacted(before, redact) }),
    ...(after === undefined ? {} : { after: redacted(after, redact) }),
  }
}

function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((one) => redacted(one, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redacted(member, redact)]))
}
