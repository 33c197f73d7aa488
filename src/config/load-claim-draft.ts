import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { listProblems } from './config-error.ts'
import { explainIssues, problemAt, valueAt } from './explain-issues.ts'
import { nameParties } from './load-config.ts'
import { findNearest } from './nearest.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'
import { claimSchema } from './schemas/claim-schema.ts'
import type { Problem } from './types.ts'

/** Problems told of a draft; it is one claim. */
const SHOWN = 20

const listSchema = z.strictObject({
  claims: z
    .array(claimSchema, { error: 'expected a list with one claim' })
    .length(1, { error: 'expected one claim; a draft is run by itself' }),
})

/** What a draft may refer to. */
export type KnownNames = { actors: readonly Actor[]; claims: readonly Claim[] }

/**
 * Reads a draft claim from a file of its own: one entry as in `claims.yaml`, by itself or under `claims:`. Throws
 * `OnrecordError` `invalid` with every problem, each with file, line and column, as for the configuration.
 */
export function loadClaimDraft(file: string, known: KnownNames): Claim {
  const yaml = readYaml(file, readBytes(file))
  const { data } = yaml
  const listed = typeof data === 'object' && data !== null && 'claims' in data
  const schema = listed ? listSchema : claimSchema
  const problems = [...yaml.problems]
  const result = data === undefined ? null : schema.safeParse(data)
  if (result && !result.success) problems.push(...explainIssues(result.error.issues, schema, yaml))
  if (data !== undefined) problems.push(...findUnknown(yaml, listed ? ['claims', 0] : [], known))
  if (problems.length > 0 || !result?.success) throw draftError(file, problems)
  const claim = listed ? (result.data as z.output<typeof listSchema>).claims[0] : result.data
  const [named] = nameParties([claim as z.output<typeof claimSchema>], [...known.actors])
  return named as Claim
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new OnrecordError(
      'invalid',
      missing
        ? sentence`There is no file ${file}. Expected a YAML file with one claim, in the form of an entry of claims.yaml.`
        : sentence`${file} cannot be read: ${messageOf(error)}`,
      { cause: error },
    )
  }
}

function findUnknown(yaml: YamlFile, base: (string | number)[], { actors, claims }: KnownNames): Problem[] {
  const parties = valueAt(yaml.data, [...base, 'parties'])
  const places = [
    ...(Array.isArray(parties) ? parties : []).map((_, at) => ({
      path: [...base, 'parties', at, 'actor'],
      what: 'actor',
      names: actors.map((actor) => actor.id),
    })),
    { path: [...base, 'parent'], what: 'claim', names: claims.map((claim) => claim.slug) },
  ]
  return places.flatMap(({ path, what, names }) => {
    const name = valueAt(yaml.data, path)
    if (typeof name !== 'string' || names.includes(name)) return []
    return [
      problemAt(yaml, path, sentence`there is no ${what} "${name}" in ${'claims.yaml'}`, findNearest(name, names)),
    ]
  })
}

function draftError(file: string, problems: Problem[]): OnrecordError {
  const heading =
    problems.length === 1
      ? sentence`The draft ${file} has one problem; nothing was run.`
      : sentence`The draft ${file} has ${problems.length} problems; nothing was run.`
  return new OnrecordError('invalid', listProblems(heading, problems, SHOWN))
}
