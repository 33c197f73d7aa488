import { type REST, Routes } from 'discord.js'
import type { CommandJson } from './build-commands.ts'

/** What Discord adds to a command that says nothing about what it is. */
const ADDED = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'dm_permission',
  'nsfw',
  'name_localized',
  'description_localized',
  'handler',
])

/**
 * Makes Discord know these commands and no others, everywhere the bot is. Written only where something differs: each
 * writing makes every client fetch them anew, and Discord counts them. Returns whether it was written.
 */
export async function registerCommands(rest: REST, applicationId: string, commands: CommandJson[]): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId)
  const known = await readKnown(rest, route)
  if (known !== null && canonical(known) === canonical(commands)) return false
  await rest.put(route, { body: commands })
  return true
}

/** What is registered; `null` where it cannot be read: then it is written. */
async function readKnown(rest: REST, route: `/${string}`): Promise<object[] | null> {
  try {
    return (await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as object[]
  } catch {
    return null
  }
}

/** One spelling for one meaning: what is left out, false, null or empty is the same, and so is any order of keys. */
function canonical(commands: readonly object[]): string {
  return JSON.stringify(commands.map((command) => tidy(command)).sort((a, b) => (spell(a) < spell(b) ? -1 : 1)))
}

const spell = (value: unknown) => JSON.stringify(value)

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value)
    .filter(([key, one]) => !ADDED.has(key) && !isNothing(one))
    .map(([key, one]) => [key, tidy(one)] as const)
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0)
}
