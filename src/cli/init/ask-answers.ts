import type { SetupStrings } from '../../chat/catalogue/setup-strings.ts'
import { claimSchema } from '../../config/schemas/claim-schema.ts'
import { settingsFileSchema } from '../../config/schemas/settings-schema.ts'
import { OnrecordError } from '../../domain/errors.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { readZoneName } from '../../domain/zone.ts'
import { type Catalogue, type CatalogueEntry, pickEntries } from './catalogue.ts'
import type { InitAnswers, InitOptions } from './init-answers.ts'

/** One question; an empty answer is `fallback`, `null` the end of what is typed. */
export type Ask = (question: string, fallback: string) => Promise<string | null>

/** What is asked and told, in which language; `say` prints a line. */
export type Conversation = {
  ask: Ask
  say: (line: string) => void
  silent: boolean
  locale: Locale
  words: SetupStrings
}

/** What people type for all, in either language. */
const ALL = /^(?:all|todas|todos|todo)$/i
const NONE = /^(?:none|ninguna|ninguno)$/i
const BOTH = ['both', 'ambos', 'ambas']

/** Every answer, from an option or by asking. What does not fit is asked again; of an option it is `invalid`. */
export async function askAnswers(options: InitOptions, catalogue: Catalogue, talk: Conversation): Promise<InitAnswers> {
  const languages = await question(talk, options.languages, talk.words.init.languages, 'en, es', (typed) =>
    readLanguages(typed, talk.words),
  )
  const entries = await askSources(options, catalogue, talk)
  const claim = await askClaim(options, talk, languages)
  const post = await askPlaces(options, talk)
  const contact = await question(talk, options.contact, talk.words.init.contact, '', (typed) =>
    typed === ''
      ? null
      : (checked(settingsFileSchema.shape.http.unwrap().shape.contact, typed, 'address', talk.words) ?? null),
  )
  const zone = await question(
    talk,
    options.zone,
    talk.words.init.zone,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    (typed) => readZone(typed, talk.words),
  )
  const locale = languages.length === 1 && languages[0] === 'es' ? 'es' : talk.locale
  return { languages, locale, zone, contact, entries, claim, post }
}

async function question<T>(
  { ask, say, silent, words: { wrong } }: Conversation,
  given: string | undefined,
  asked: string,
  fallback: string,
  read: (typed: string) => T,
): Promise<T> {
  if (given !== undefined || silent) return read(given ?? fallback)
  for (;;) {
    const typed = await ask(asked, fallback)
    try {
      return read(typed?.trim() || fallback)
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      if (typed === null) throw new OnrecordError('invalid', wrong.ended, { cause: error })
      say(`  ${error.message}`)
    }
  }
}

async function askSources(options: InitOptions, catalogue: Catalogue, talk: Conversation): Promise<CatalogueEntry[]> {
  const all = catalogue.sources
  const { init } = talk.words
  if (options.sources !== undefined) return readSources(options.sources, all, talk.words)
  const names = (pick: (entry: CatalogueEntry) => string[]) => [...new Set(all.flatMap(pick))].sort()
  const countries = names((entry) => [entry.country])
  const topics = names((entry) => entry.topics)
  const picked = {
    countries: await question(talk, options.countries, init.countries(countries.join(', ')), init.all, (typed) =>
      oneOf(typed, countries, talk.words),
    ),
    topics: await question(talk, options.topics, init.topics(topics.join(', ')), init.all, (typed) =>
      oneOf(typed, topics, talk.words),
    ),
  }
  const offered = pickEntries(all, picked)
  if (offered.length === 0) talk.say(`  ${init.nothingFits}`)
  for (const [index, entry] of offered.entries()) talk.say(sourceLine(index + 1, entry, talk))
  if (offered.length === 0 || talk.silent) return offered
  return question(talk, undefined, init.which, init.all, (typed) => readNumbers(typed, offered, talk.words))
}

/** "3  US Department of State (state-press) · last seen working 2026-10-02 · blocks bots: ask them". */
function sourceLine(
  number: number,
  { source, seen, catch: caution }: CatalogueEntry,
  { locale, words: { init } }: Conversation,
): string {
  const when = seen === null ? init.neverSeen : init.seen(seen)
  const off = source.enabled === false ? ` · ${init.off}` : ''
  return `  ${String(number).padStart(2)}  ${source.name} (${source.id}) · ${when}${caution === null ? '' : ` · ${caution[locale]}`}${off}`
}

async function askClaim(
  options: InitOptions,
  talk: Conversation,
  languages: ('en' | 'es')[],
): Promise<InitAnswers['claim']> {
  const { shape } = claimSchema
  const { init } = talk.words
  const title = await question(talk, options.title, init.title, '', (typed) =>
    typed === '' ? null : checked(shape.title, typed, 'line', talk.words),
  )
  if (title === null) return null
  const text = await question(talk, options.text, init.text, '', (typed) =>
    checked(shape.text, typed, 'line', talk.words),
  )
  const claimant = await question(talk, options.claimant, init.claimant, '', (typed) =>
    checked(shape.claimant, typed, 'line', talk.words),
  )
  const firstMadeOn = await question(talk, options.madeOn, init.madeOn, '', (typed) =>
    checked(shape.firstMadeOn, typed, 'date', talk.words),
  )
  const phrases = (given: string | undefined, one: 'en' | 'es') =>
    languages.includes(one) ? question(talk, given, init.called[one], '', splitPhrases) : Promise.resolve([])
  const en = await phrases(options.aliasesEn, 'en')
  const es = await phrases(options.aliasesEs, 'es')
  return { title, text, claimant, firstMadeOn, aliases: { en, es } }
}

async function askPlaces(options: InitOptions, talk: Conversation): Promise<InitAnswers['post']> {
  const post: InitAnswers['post'] = []
  const platforms: ['slack' | 'discord', string | undefined, string][] = [
    ['slack', options.slack, talk.words.init.slack],
    ['discord', options.discord, talk.words.init.discord],
  ]
  for (const [platform, given, words] of platforms) {
    const channel = await question(talk, given, words, '', (typed) => readChannel(platform, typed, talk.words))
    if (channel !== '') post.push({ platform, channel })
  }
  return post
}

/** Ids of channels, alone or in the link that the chat copies. Slack's "Copy link" and Discord's "Copy Channel ID" give them. */
const CHANNEL = {
  slack: /^(?:https:\/\/[\w.-]+\/archives\/)?([CG][A-Z0-9]{2,20})\/?$/,
  discord: /^(?:https:\/\/(?:\w+\.)?discord\.com\/channels\/\d+\/)?(\d{15,21})\/?$/,
} as const

function readChannel(platform: keyof typeof CHANNEL, typed: string, { wrong }: SetupStrings): string {
  if (typed === '') return ''
  const id = CHANNEL[platform].exec(typed)?.[1]
  if (id === undefined) throw new OnrecordError('invalid', wrong.channel[platform](typed.slice(0, 60)))
  return id
}

function readLanguages(typed: string, { wrong }: SetupStrings): ('en' | 'es')[] {
  const words = typed.toLowerCase().split(/[\s,]+/)
  const found = (['en', 'es'] as const).filter(
    (one) => words.includes(one) || BOTH.some((both) => words.includes(both)),
  )
  if (found.length === 0) throw new OnrecordError('invalid', wrong.language(typed))
  return found
}

function oneOf(typed: string, known: readonly string[], { wrong }: SetupStrings): string[] {
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (words.some((word) => ALL.test(word))) return []
  const unknown = words.find((word) => !known.includes(word))
  if (unknown !== undefined) throw new OnrecordError('invalid', wrong.noneOf(unknown, known.join(', ')))
  return words
}

function readSources(typed: string, all: readonly CatalogueEntry[], { wrong }: SetupStrings): CatalogueEntry[] {
  const ids = typed.split(/[\s,]+/).filter(Boolean)
  if (ids.some((id) => ALL.test(id))) return [...all]
  if (ids.some((id) => NONE.test(id))) return []
  return ids.map((id) => {
    const found = all.find(({ source }) => source.id === id)
    if (!found) throw new OnrecordError('invalid', wrong.catalogue(id, all.map(({ source }) => source.id).join(', ')))
    return found
  })
}

function readNumbers(typed: string, offered: readonly CatalogueEntry[], { wrong }: SetupStrings): CatalogueEntry[] {
  if (ALL.test(typed)) return [...offered]
  if (NONE.test(typed)) return []
  return typed
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => {
      const found = /^\d{1,3}$/.test(word)
        ? offered[Number(word) - 1]
        : offered.find(({ source }) => source.id === word)
      if (!found) throw new OnrecordError('invalid', wrong.number(word, offered.length))
      return found
    })
}

function splitPhrases(typed: string): string[] {
  return typed
    .split(';')
    .map((phrase) => phrase.trim())
    .filter(Boolean)
}

function readZone(typed: string, { wrong }: SetupStrings): string {
  const zone = readZoneName(typed)
  if (zone === null) throw new OnrecordError('invalid', wrong.zone(typed))
  return zone
}

type Parser<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } }

function checked<T>(
  schema: Parser<T>,
  typed: string,
  why: keyof SetupStrings['wrong']['why'],
  { wrong }: SetupStrings,
): T {
  const result = schema.safeParse(typed)
  if (result.success) return result.data
  throw new OnrecordError('invalid', wrong.value(typed.slice(0, 60), wrong.why[why]))
}
