import { STATUS_RULES } from '../../../domain/status-rules.ts'
import { FLAGS, LEGAL_KINDS, NO_EVIDENCE_KINDS, RUNGS, STANCES, WATCH_EVENTS } from '../../../domain/vocabulary.ts'
import { delivery } from './delivery.ts'
import { wordOf } from './refusals/refusal-words.ts'
import { REQUEST } from './refusals/vocabulary.ts'
import { words } from './words.ts'

/** What a sentence of ours becomes: words with `$1` …, or made of the parts. */
export type Instead = string | ((whole: string, ...parts: string[]) => string)
export type OwnPattern = readonly [pattern: RegExp, instead: Instead]

/** One of these names as a pattern, longest first; blanks in them may be underlines. */
const oneOf = (names: readonly string[]) =>
  names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll('_', '[_ ]'))
    .join('|')

const STANCE_NAMES = [...STANCES, ...NO_EVIDENCE_KINDS, ...LEGAL_KINDS]
export const STANCE_NAME = oneOf(STANCE_NAMES)
export const RUNG_NAME = oneOf(RUNGS)
export const FLAG_NAME = oneOf(FLAGS)

const STANCE_WORDS: Readonly<Record<string, string>> = {
  ...words.stanceNoun,
  ...words.noEvidenceNoun,
  ...words.legalStep,
}
const RUNG_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(RUNGS.map((rung) => [rung, words.rung[rung].word])),
  none: words.noRung.word,
}

/** A stance or its kind, a rung, a flag, by its name in the vocabulary; anything else as it is. */
export const stanceWord = (name = '') => wordOf(STANCE_WORDS, underlined(name))
export const rungWord = (name = '') => wordOf(RUNG_WORDS, underlined(name))
export const flagWord = (name = '') => wordOf(words.flag, underlined(name))
export const requestWord = (name = '') => wordOf(REQUEST, name.replaceAll('_', ' '))

const underlined = (name: string) => name.replaceAll(' ', '_')

/** A list of what a watch may follow; as it is where anything in it is none. */
export function eventWords(list: string): string {
  const names = list.split(', ').map((name) => WATCH_EVENTS.find((event) => event === name))
  return names.every((name) => name !== undefined) ? names.map((name) => delivery.event[name]).join(', ') : list
}

/** What a watch follows: all, a tag or a claim by its slug. */
export function scopeWords(scope = ''): string {
  if (scope === 'all') return delivery.watches.all
  return scope.startsWith('tag:') ? delivery.watches.tag(scope.slice('tag:'.length)) : scope
}

export const scopesWords = (list = '') => list.split(', ').map(scopeWords).join(', ')

/** Why a rule proposes or sets something, behind who said what made it. */
export const RULE_WORDS: readonly OwnPattern[] = [
  ...STATUS_RULES.map(
    ({ name, because }): OwnPattern => [new RegExp(`: ${escaped(because)}(?=; |$)`, 'g'), `: ${words.rule[name]}`],
  ),
  [/: put evidence forward after (.+) had asked for it$/, ': presentó pruebas después de que $1 las pidiera'],
  [
    /: put part of the evidence forward after (.+) had asked for it$/,
    ': presentó una parte de las pruebas después de que $1 las pidiera',
  ],
  [/: declined, after (.+) had asked for evidence$/, ': no quiso, después de que $1 pidiera pruebas'],
  [/: said that what (.+) asked for was received$/, ': dijo que recibió lo que pidió $1'],
]

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
