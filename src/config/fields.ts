import * as z from 'zod'
import { readZoneName } from '../domain/zone.ts'

/** Building blocks of the schemas. Each says in its error what was expected, with an example. */

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `30s`, `15m`, `2h`, `7d` → milliseconds. */
export function duration(least: string, most: string) {
  const [leastMs, mostMs] = [parseDuration(least), parseDuration(most)]
  return z
    .string({ error: 'expected a duration such as "15m" or "2h" (s, m, h or d)' })
    .regex(/^\d{1,6}[smhd]$/, { error: 'expected a duration such as "15m" or "2h" (s, m, h or d)' })
    .refine((text) => !isOutside(parseDuration(text), leastMs, mostMs), {
      error: `expected a duration from ${least} to ${most}`,
    })
    .transform(parseDuration)
}

function parseDuration(text: string): number {
  return Number(text.slice(0, -1)) * UNIT_MS[text.slice(-1) as keyof typeof UNIT_MS]
}

/** What is not a number at all has a problem of its own. */
function isOutside(value: number, least: number, most: number): boolean {
  return value < least || value > most
}

/** `500KB`, `15MB` → bytes. */
export function size(least: string, most: string) {
  const [leastBytes, mostBytes] = [parseSize(least), parseSize(most)]
  return z
    .string({ error: 'expected a size such as "15MB" (KB or MB)' })
    .regex(/^\d{1,6}[KM]B$/, { error: 'expected a size such as "15MB" (KB or MB)' })
    .refine((text) => !isOutside(parseSize(text), leastBytes, mostBytes), {
      error: `expected a size from ${least} to ${most}`,
    })
    .transform(parseSize)
}

function parseSize(text: string): number {
  return Number(text.slice(0, -2)) * (text.endsWith('KB') ? 1_024 : 1_048_576)
}

/**
 * Options for a check over several keys of a block, so that it runs although one of them is wrong: all problems are
 * told at once. The check sees what stands in the file and must not trust it.
 */
export const inAnyCase = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

/** A short name used to refer to something: lower-case words and hyphens. */
export function identifier(what: string) {
  const error = `expected ${what}: lower-case letters, digits and hyphens, at most 64, such as "home-office"`
  return z
    .string({ error })
    .max(64, { error })
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error })
}

/** One line of text for people. */
export function line(most: number) {
  return z
    .string({ error: 'expected text' })
    .trim()
    .min(1, { error: 'expected text, found an empty one' })
    .max(most, { error: `expected at most ${most} characters` })
    .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u, {
      error: 'expected one line of plain text without control characters',
    })
}

export function webAddress() {
  const error = 'expected an http or https address such as "https://www.gao.gov/rss/reports.xml"'
  return z
    .string({ error })
    .max(2_048, { error: 'expected an address of at most 2048 characters' })
    .refine(isWebAddress, { error })
    .refine((text) => !hasUserInfo(text), { error: 'expected an address without a user name or password in it' })
}

function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !/^https?:\/\//i.test(text)) return false
  return URL.canParse(text)
}

function hasUserInfo(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.username !== '' || url.password !== ''
}

/** A host as it stands in an address: `www.gao.gov`. */
export function hostName() {
  const error = 'expected a host name such as "www.gao.gov" or "*.gao.gov", without "https://" and without a path'
  return (
    z
      .string({ error })
      .max(253, { error })
      // A wildcard stands for whole subdomains of a name that somebody owns, never for a whole top-level domain.
      .regex(/^(?:\*\.(?=[a-z0-9-]+\.[a-z0-9]))?[a-z0-9.-]+$/, { error })
      .refine((text) => URL.canParse(`https://${text.replace('*.', '')}/`), { error })
  )
}

/** `2025`, `2025-10` or `2025-10-14`; an unquoted year, which YAML reads as a number, is taken too. */
export function partialDate() {
  const error = 'expected a date such as "2025-10-14", "2025-10" or "2025"'
  return z
    .union([z.string(), z.number()], { error })
    .transform(String)
    .refine((text) => periodOf(text) !== null, { error })
}

/** Start and end (exclusive) of the UTC year, month or day that a partial date names; `null` when it names none. */
export function periodOf(text: string): { start: number; end: number } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), match[2] && Number(match[2]), match[3] && Number(match[3])]
  const start = Date.UTC(year, (month || 1) - 1, day || 1)
  if (new Date(start).toISOString().slice(0, text.length) !== text || month === 0 || day === 0) return null
  const end = day
    ? Date.UTC(year, Number(month) - 1, day + 1)
    : month
      ? Date.UTC(year, month, 1)
      : Date.UTC(year + 1, 0)
  return { start, end }
}

/** `HH:MM`, 24 hours. */
export function timeOfDay() {
  const error = 'expected a time of day such as "08:00"'
  return z.string({ error }).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error })
}

/** IANA name of a time zone. */
export function timeZone() {
  const error = 'expected the IANA name of a time zone such as "America/Mexico_City"'
  return z.string({ error }).refine((text) => readZoneName(text) !== null, { error })
}

export function count(least: number, most: number) {
  const error = `expected a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

export function yesNo() {
  return z.boolean({ error: 'expected true or false' })
}

/** A list that may be left empty or be emptied by commenting out all its entries. */
export function listOf<T extends z.ZodType>(element: T, most: number) {
  return z
    .array(element, { error: 'expected a list, each entry beginning with "- "' })
    .max(most, { error: `expected at most ${most} entries` })
    .nullish()
    .transform((entries) => entries ?? [])
}
