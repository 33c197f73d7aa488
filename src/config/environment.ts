import * as z from 'zod'
import { type Sentence, sentence } from '../domain/sentence.ts'
import { type EnvFile, readEnvFile } from './env-file.ts'
import { findNearest } from './nearest.ts'
import { problemIn } from './problem.ts'
import { LOG_LEVELS, type Problem } from './types.ts'

export type Variables = Readonly<Record<string, string | undefined>>

/** Not worded "expected …": the value would be told, and it is a secret. */
const secret = (start: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${start}[A-Za-z0-9-]{1,500}$`), {
      error: `must be ${what}, which begins with ${start}; "onrecord slack setup" walks you through`,
    })
    .optional()

/**
 * Every variable the program reads; `.env.example` explains the same ones (a test compares them).
 * A new part of the program adds its own here.
 */
export const environmentSchema = z.object({
  ONRECORD_CONFIG: z.string().optional(),
  ONRECORD_DATABASE: z.string().max(1_000, { error: 'expected a path of at most 1000 characters' }).optional(),
  ONRECORD_CONTACT: z
    .string()
    .regex(/^[\x21-\x7e]{3,200}$/, { error: 'expected an e-mail or web address' })
    .optional(),
  SLACK_BOT_TOKEN: secret('xoxb-', 'the bot token'),
  SLACK_APP_TOKEN: secret('xapp-', 'the app-level token'),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{16,128}$/, {
      error: 'must be the signing secret as Slack shows it: digits and the letters a to f',
    })
    .optional(),
  SLACK_API_URL: z
    .string()
    .regex(/^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}\/api\/$/, {
      error: 'expected an address of this machine such as "http://127.0.0.1:4000/api/": tokens go nowhere else',
    })
    .optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]{4,100}\.[\w-]{4,100}\.[\w-]{4,200}$/, {
      error: 'must be the bot token, three parts with dots between them; "onrecord discord setup" walks you through',
    })
    .optional(),
  DISCORD_API_URL: z
    .string()
    .regex(/^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}\/api\/?$/, {
      error: 'expected an address of this machine such as "http://127.0.0.1:4000/api": the token goes nowhere else',
    })
    .optional(),
  ONRECORD_METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'expected the number of a port such as 9464' })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).optional(),
})

export type Environment = z.infer<typeof environmentSchema>

export const VARIABLE_NAMES = Object.keys(environmentSchema.shape)

/** The process's variables over those of a `.env` file, which may be absent. */
export function readVariables(file = '.env', variables: Variables = process.env): Variables {
  return { ...readEnvFile(file).values, ...variables }
}

/** Folder of the configuration: `ONRECORD_CONFIG`, else `config` below the working directory. */
export function configFolder(variables: Variables): string {
  return variables.ONRECORD_CONFIG || 'config'
}

/** Checks the variables; an empty value counts as not set. `envFile` only says where a value stands. */
export function checkEnvironment(
  variables: Variables,
  envFile: string,
): { environment: Environment; problems: Problem[] } {
  const file = readEnvFile(envFile)
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '' && value !== undefined))
  const result = environmentSchema.safeParse(set)
  const problems = [...file.problems]
  for (const name of Object.keys(set)) {
    if (!name.startsWith('ONRECORD_') || VARIABLE_NAMES.includes(name)) continue
    problems.push(variableProblem(file, set, name, sentence`unknown variable`, findNearest(name, VARIABLE_NAMES)))
  }
  if (result.success) return { environment: result.data, problems }
  for (const issue of result.error.issues) {
    problems.push(variableProblem(file, set, String(issue.path[0]), issue.message))
  }
  return { environment: {}, problems }
}

function variableProblem(
  file: EnvFile,
  set: Variables,
  name: string,
  message: Sentence | string,
  nearest: string | null = null,
): Problem {
  const line = file.values[name] === set[name] ? file.lines.get(name) : undefined
  return problemIn(line === undefined ? 'environment' : file.file, line ?? 1, name, message, nearest)
}
