import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { buildSettings, buildWatches } from './build-settings.ts'
import { adviseOnClaims, adviseOnUnbuilt } from './check-advice.ts'
import { type ConfigFiles, checkReferences } from './check-references.ts'
import { ConfigError } from './config-error.ts'
import { checkEnvironment, type Variables } from './environment.ts'
import { explainIssues, problemAt } from './explain-issues.ts'
import { problemIn } from './problem.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'
import { claimsFileSchema } from './schemas/claim-schema.ts'
import { settingsFileSchema } from './schemas/settings-schema.ts'
import { sourcesFileSchema } from './schemas/source-schema.ts'
import type { Config, Problem } from './types.ts'

/** The files of a configuration folder. */
export const CONFIG_FILES = { settings: 'onrecord.yaml', sources: 'sources.yaml', claims: 'claims.yaml' } as const
export type ConfigFile = keyof typeof CONFIG_FILES

/** `envFile` is where `env` was partly read from: problems in it are told with their line. */
export type LoadRequest = {
  folder: string
  env: Variables
  envFile?: string
  /** In place of what stands in a file: a change is checked before it is written. */
  texts?: Partial<Record<ConfigFile, string>>
  /** Texts read before, by what they say: they are not read twice. */
  known?: Map<string, YamlFile>
}

/**
 * Reads and checks the whole configuration. `folder` holds the three YAML files; `env` is what `readVariables` gives.
 * Relative paths in the settings start from the folder above `folder`.
 * Throws `ConfigError` with every problem of every file, `OnrecordError` where there is none of them; otherwise what was read
 * is complete and consistent.
 */
export function loadConfig({ folder, env, envFile = '.env', texts = {}, known }: LoadRequest): Config {
  // Before they are read: what is saved meanwhile is seen as a change.
  const mark = markOfFiles(folder)
  const files: ConfigFiles = {
    settings: readFile(folder, CONFIG_FILES.settings, texts.settings, known),
    sources: readFile(folder, CONFIG_FILES.sources, texts.sources, known),
    claims: readFile(folder, CONFIG_FILES.claims, texts.claims, known),
  }
  // Not three problems: whoever has none has not begun yet, or stands in another folder.
  if (
    Object.keys(texts).length === 0 &&
    !Object.values(CONFIG_FILES).some((name) => existsSync(path.join(folder, name)))
  )
    throw new OnrecordError(
      'invalid',
      sentence`There is no configuration in ${shownPath(folder) || '.'}: "onrecord init" asks a few questions and writes one; --config FOLDER names another folder.`,
    )
  const problems = Object.values(files).flatMap((file) => file.problems)
  const settingsFile = validate(files.settings, settingsFileSchema, problems)
  const sourcesFile = validate(files.sources, sourcesFileSchema, problems)
  const claimsFile = validate(files.claims, claimsFileSchema, problems)
  problems.push(...checkReferences(files))
  const { environment, problems: environmentProblems } = checkEnvironment(env, envFile)
  problems.push(...environmentProblems)
  const key = settingsFile?.analyst?.apiKeyVariable
  if (key !== undefined && !env[key])
    problems.push(
      problemAt(
        files.settings,
        ['analyst', 'apiKeyVariable'],
        sentence`the environment variable ${key} is not set; put the key of the analyst there, or in ${envFile}`,
      ),
    )
  if (problems.length > 0 || !settingsFile || !sourcesFile || !claimsFile) {
    throw new ConfigError(sortProblems(problems, [...Object.values(files).map(({ file }) => file), envFile]))
  }

  const { actors } = claimsFile
  const claims = nameParties(claimsFile.claims, actors)
  const { sources } = sourcesFile
  return {
    settings: buildSettings(settingsFile, environment, path.dirname(path.resolve(folder)), env),
    sources,
    claims,
    actors,
    watches: buildWatches(settingsFile),
    mark,
    warnings: [...adviseOnUnbuilt(files), ...adviseOnClaims(files, claims, sources)],
  }
}

/** Changes whenever one of the files is saved. */
export function markOfFiles(folder: string): string {
  return Object.values(CONFIG_FILES)
    .map((name) => {
      const stat = statSync(path.join(folder, name), { bigint: true, throwIfNoEntry: false })
      return stat === undefined ? '-' : `${stat.ino}:${stat.size}:${stat.mtimeNs}`
    })
    .join(' ')
}

/** What a text of a file says; one that was read before is not read again. */
export function readKnown(file: string, text: string, known: Map<string, YamlFile>): YamlFile {
  const key = `${file}\n${text}`
  const yaml = known.get(key) ?? readYaml(file, Buffer.from(text))
  known.set(key, yaml)
  return yaml
}

function readFile(
  folder: string,
  name: string,
  text: string | undefined,
  known = new Map<string, YamlFile>(),
): YamlFile {
  const file = path.join(folder, name)
  const shown = shownPath(file)
  try {
    return text === undefined ? readYaml(shown, readFileSync(file)) : readKnown(shown, text, known)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const message = missing
      ? sentence`there is no such file; expected it beside the others`
      : sentence`cannot be read: ${messageOf(error)}`
    return {
      file: shown,
      data: undefined,
      problems: [problemIn(shown, 1, '', message)],
      locate: () => ({ line: 1, column: 1 }),
    }
  }
}

export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file)
  return relative.startsWith('..') ? path.resolve(file) : relative
}

function validate<T extends z.ZodType>(yaml: YamlFile, schema: T, problems: Problem[]): z.output<T> | null {
  if (yaml.data === undefined) return null
  const result = schema.safeParse(yaml.data)
  if (result.success) return result.data
  problems.push(...explainIssues(result.error.issues, schema, yaml))
  return null
}

/** A party given by its actor alone is printed with the actor's name. */
export function nameParties(claims: z.output<typeof claimsFileSchema>['claims'], actors: Actor[]): Claim[] {
  const names = new Map(actors.map((actor) => [actor.id, actor.name]))
  return claims.map((claim) => ({
    ...claim,
    parties: claim.parties.map((party) => ({ ...party, name: party.name ?? names.get(party.actor ?? '') ?? '' })),
  }))
}

/** Files in the order they are read; within a file from top to bottom. */
function sortProblems(problems: Problem[], files: string[]): Problem[] {
  const order = (problem: Problem) => (files.indexOf(problem.file) + files.length + 1) % (files.length + 1)
  return problems.toSorted((a, b) => order(a) - order(b) || a.line - b.line || a.column - b.column)
}
