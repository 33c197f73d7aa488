import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { GoldClaim, GoldItem } from './gold-form.ts'
import { readNumberedLines } from './read-sets.ts'

const LANGUAGE = z.enum(['en', 'es'])
const CLAIM = z.object({
  slug: z.string().min(1),
  statement: z.string().min(1),
  claimant: z.string().default(''),
  respondents: z.array(z.string()).default([]),
  first_date: z.string().default('1970'),
  languages: z.array(LANGUAGE).default(['en', 'es']),
  aliases: z.object({ en: z.array(z.string()).optional(), es: z.array(z.string()).optional() }).default({}),
  parent: z.string().optional(),
})
const ITEM = z.object({
  id: z.coerce.string().min(1),
  lang: LANGUAGE,
  date: z.string().default(''),
  title: z.string().default(''),
  text: z.string(),
  claim: z.string().nullable().default(null),
  near: z.string().nullish(),
  voice: z.string().optional(),
  outlet_kind: z.string().optional(),
  statements: z
    .array(z.object({ speaker: z.string(), affiliation: z.string().default(''), stance: z.string() }))
    .default([]),
  evidence_effect: z.string().default('none'),
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
