import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { GoldClaim, GoldItem } from './gold-form.ts'
import { readNumberedLines } from './read-sets.ts'

const LANGUAGE = z.enum(['en', 'es'])
/** Text that may be left out, or be null. */
const text = (otherwise: string) =>
  z
    .string()
    .nullish()
    .transform((value) => value ?? otherwise)
const list = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .nullish()
    .transform((value) => value ?? [])
const CLAIM = z.object({
  slug: z.string().min(1),
  statement: z.string().min(1),
  claimant: text(''),
  respondents: list(z.string()),
  first_date: text('1970'),
  languages: list(LANGUAGE).transform((given) => (given.length === 0 ? (['en', 'es'] as const) : given)),
  aliases: z
    .object({ en: list(z.string()), es: list(z.string()) })
    .nullish()
    .transform((value) => value ?? { en: [], es: [] }),
  parent: z.string().optional(),
})
const ITEM = z.object({
  id: z.coerce.string().min(1),
  lang: LANGUAGE,
  date: text(''),
  title: text(''),
  text: z.string(),
  claim: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  near: z.string().nullish(),
  voice: text(''),
  outlet_kind: text(''),
  statements: list(z.object({ speaker: text(''), affiliation: text(''), stance: z.string() })),
  evidence_effect: text('none'),
})

/** Claims of the gold form. Throws a sentence with file, entry, key and what was expected. */
export function parseGoldClaims(file: string): GoldClaim[] {
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: not JSON (${(error as Error).message}). Expected a list of claims.`)
  }
  if (!Array.isArray(read)) throw new Error(`${file}: expected a list of claims, [{ "slug": …, "statement": … }, …].`)
  const claims = read.map((entry, at) => demand(CLAIM, entry, `${file}, claim ${at + 1}`) as GoldClaim)
  const twice = claims.find(({ slug }, at) => claims.findIndex((other) => other.slug === slug) !== at)
  if (twice) throw new Error(`${file}: two claims have the slug "${twice.slug}".`)
  return claims
}

/** Items of the gold form; labels may be left out where only predictions are wanted. */
export function parseGoldItems(file: string): GoldItem[] {
  return readNumberedLines(file).map(
    ({ row, line }) => demand(ITEM, row, `${file}, line ${line}`) as unknown as GoldItem,
  )
}

function demand<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.infer<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const key = issue?.path.join('.') ?? ''
  throw new Error(`${where}${key === '' ? '' : `, ${key}`}: ${issue?.message ?? 'not of the expected form'}.`)
}
