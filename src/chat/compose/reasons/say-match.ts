import type { MatchFact } from '../../../domain/reason.ts'
import type { Reader } from '../reader.ts'
import { withQuotes } from './with-quotes.ts'

type Say = (detail: string, reader: Reader) => string | null

/** A word of the claim as the text prints it, and as the claim has it where that is another. */
export function readTerm(detail: string): { printed: string; surface: string | null } | null {
  const [, printed, surface] = /^“([^”]*)”(?: for “([^”]*)”?)?$/.exec(detail) ?? []
  return printed === undefined ? null : { printed, surface: surface ?? null }
}

export const sayTerm: Say = (detail, reader) => {
  const term = readTerm(detail)
  return term && reader.answers.why.reasons.term(term.printed, term.surface)
}

export const sayLikeness: Say = (detail, reader) => {
  const [, percent, wording] = /^(\d+) % of “([^”]*)”?$/.exec(detail) ?? []
  return percent === undefined ? null : reader.answers.why.reasons.likeness(percent, wording ?? '')
}

type Chance = { inHundred: string; pro: string | undefined; contra: string | undefined; byRule: string }

export function readChance(detail: string): Chance | null {
  const form = /^(\d+) in 100(?:; for it: ([^;]*))?(?:; against: ([^;]*))?(?:; by rule ([\d.]+))?$/
  const [, inHundred, pro, contra, byRule] = form.exec(detail) ?? []
  return inHundred === undefined || byRule === undefined ? null : { inHundred, pro, contra, byRule }
}

export const sayChance: Say = (detail, reader) => {
  const read = readChance(detail)
  if (read === null) return null
  const { inHundred, pro, contra, byRule } = read
  return reader.answers.why.reasons.chance(inHundred, sayFacts(pro, reader), sayFacts(contra, reader), byRule)
}

function sayFacts(list: string | undefined, reader: Reader): string | null {
  const { fact } = reader.answers.why.reasons
  if (list === undefined) return null
  return list
    .split(', ')
    .map((name) => (Object.hasOwn(fact, name) ? fact[name as MatchFact] : name))
    .join(', ')
}

export const sayMeaning: Say = (detail, reader) => {
  const [, percent] = /^(\d+) % alike in meaning$/.exec(detail) ?? []
  return percent === undefined ? null : reader.answers.why.reasons.meaning(percent)
}

const NARROWER = {
  borrowed: /^none of its own terms, only those of (\S+)()$/,
  nearer: /^(\S+) is nearer, at ([\d.]+)$/,
  has: /^(\S+) has it: (.*)$/s,
  before: /^before (\S+): (.*)$/s,
} as const

type Narrower = { how: keyof typeof NARROWER; slug: string; rest: string }

/** The claim above or below that was weighed beside this one, and what came of it. */
export function readNarrower(detail: string): Narrower | null {
  for (const [how, form] of Object.entries(NARROWER)) {
    const [, slug, rest = ''] = form.exec(detail) ?? []
    if (slug !== undefined) return { how: how as Narrower['how'], slug, rest }
  }
  return null
}

export const sayNarrower: Say = (detail, reader) => {
  const read = readNarrower(detail)
  return read && reader.answers.why.reasons.narrower[read.how](read.slug, withQuotes(read.rest, reader))
}
