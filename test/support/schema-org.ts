/**
 * The terms of schema.org that an export may use: of each type its properties, and what may stand there. Written down
 * from the vocabulary's own definitions (properties of Thing and CreativeWork are inherited); nothing is asked over a network.
 */
type Kind = 'text' | 'url' | 'date' | 'language' | string
const THING: Record<string, Kind[]> = { name: ['text'], identifier: ['text'], url: ['url'], sameAs: ['url'] }
const CREATIVE_WORK: Record<string, Kind[]> = {
  ...THING,
  text: ['text'],
  headline: ['text'],
  inLanguage: ['language'],
  author: ['Person', 'Organization'],
  publisher: ['Person', 'Organization'],
  dateCreated: ['date'],
  datePublished: ['date'],
  keywords: ['text'],
  isPartOf: ['url', 'CreativeWork', 'Claim'],
  hasPart: ['CreativeWork', 'Claim'],
  isBasedOn: ['url', 'CreativeWork'],
}
const TYPES: Record<string, Record<string, Kind[]>> = {
  Claim: {
    ...CREATIVE_WORK,
    appearance: ['CreativeWork'],
    firstAppearance: ['CreativeWork'],
    claimInterpreter: ['Person', 'Organization'],
  },
  CreativeWork: CREATIVE_WORK,
  Quotation: { ...CREATIVE_WORK, spokenByCharacter: ['Person', 'Organization'] },
  Person: { ...THING, jobTitle: ['text'], affiliation: ['Organization'] },
  Organization: THING,
}
const OWN = 'onrecord:'
const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?)?)?$/

type Node = Record<string, unknown>

/** What is not as the vocabulary has it, in words; own terms are looked through for typed things. */
export function findSchemaProblems(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(findSchemaProblems)
  if (value === null || typeof value !== 'object') return []
  const node = value as Node
  const type = node['@type']
  const inOwn = Object.entries(node)
    .filter(([key]) => key.startsWith(OWN))
    .flatMap(([, member]) => findSchemaProblems(member))
  if (type === undefined) return inOwn
  const properties = TYPES[String(type)]
  if (properties === undefined) return [`${type} is no type`, ...inOwn]
  const problems = Object.entries(node)
    .filter(([key]) => !key.startsWith(OWN) && !key.startsWith('@'))
    .flatMap(([key, member]) => {
      const expected = properties[key]
      if (expected === undefined) return [`${type} has no property ${key}`]
      return [member].flat().flatMap((one) => problemsOf(`${type}.${key}`, one, expected))
    })
  return [...problems, ...inOwn]
}

function problemsOf(where: string, value: unknown, expected: Kind[]): string[] {
  if (typeof value === 'object' && value !== null) {
    const type = (value as Node)['@type']
    return expected.includes(String(type)) ? findSchemaProblems(value) : [`${where} is a ${type}`]
  }
  if (typeof value !== 'string' || value === '') return [`${where} is no text`]
  if (expected.includes('date')) return DATE.test(value) ? [] : [`${where} is no date: ${value}`]
  if (expected.includes('language')) return /^[a-z]{2}$/.test(value) ? [] : [`${where} is no language: ${value}`]
  if (expected.includes('text')) return []
  return expected.includes('url') && URL.canParse(value) ? [] : [`${where} is no address: ${value}`]
}
