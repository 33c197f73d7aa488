import { claimSchema } from '../../config/schemas/claim-schema.ts'
import { settingsFileSchema } from '../../config/schemas/settings-schema.ts'
import { OnrecordError } from '../../domain/errors.ts'
import type { Platform } from '../../domain/vocabulary.ts'
import { type Catalogue, type CatalogueEntry, pickEntries } from './catalogue.ts'
import type { InitAnswers, InitOptions } from './init-answers.ts'

/** One question; an empty answer is `fallback`. */
export type Ask = (question: string, fallback: string) => Promise<string>

/** What is asked and told; `say` prints a line. */
export type Conversation = { ask: Ask; say: (line: string) => void; silent: boolean }

const EXAMPLE = 'cartel bounties; bounties on ICE agents'

/** Every answer, from an option or by asking. What does not fit is asked again; of an option it is `invalid`. */
export async function askAnswers(options: InitOptions, catalogue: Catalogue, talk: Conversation): Promise<InitAnswers> {
  const languages = await question(
    talk,
    options.languages,
    'Languages of your sources (en, es, or both)',
    'en, es',
    readLanguages,
  )
  const entries = await askSources(options, catalogue, talk)
  const claim = await askClaim(options, talk, languages)
  const post = await askPlaces(options, talk)
  const contact = await question(
    talk,
    options.contact,
    'Address agencies can write to (e-mail or web; part of every request)',
    '',
    (typed) => (typed === '' ? null : (checked(settingsFileSchema.shape.http.unwrap().shape.contact, typed) ?? null)),
  )
  const zone = await question(
    talk,
    options.zone,
    'Your time zone',
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    readZone,
  )
  const locale = languages.length === 1 && languages[0] === 'es' ? 'es' : 'en'
  return { languages, locale, zone, contact, entries, claim, post }
}

async function question<T>(
  { ask, say, silent }: Conversation,
  given: string | undefined,
  words: string,
  fallback: string,
  read: (typed: string) => T,
): Promise<T> {
  if (given !== undefined || silent) return read(given ?? fallback)
  for (;;) {
    const typed = await ask(words, fallback)
    try {
      return read(typed.trim() === '' ? fallback : typed.trim())
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      say(`  ${error.message}`)
    }
  }
}

async function askSources(options: InitOptions, catalogue: Catalogue, talk: Conversation): Promise<CatalogueEntry[]> {
  const all = catalogue.sources
  if (options.sources !== undefined) return readSources(options.sources, all)
  const names = (pick: (entry: CatalogueEntry) => string[]) => [...new Set(all.flatMap(pick))].sort()
  const countries = names((entry) => [entry.country])
  const topics = names((entry) => entry.topics)
  const picked = {
    countries: await question(talk, options.countries, `Countries (${countries.join(', ')})`, 'all', oneOf(countries)),
    topics: await question(talk, options.topics, `Topics (${topics.join(', ')})`, 'all', oneOf(topics)),
  }
  const offered = pickEntries(all, picked)
  if (offered.length === 0) talk.say('  No source of the catalogue fits; add yours with "onrecord sources try URL".')
  for (const [index, entry] of offered.entries()) talk.say(sourceLine(index + 1, entry))
  if (offered.length === 0 || talk.silent) return offered
  return question(talk, undefined, 'Which of them (numbers, or all)', 'all', (typed) => readNumbers(typed, offered))
}

/** "3  US Department of State (state-press) · last seen working 2026-10-02 · blocks bots: ask them". */
function sourceLine(number: number, { source, seen, catch: caution }: CatalogueEntry): string {
  const when = seen === null ? 'nobody has reported that it works' : `last seen working ${seen}`
  const off = source.enabled === false ? ' · off until you switch it on' : ''
  return `  ${String(number).padStart(2)}  ${source.name} (${source.id}) · ${when}${caution === null ? '' : ` · ${caution.en}`}${off}`
}

async function askClaim(
  options: InitOptions,
  talk: Conversation,
  languages: ('en' | 'es')[],
): Promise<InitAnswers['claim']> {
  const { shape } = claimSchema
  const title = await question(talk, options.title, 'A first claim, in a few words (empty: none yet)', '', (typed) =>
    typed === '' ? null : checked(shape.title, typed),
  )
  if (title === null) return null
  const text = await question(talk, options.text, 'The claim in one neutral sentence', '', (typed) =>
    checked(shape.text, typed),
  )
  const claimant = await question(talk, options.claimant, 'Who makes it', '', (typed) => checked(shape.claimant, typed))
  const firstMadeOn = await question(talk, options.madeOn, 'First made on (2025-10-14, 2025-10 or 2025)', '', (typed) =>
    checked(shape.firstMadeOn, typed),
  )
  const phrases = (given: string | undefined, one: 'en' | 'es', name: string) =>
    languages.includes(one)
      ? question(talk, given, `What ${name} texts call it, with semicolons between (${EXAMPLE})`, '', splitPhrases)
      : Promise.resolve([])
  const en = await phrases(options.aliasesEn, 'en', 'English')
  const es = await phrases(options.aliasesEs, 'es', 'Spanish')
  return { title, text, claimant, firstMadeOn, aliases: { en, es } }
}

async function askPlaces(options: InitOptions, talk: Conversation): Promise<InitAnswers['post']> {
  const post: InitAnswers['post'] = []
  const platforms: [Platform, string | undefined, string][] = [
    ['slack', options.slack, 'Slack channel to post to, by its id (C0…; empty: none)'],
    ['discord', options.discord, 'Discord channel to post to, by its id (empty: none)'],
  ]
  for (const [platform, given, words] of platforms) {
    const channel = await question(talk, given, words, '', (typed) => typed)
    if (channel !== '') post.push({ platform, channel })
  }
  return post
}

function readLanguages(typed: string): ('en' | 'es')[] {
  const words = typed.toLowerCase().split(/[\s,]+/)
  const found = (['en', 'es'] as const).filter((one) => words.includes(one) || words.includes('both'))
  if (found.length === 0) throw new OnrecordError('invalid', `"${typed}" names no language it reads: en, es, or both.`)
  return found
}

function oneOf(known: readonly string[]): (typed: string) => string[] {
  return (typed) => {
    const words = typed
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
    if (words.includes('all')) return []
    const unknown = words.find((word) => !known.includes(word))
    if (unknown !== undefined) throw new OnrecordError('invalid', `"${unknown}" is none of ${known.join(', ')}.`)
    return words
  }
}

function readSources(typed: string, all: readonly CatalogueEntry[]): CatalogueEntry[] {
  const ids = typed.split(/[\s,]+/).filter(Boolean)
  if (ids.includes('all')) return [...all]
  if (ids.includes('none')) return []
  return ids.map((id) => {
    const found = all.find(({ source }) => source.id === id)
    if (!found)
      throw new OnrecordError(
        'invalid',
        `There is no "${id}" in the catalogue: ${all.map(({ source }) => source.id).join(', ')}.`,
      )
    return found
  })
}

function readNumbers(typed: string, offered: readonly CatalogueEntry[]): CatalogueEntry[] {
  if (/^all$/i.test(typed)) return [...offered]
  return typed
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => {
      const found = /^\d{1,3}$/.test(word)
        ? offered[Number(word) - 1]
        : offered.find(({ source }) => source.id === word)
      if (!found) throw new OnrecordError('invalid', `"${word}" is none of the numbers 1 to ${offered.length}.`)
      return found
    })
}

function splitPhrases(typed: string): string[] {
  return typed
    .split(';')
    .map((phrase) => phrase.trim())
    .filter(Boolean)
}

function readZone(typed: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone
  } catch {
    throw new OnrecordError('invalid', `There is no time zone "${typed}". Zones go by names like America/Mexico_City.`)
  }
}

type Parser<T> = {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } }
}

function checked<T>(schema: Parser<T>, typed: string): T {
  const result = schema.safeParse(typed)
  if (result.success) return result.data
  throw new OnrecordError('invalid', `"${typed.slice(0, 60)}": ${result.error.issues[0]?.message ?? 'does not fit'}.`)
}
