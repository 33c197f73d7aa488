import type { MatchFact } from '../../../domain/reason.ts'
import type { Reader } from '../reader.ts'
import { withQuotes } from './with-quotes.ts'

type Say = (detail: string, reader: Reader) => string | null

/** A word of the claim as the text prints it, and as the claim has it where that is another. */
export const sayTerm: Say = (detail, reader) => {
  const [, printed, surface] = /^“([^”]*)”(?: for “([^”]*)”?)?$/.exec(detail) ?? []
  return printed === undefined ? null : reader.answers.why.reasons.term(printed, surface ?? null)
}

export const sayLikeness: Say = (detail, reader) => {
  const [, percent, wording] = /^(\d+) % of “([^”]*)”?$/.exec(detail) ?? []
  return percent === undefined ? null : reader.answers.why.reasons.likeness(percent, wording ?? '')
}

export const sayChance: Say = (detail, reader) => {
  const { chance } = reader.answers.why.reasons
  const form = /^(\d+) in 100(?:; for it: ([^;]*))?(?:; against: ([^;]*))?(?:; by rule ([\d.]+))?$/
  const [, inHundred, pro, contra, byRule] = form.exec(detail) ?? []
  if (inHundred === undefined || byRule === undefined) return null
  return chance(inHundred, sayFacts(pro, reader), sayFacts(contra, reader), byRule)
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

export const sayNarrower: Say = (detail, reader) => {
  const { narrower } = reader.answers.why.reasons
  for (const [name, form] of Object.entries(NARROWER)) {
    const [, slug, rest = ''] = form.exec(detail) ?? []
    if (slug !== undefined) return narrower[name as keyof typeof NARROWER](slug, withQuotes(rest, reader))
  }
  return null
}
