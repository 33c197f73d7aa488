import { distance } from 'fastest-levenshtein'
import { fold } from '../text/fold.ts'
import type { ArgName, VerbGroup } from './names.ts'
import type { TypedArgs } from './read-args.ts'
import type { ArgSpec, VerbSpec } from './verb.ts'
import { findVerb, verbsOf } from './verb-table.ts'

export type ParsedLine =
  | { type: 'verb'; verb: VerbSpec; args: TypedArgs }
  /** `rest` is all that was typed: it may be the name of a claim. */
  | { type: 'unknown'; word: string; rest: string; nearest: VerbSpec[] }

/** Longest line looked at; Slack's own limit is about the same. */
const LINE_MAX = 4_000
const NEAREST = 3
/** A verb this many edits away is what was meant. */
const SLIP = 1

/**
 * A line as people type it after `/claim` or `/claim-admin`: the verb in any case or nearly, then arguments by place or
 * as `name:value`, with quotation marks or without. Nothing at all is `help`.
 */
export function parseLine(text: string, group: VerbGroup): ParsedLine {
  const line = text.slice(0, LINE_MAX).replace(/\s+/g, ' ').trim()
  const tokens = tokenise(line)
  const [first] = tokens
  const verb = first === undefined ? findVerb(group, 'help') : verbNamed(group, first.text)
  if (verb) return { type: 'verb', verb, args: placeArgs(verb, tokens.slice(1)) }
  const word = first?.text ?? ''
  return { type: 'unknown', word, rest: line, nearest: nearestVerbs(group, word) }
}

type Token = { text: string; quoted: boolean }

const TOKEN = /(?:"([^"]*)"|“([^”]*)”|«([^»]*)»)|(\S+)/g

function tokenise(line: string): Token[] {
  // "claim:"two words"" and --claim "two words" are one thing each.
  const joined = line.replace(/([\w-]+[:=])\s?["“«]([^"”»]*)["”»]/g, (_all, name: string, value: string) => {
    return `${name}${value.replaceAll(' ', HELD)}`
  })
  return [...joined.matchAll(TOKEN)].map((match) => {
    const quoted = match[1] ?? match[2] ?? match[3]
    return { text: (quoted ?? match[4] ?? '').replaceAll(HELD, ' '), quoted: quoted !== undefined }
  })
}

/** Stands for a space inside a value while the line is split; never typed. */
const HELD = '\u{f8ff}'

function verbNamed(group: VerbGroup, word: string): VerbSpec | null {
  const bare = word.replace(/[:,.]+$/, '')
  const exact = findVerb(group, bare)
  if (exact || bare.length < 4) return exact
  const near = verbsOf(group).filter((verb) => verb.name.length > 3 && distance(verb.name, fold(bare)) <= SLIP)
  return near.length === 1 ? (near[0] ?? null) : null
}

function nearestVerbs(group: VerbGroup, word: string): VerbSpec[] {
  const typed = fold(word).slice(0, 40)
  return verbsOf(group)
    .map((verb) => ({ verb, far: Math.min(...[verb.name, ...verb.aliases].map((name) => distance(name, typed))) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAREST)
    .map(({ verb }) => verb)
}

function placeArgs(verb: VerbSpec, tokens: Token[]): TypedArgs {
  const args: TypedArgs = {}
  let rest = takeNamed(verb, tokens, args)
  // What can be told by its shape may stand anywhere; what is left is the text.
  const searched = verb.args.some((arg) => arg.type === 'text' && arg.required)
  if (!searched) rest = joinDate(verb, rest)
  for (const arg of verb.args) {
    // Words that are looked for may be anything, so a choice is named there.
    if (args[arg.name] !== undefined || (searched && arg.type === 'choice')) continue
    const index = rest.findIndex(
      (token) => (!token.quoted || (!searched && arg.type === 'date')) && hasShape(arg, token.text),
    )
    if (index === -1) continue
    args[arg.name] = rest[index]?.text ?? ''
    rest = rest.toSpliced(index, 1)
  }
  const free = verb.args.filter((arg) => args[arg.name] === undefined && isFree(arg))
  const [main, second] = free
  if (main === undefined || rest.length === 0) return leftOver(verb, args, rest)
  // Two quoted pieces are two arguments; otherwise all words belong to the first.
  const [head, ...others] = rest
  if (head?.quoted && second !== undefined && others.length > 0) {
    args[main.name] = written(head, main)
    args[second.name] = others.map((token) => token.text).join(' ')
  } else args[main.name] = rest.map((token) => written(token, main)).join(' ')
  return args
}

function written({ text, quoted }: Token, { keepsMarks }: ArgSpec): string {
  return quoted && keepsMarks ? `"${text}"` : text
}

/** "16 Oct 2025", "15 de octubre de 2025", "October 16, 2025": several words are one date where a date is wanted. */
function joinDate(verb: VerbSpec, tokens: Token[]): Token[] {
  if (!verb.args.some(({ type }) => type === 'date')) return tokens
  for (let from = 0; from < tokens.length; from++)
    for (const words of [5, 3]) {
      const run = tokens.slice(from, from + words)
      const text = run.map((token) => token.text).join(' ')
      if (run.length === words && !run.some(({ quoted }) => quoted) && DATE_IN_WORDS.test(text))
        return tokens.toSpliced(from, words, { text, quoted: false })
    }
  return tokens
}

/** A word that fits nowhere stands where a number or a date was wanted: it is told that it does not fit there. */
function leftOver(verb: VerbSpec, args: TypedArgs, rest: Token[]): TypedArgs {
  const wanted = verb.args.find((arg) => arg.required && args[arg.name] === undefined)
  if (wanted !== undefined && rest.length > 0) args[wanted.name] = rest.map((token) => token.text).join(' ')
  return args
}

/**
 * `name:value`, `name=value`, `--name value`, `--name=value`; of an address the colon is its own. Telephones and Macs make
 * one dash of two.
 */
function takeNamed(verb: VerbSpec, tokens: Token[], args: TypedArgs): Token[] {
  const rest: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) break
    const [, dashes = '', name = '', , value] = /^(--|[—–])?([\p{L}_-]{2,20})(?:([:=])(.*))?$/u.exec(token.text) ?? []
    const arg = token.quoted ? undefined : argNamed(verb, name)
    if (arg !== undefined && value !== undefined && !value.startsWith('//')) args[arg] = value
    else if (arg !== undefined && dashes !== '' && tokens[index + 1] !== undefined) {
      args[arg] = tokens[index + 1]?.text ?? ''
      index++
    } else rest.push(token)
  }
  return rest
}

function argNamed(verb: VerbSpec, name: string): ArgName | undefined {
  const wanted = name.toLowerCase()
  return verb.args.find((arg) => arg.name === wanted)?.name
}

const DATE = /^\d{4}-\d{1,2}(?:-\d{1,2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)?$|^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$/i

const DATE_IN_WORDS =
  /^(?:\d{1,2}(?:st|nd|rd|th|º)?\.? (?:de |of )?\p{L}{3,10}\.?,? (?:de |del )?\d{4}|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})$/iu

function hasShape(arg: ArgSpec, text: string): boolean {
  switch (arg.type) {
    case 'date':
      return DATE.test(text) || DATE_IN_WORDS.test(text)
    case 'number':
      // A lone number after a claim is the page only where nothing else takes numbers.
      return arg.name !== 'page' ? /^#?\d{1,9}$/.test(text) : false
    case 'statement':
    case 'proposal':
      return /^#?\d{1,9}$/.test(text)
    case 'url':
      return /^<?https?:\/\//i.test(text)
    case 'choice':
      return (arg.choices ?? []).some(
        (choice) => choice === text.toLowerCase().replaceAll('_', choice.includes('-') ? '-' : '_'),
      )
    default:
      return false
  }
}

/** Words that may be anything: they take what is left. */
const FREE: readonly ArgSpec['type'][] = ['claim', 'text', 'source', 'scope', 'url', 'actor', 'setting']

function isFree({ type }: ArgSpec): boolean {
  return FREE.includes(type)
}
