import { type Locale, STANCES } from '../../domain/vocabulary.ts'
import { CHOICE_NAMES } from '../catalogue/front-strings.ts'
import { readerOf } from '../compose/reader.ts'
import type { ArgSpec, VerbSpec } from './verb.ts'

/** Words about the table of verbs, in a language: for the registration of commands, and for help. */

/** At most 100 characters. */
export function describeVerb({ group, name }: Pick<VerbSpec, 'group' | 'name'>, locale: Locale): string {
  const { verbs, adminVerbs } = readerOf(locale).front
  return (group === 'claim' ? verbs : adminVerbs)[name as never]
}

/** At most 100 characters. */
export function describeArg({ name }: Pick<ArgSpec, 'name'>, locale: Locale): string {
  return readerOf(locale).front.args[name]
}

/** Values of a `choice` with their labels, of at most 75 characters. */
export function choicesOf(arg: ArgSpec, locale: Locale): { value: string; label: string }[] {
  return (arg.choices ?? []).map((value) => ({ value, label: choiceLabel(value, locale) }))
}

export function choiceLabel(value: string, locale: Locale): string {
  const { front, words } = readerOf(locale)
  const known = CHOICE_NAMES.find((name) => name === value)
  if (known !== undefined) return front.choices[known]
  const stance = STANCES.find((name) => name === value)
  if (stance !== undefined) return words.stanceNoun[stance]
  return Object.hasOwn(front.edits, value.replaceAll('-', '_'))
    ? front.edits[value.replaceAll('-', '_') as 'move']
    : value
}

/** `status <claim>`, `asof <claim> <date> [by]`: how a verb is used. */
export function usageOf(verb: VerbSpec): string {
  return [verb.name, ...verb.args.map((arg) => (arg.required ? `<${arg.name}>` : `[${arg.name}]`))].join(' ')
}
