import type { PathPart, Step } from '../domain/data-path.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { ConfigurationTold } from './ledger.ts'

/** onrecord.yaml, sources.yaml and claims.yaml. */
export type ConfigurationFile = 'settings' | 'sources' | 'claims'

/** One value to set at a place of a file, or to take out with `undefined`. */
export type FileEdit = { file: ConfigurationFile; path: readonly PathPart[]; value: unknown }

/** The files as they are while a change is planned. */
export type FilesNow = {
  data: Record<ConfigurationFile, unknown>
  /** The text is still what the change of this hash left. */
  isText(file: ConfigurationFile, hash: string): boolean
  /** `config/claims.yaml:12`. */
  place(file: ConfigurationFile, path: readonly PathPart[]): string
  /** Earlier changes, newest first. */
  changes: FileChangeRecord[]
}

export type FileChangeRecord = {
  number: number
  at: Instant
  by: string
  platform: string
  what: string
  /** The change that this one takes back. */
  undoes: number | null
  files: { file: ConfigurationFile; before: string; hash: string; steps: Step[] }[]
  /** What it changed, without secrets. */
  set: ConfigurationTold['set']
  /** Its texts were removed on request: it cannot be taken back. */
  forgotten?: true
}

/** `texts`: whole files, where a change is taken back to the letter. */
export type PlannedChange = {
  what: string
  edits: FileEdit[]
  texts?: Partial<Record<ConfigurationFile, string>>
  undoes?: number
}

export type ChangeRequest = {
  by: string
  platform: string
  at: Instant
  /** Nothing is written and nobody told. */
  dryRun: boolean
  /** Refuses, by throwing, what whoever asks may not change. */
  allow(steps: { file: ConfigurationFile; step: Step }[]): void
  plan(now: FilesNow): PlannedChange | Promise<PlannedChange>
  /** Called when it is written, while nobody else can change anything; where it throws, the files go back. */
  tell(told: ConfigurationTold, parts: { before: Parts; after: Parts } | null): Promise<void>
}
/** Parts of the configuration by name, without secrets. */
export type Parts = Readonly<Record<string, unknown>>

export type ChangeMade = {
  what: string
  /** Without secrets. */
  set: ConfigurationTold['set']
  /** Places that hold only from the next start of the program on. */
  restart: string[]
  /** What the loader advises now and did not before. */
  warnings: string[]
  /** `null`: nothing was written. */
  number: number | null
}

export type SettingFound = {
  path: (string | number)[]
  /** What somebody typed, as the key takes it. Throws `invalid`, without repeating it, where it looks like a secret. */
  read(typed: string): unknown
}

export type SettingNow = {
  key: string
  meaning: string
  value: unknown
  default: unknown
  from: { type: 'file'; file: string; line: number } | { type: 'default' } | { type: 'environment'; variable: string }
  restart: boolean
}

/**
 * Why: the use cases change what stands in the configuration files without knowing files. A change is checked by the loader
 * before a byte is written; two at once wait for each other, and one made in a text editor meanwhile is kept.
 */
export interface ConfigurationFiles {
  /** Throws `invalid` with the loader's problems, `conflict` where nothing would change, `unavailable` where nothing can be written. */
  change(request: ChangeRequest): Promise<ChangeMade>
  /** Throws `not_found` naming the nearest keys; `invalid` where a secret is asked for. */
  findSetting(key: string): SettingFound
  /** Every key, or those below one. */
  settings(below: string | null): SettingNow[]
  /** The files as they are. */
  now(): FilesNow
  /**
   * Takes former texts of the files out of the kept changes: those that mention one of `words`, in any case (all where it is
   * `null`), and were made before `before`. Gives how many changes; with `dryRun` they are only counted. Throws `unavailable`
   * where nothing can be written.
   */
  forget(asked: { words: readonly string[] | null; before?: Instant; dryRun?: boolean }): Promise<number>
  /** Does this process poll? Then what is changed holds at once. */
  isWorker(): boolean
}
