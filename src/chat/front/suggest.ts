import { valueWords } from '../answers/build-configuration.ts'
import { bounded } from '../compose/limits.ts'
import { readerOf } from '../compose/reader.ts'
import { changeWords } from '../compose/status-words.ts'
import { cutAtWord } from '../text/cut-at-word.ts'
import { fold } from '../text/fold.ts'
import type { FrontContext } from './front-context.ts'
import type { ArgType } from './verb.ts'

/** Discord shows as many, and labels of at most 100 characters. */
const SUGGESTED = 25
const LABEL_MAX = 100

export type Suggestion = { value: string; label: string }

/** What may be meant by what was typed so far. Never throws: somebody who types is not to be stopped by an error. */
export async function suggest(type: ArgType, typed: string, ctx: FrontContext): Promise<Suggestion[]> {
  try {
    const found = await suggestionsFor(type, typed.slice(0, 100), ctx)
    return found.slice(0, SUGGESTED).map(({ value, label }) => ({ value, label: cutAtWord(label, LABEL_MAX) }))
  } catch {
    return []
  }
}

async function suggestionsFor(type: ArgType, typed: string, ctx: FrontContext): Promise<Suggestion[]> {
  switch (type) {
    case 'claim':
      return claimSuggestions(typed, ctx)
    case 'scope': {
      const { choices } = readerOf(ctx.locale).front
      const all = fold('all todo').includes(fold(typed)) ? [{ value: 'all', label: choices.all }] : []
      return [...all, ...(await claimSuggestions(typed, ctx))]
    }
    case 'source': {
      const { sources } = await ctx.commands.sources({}, ctx.asker)
      return sources
        .map(({ source }) => ({ value: source.id, label: `${bounded(source.name, 'name')} (${source.id})` }))
        .filter(({ label }) => fold(label).includes(fold(typed)))
    }
    case 'proposal': {
      const { proposals } = await ctx.commands.proposals({}, ctx.asker)
      const reader = readerOf(ctx.locale)
      return proposals
        .map((one) => ({
          value: String(one.id),
          label: `${one.id}: ${changeWords(one.change, reader)} · ${bounded(one.claim.title, 'title')}`,
        }))
        .filter(({ label }) => fold(label).includes(fold(typed)))
    }
    case 'actor': {
      const { actors } = await ctx.commands.actors({ typed, limit: SUGGESTED }, ctx.asker)
      return actors.map(({ id, name }) => ({ value: id, label: `${bounded(name, 'name')} (${id})` }))
    }
    case 'setting': {
      const { settings } = await ctx.commands.settings({}, ctx.asker)
      return settings
        .filter(({ chat }) => chat !== 'nobody')
        .map(({ key, value }) => ({ value: key, label: `${key} = ${valueWords(value)}` }))
        .filter(({ label }) => fold(label).includes(fold(typed)))
    }
    default:
      return []
  }
}

async function claimSuggestions(typed: string, ctx: FrontContext): Promise<Suggestion[]> {
  const { nearest, fits } = await ctx.commands.claimNames({ typed, limit: SUGGESTED }, ctx.asker)
  // Half a word is no slip of the finger: what does not contain it is only offered when enough was typed.
  if (!fits && typed.trim().length < 3) return []
  return nearest.map(({ slug, title }) => ({ value: slug, label: `${bounded(title, 'title')} (${slug})` }))
}
