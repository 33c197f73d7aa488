import type { z } from 'zod'
import { inEnglish, type Sentence, sentence } from '../domain/sentence.ts'
import { findNearest } from './nearest.ts'
import type { Path, YamlFile } from './read-yaml.ts'
import { keysAt } from './schema-keys.ts'
import type { Problem } from './types.ts'

type Issue = z.core.$ZodIssue

/** What zod found, as problems with a place in the file and the nearest valid key or value. */
export function explainIssues(issues: readonly Issue[], schema: z.ZodType, yaml: YamlFile): Problem[] {
  const problems = issues.flatMap((issue) => explainIssue(issue, schema, yaml))
  // `chanel` for `channel` is one mistake: the missing key need not be told beside the misspelt one.
  const meant = new Set(problems.flatMap(({ path, nearest }) => (nearest === null ? [] : [siblingOf(path, nearest)])))
  return problems.filter((problem) => !(inEnglish(problem.message).startsWith(MISSING) && meant.has(problem.path)))
}

const MISSING = 'is missing'

function siblingOf(path: string, key: string): string {
  return path.slice(0, path.lastIndexOf('.') + 1) + key
}

function explainIssue(issue: Issue, schema: z.ZodType, yaml: YamlFile): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const valid = keysAt(schema, issue.path)
    return issue.keys.map((key) => unknownKey(yaml, [...issue.path, key], key, valid))
  }
  const value = valueAt(yaml.data, issue.path)
  const { message, nearest } = describe(issue, value)
  return [problemAt(yaml, issue.path, message, nearest)]
}

function unknownKey(yaml: YamlFile, path: Path, key: string, valid: string[]): Problem {
  const nearest = findNearest(key, valid)
  if (key === '<<')
    return problemAt(yaml, path, sentence`merge keys are not read here; write the keys out`, null, 'key')
  const message =
    nearest === null && valid.length > 0
      ? sentence`unknown key; expected one of ${valid.join(', ')}`
      : sentence`unknown key`
  return problemAt(yaml, path, message, nearest, 'key')
}

function describe(issue: Issue, value: unknown): { message: Sentence; nearest: string | null } {
  const found = sentence`found ${show(value)}`
  if (value === undefined && issue.code !== 'custom') {
    const expected = /^expected/.test(issue.message) ? sentence`; ${asIs(issue.message)}` : choices(issue)
    return { message: sentence`is missing${expected}`, nearest: null }
  }
  if (value === null)
    return { message: sentence`has no value; ${expectation(issue)}, or leave the line out`, nearest: null }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const nearest = typeof value === 'string' ? findNearest(value, values) : null
    return { message: sentence`${expectation(issue)}; ${found}`, nearest }
  }
  // What may hold a password is not repeated.
  const shown =
    (issue.message.startsWith('expected') && !issue.message.includes('password')) || issue.code === 'invalid_type'
  return { message: shown ? sentence`${expectation(issue)}; ${found}` : asIs(issue.message), nearest: null }
}

function expectation(issue: Issue): Sentence {
  if (issue.code === 'invalid_value') return sentence`expected one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type' && !issue.message.startsWith('expected'))
    return sentence`expected ${KINDS[issue.expected] ?? issue.expected}`
  return asIs(issue.message)
}

function choices(issue: Issue): Sentence | '' {
  return issue.code === 'invalid_value' || issue.code === 'invalid_type' ? sentence`; ${expectation(issue)}` : ''
}

const KINDS: Record<string, Sentence> = {
  string: sentence`text`,
  object: sentence`a block of keys`,
  array: sentence`a list, each entry beginning with "- "`,
  number: sentence`a number`,
  boolean: sentence`true or false`,
}

/** What a schema says of itself has no parts; its words are in the catalogue as they are. */
function asIs(message: string): Sentence {
  return { pattern: message, parts: [] }
}

const SHOWN_LENGTH = 60

function show(value: unknown): string | Sentence {
  if (Array.isArray(value)) return sentence`a list`
  if (typeof value === 'object' && value !== null) return sentence`a block of keys`
  const text = JSON.stringify(value) ?? String(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

/** A problem at a place in a file. */
export function problemAt(
  yaml: YamlFile,
  path: Path,
  message: Sentence | string,
  nearest: string | null = null,
  part: 'key' | 'value' = 'value',
): Problem {
  return { file: yaml.file, ...yaml.locate(path, part), path: formatPath(path), message, nearest }
}

/** `['sources', 3, 'page', 'link']` → `sources[3].page.link`. */
export function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/** What stands at a path in plain data. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
