import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { findNearest } from './nearest.ts'
import { LOG_LEVELS, type Problem } from './types.ts'

export type Variables = Readonly<Record<string, string | undefined>>

/**
 * Every variable the program reads; `.env.example` explains the same ones (a test compares them).
 * A new part of the program adds its own here.
 */
export const environmentSchema = z.object({
  ONRECORD_CONFIG: z.string().optional(),
  ONRECORD_DATABASE: z.string().max(1_000, { error: 'expected a path of at most 1000 characters' }).optional(),
  ONRECORD_CONTACT: z.string().max(200, { error: 'expected at most 200 characters' }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).optional(),
})

export type Environment = z.infer<typeof environmentSchema>

export const VARIABLE_NAMES = Object.keys(environmentSchema.shape)

/** The process's variables over those of a `.env` file, which may be absent. An empty value counts as not set. */
export function readVariables(file = '.env', variables: Variables = process.env): Variables {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...fromFile, ...variables }
}

/** Folder of the configuration: `ONRECORD_CONFIG`, else `config` below the working directory. */
export function configFolder(variables: Variables): string {
  return variables.ONRECORD_CONFIG || 'config'
}

export function checkEnvironment(variables: Variables): { environment: Environment; problems: Problem[] } {
  const problem = (name: string, message: string, nearest: string | null = null): Problem => ({
    file: '.env',
    line: 1,
    column: 1,
    path: name,
    message: `${message} (set in .env or in the environment)`,
    nearest,
  })
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '' && value !== undefined))
  const result = environmentSchema.safeParse(set)
  const unknown = Object.keys(set)
    .filter((name) => name.startsWith('ONRECORD_') && !VARIABLE_NAMES.includes(name))
    .map((name) => problem(name, 'unknown variable', findNearest(name, VARIABLE_NAMES)))
  if (result.success) return { environment: result.data, problems: unknown }
  const wrong = result.error.issues.map((issue) => problem(String(issue.path[0]), issue.message))
  return { environment: {}, problems: [...wrong, ...unknown] }
}
