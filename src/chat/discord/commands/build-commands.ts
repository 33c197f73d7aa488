import { PermissionFlagsBits, type RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js'
import { readerOf } from '../../compose/reader.ts'
import {
  type ArgSpec,
  choicesOf,
  describeArg,
  describeVerb,
  VERB_GROUPS,
  type VerbGroup,
  type VerbSpec,
  verbsOf,
} from '../../front/front.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { SPANISH_ARGS, SPANISH_GROUPS, SPANISH_VERBS } from './spanish-names.ts'

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody
type OptionJson = NonNullable<CommandJson['options']>[number]

/** Types of options. Source: Discord's developer pages, "Application Command Option Type". */
const TYPE = { subcommand: 1, string: 3, integer: 4, boolean: 5 } as const
const DESCRIPTION_MAX = 100
const CHOICES_MAX = 25
/** Longest text of an option; addresses may be longer. */
const TEXT_MAX = 300
const URL_MAX = 2_000
const NUMBER_MAX = 999_999_999
/** Discord shows `/claim-admin` to who may do this; a server's settings can show it to other roles. Rights are ours. */
const EDITORS_BIT = PermissionFlagsBits.ManageMessages

/** `/claim` and `/claim-admin` as Discord registers them, from the table of verbs: in servers only. */
export function buildCommands(): CommandJson[] {
  return VERB_GROUPS.map(
    (group): CommandJson => ({
      type: 1,
      name: group,
      ...spanishName(SPANISH_GROUPS[group]),
      ...described((locale) => readerOf(locale).front.groups[group]),
      options: verbsOf(group).map((verb) => verbJson(verb)) as OptionJson[],
      default_member_permissions: group === ('claim-admin' satisfies VerbGroup) ? String(EDITORS_BIT) : null,
      contexts: [0],
      integration_types: [0],
    }),
  )
}

function verbJson(verb: VerbSpec) {
  // Discord wants what is required first.
  const args = verb.args.toSorted((a, b) => Number(b.required) - Number(a.required))
  return {
    type: TYPE.subcommand,
    name: verb.name,
    ...spanishName(SPANISH_VERBS[verb.name]),
    ...described((locale) => describeVerb(verb, locale)),
    options: args.map((arg) => argJson(arg)),
  }
}

function argJson(arg: ArgSpec) {
  const base = {
    name: arg.name,
    ...spanishName(SPANISH_ARGS[arg.name]),
    ...described((locale) => describeArg(arg, locale)),
    required: arg.required,
  }
  switch (arg.type) {
    case 'number':
    case 'statement':
      return { ...base, type: TYPE.integer, min_value: 1, max_value: NUMBER_MAX }
    case 'choice':
      return isYes(arg) ? { ...base, type: TYPE.boolean } : choiceJson(arg, base)
    case 'url':
      return { ...base, type: TYPE.string, max_length: URL_MAX }
    case 'claim':
    case 'scope':
    case 'source':
    case 'proposal':
    case 'actor':
    case 'setting':
      return { ...base, type: TYPE.string, max_length: TEXT_MAX, autocomplete: true }
    case 'text':
    case 'date':
      return { ...base, type: TYPE.string, max_length: TEXT_MAX }
  }
}

/** A choice of one thing is a yes or no. */
export function isYes(arg: ArgSpec): boolean {
  return arg.type === 'choice' && arg.choices?.length === 1
}

function choiceJson<T extends object>(arg: ArgSpec, base: T) {
  const spanish = new Map(choicesOf(arg, 'es').map(({ value, label }) => [value, label]))
  const choices = choicesOf(arg, 'en').map(({ value, label }) => ({
    name: cutAtWord(cleanLine(label), DESCRIPTION_MAX),
    name_localizations: spanishBoth(cutAtWord(cleanLine(spanish.get(value) ?? label), DESCRIPTION_MAX)),
    value,
  }))
  // More than Discord shows are typed: the front reads them forgivingly.
  return choices.length <= CHOICES_MAX
    ? { ...base, type: TYPE.string, choices }
    : { ...base, type: TYPE.string, max_length: TEXT_MAX }
}

function described(words: (locale: 'en' | 'es') => string) {
  const cut = (locale: 'en' | 'es') => cutAtWord(cleanLine(words(locale)), DESCRIPTION_MAX)
  return { description: cut('en'), description_localizations: spanishBoth(cut('es')) }
}

function spanishName(name: string) {
  return { name_localizations: spanishBoth(name) }
}

/** Spain's Spanish and Latin America's. */
function spanishBoth(text: string): { 'es-ES': string; 'es-419': string } {
  return { 'es-ES': text, 'es-419': text }
}
