import type { Claim, Party } from '../../../domain/claim.ts'
import { PARTY_ROLES } from '../../../domain/vocabulary.ts'

/** Lists as people type them into one field, and back. */

export function splitLines(typed: string): string[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.replace(/^[-•*]\s+/, '').trim())
    .filter(Boolean)
}

export function splitWords(typed: string): string[] {
  return typed
    .split(/[,;\n]+/)
    .map((word) => word.trim())
    .filter(Boolean)
}

/** A phrase a line; "es: recompensas" is Spanish, "en: bounties" or no mark English. */
export function readAliases(typed: string): NonNullable<Claim['aliases']> {
  const aliases: { en: string[]; es: string[] } = { en: [], es: [] }
  for (const line of splitLines(typed)) {
    const [, mark = 'en', phrase = line] = /^(en|es)\s*:\s*(.+)$/i.exec(line) ?? []
    aliases[mark.toLowerCase() === 'es' ? 'es' : 'en'].push(phrase)
  }
  return aliases
}

export function writeAliases(aliases: Claim['aliases']): string {
  return [...(aliases.en ?? []), ...(aliases.es ?? []).map((phrase) => `es: ${phrase}`)].join('\n')
}

/** "respondent: Government of Mexico [mexico]" a line, the actor's id in brackets; or the first line that is none. */
export function readParties(typed: string): Party[] | { wrong: string } {
  const parties: Party[] = []
  for (const line of splitLines(typed)) {
    const [, word, name, actor] = /^(\p{L}+)\s*:\s*(.*?)(?:\s*\[([a-z0-9-]{1,64})\])?$/u.exec(line) ?? []
    const role = PARTY_ROLES.find((known) => known === word?.toLowerCase())
    if (role === undefined || !name) return { wrong: line }
    parties.push({ role, name, ...(actor === undefined ? {} : { actor }) })
  }
  return parties
}

export function writeParties(parties: readonly Party[]): string {
  return parties
    .map(({ role, name, actor }) => `${role}: ${name}${actor === undefined ? '' : ` [${actor}]`}`)
    .join('\n')
}

/** "Claudia Sheinbaum (President of Mexico)" → name and affiliation. */
export function readSpeaker(typed: string): { speaker: string; affiliation?: string } {
  const [, name, affiliation] = /^(.+?)\s*\(([^()]+)\)$/.exec(typed) ?? []
  return name !== undefined && affiliation !== undefined ? { speaker: name, affiliation } : { speaker: typed }
}

/** Numbers with anything between them: "12, #15"; `null` where something else stands there. */
export function readNumbers(typed: string): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter(Boolean)
  const numbers = parts.map((part) => /^#?(\d{1,9})$/.exec(part)?.[1])
  return numbers.every((number) => number !== undefined) ? numbers.map(Number) : null
}
