import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readerOf } from '../../../../src/chat/compose/reader.ts'
import { detailInWords, sayReason } from '../../../../src/chat/compose/reasons/say-reason.ts'
import { contextOf, readGoldClaims, readGoldItems } from '../../../../src/cli/evaluate/gold-set.ts'
import { ownClaims } from '../../../../src/cli/evaluate/match-own.ts'
import { OWN_ITEMS } from '../../../../src/cli/evaluate/own-set.ts'
import type { ReasonRule } from '../../../../src/domain/reason.ts'
import type { Reason } from '../../../../src/domain/statement.ts'
import { extractStatements } from '../../../../src/pipeline/extract-statements.ts'
import { FACTS } from '../../../../src/pipeline/match/learned/facts.ts'
import { buildClaimIndex, matchClaims } from '../../../../src/pipeline/match-claims.ts'
import { ENGLISH } from '../../../../src/pipeline/statements/cues-en.ts'
import { SPANISH } from '../../../../src/pipeline/statements/cues-es.ts'
import { type Node, walkFolder } from '../../../support/sentences-in-source.ts'

const [EN_READER, ES_READER] = [readerOf('en'), readerOf('es')]
const SRC = path.resolve(import.meta.dirname, '../../../../src')

const inBoth = (reason: Reason) => [sayReason(reason, EN_READER), sayReason(reason, ES_READER)]

/** Literals that a member of an object, or an argument, may be. */
function literals(node: unknown): string[] {
  if (node === undefined) return []
  const { type, value, consequent, alternate, expression } = node as Record<string, unknown>
  if (type === 'Literal') return [String(value)]
  if (type === 'ConditionalExpression') return [...literals(consequent), ...literals(alternate)]
  return type === 'TSAsExpression' ? literals(expression) : []
}

const membersOf = (node: Node) =>
  new Map(
    ((node.properties ?? []) as Node[]).flatMap((one) =>
      one.type === 'Property' ? [[(one.key as { name?: string }).name ?? '', one.value] as const] : [],
    ),
  )

describe('every rule that anything gives as a reason', () => {
  const { found: rules } = walkFolder(SRC, ['cli/', 'chat/'], (node, add) => {
    if (node.type === 'ObjectExpression') {
      const members = membersOf(node)
      if (members.has('detail')) for (const rule of literals(members.get('rule'))) add(rule)
    }
    if (node.type !== 'CallExpression') return
    const callee = (node.callee as { name?: string }).name
    const at = callee === 'reasonOf' ? 0 : callee === 'of' ? 1 : -1
    for (const name of literals((node.arguments as Node[])[at])) add(name)
  })
  const kinds = (['word', 'name', 'place', 'body', 'number', 'year'] as const).map((kind) => `anchor: ${kind}`)
  const names = [...new Set([...rules.map(({ pattern }) => pattern), ...kinds])].filter(
    // Counterfactuals have sentences of their own.
    (name) => !Object.hasOwn(EN_READER.answers.why.counterfactual, name),
  )

  test('are found', () => {
    expect(names.length).toBeGreaterThan(25)
    for (const name of ['cue', 'likeness', 'polled', 'baseline', 'added-by-editor']) expect(names).toContain(name)
  })

  test.each(names)('%s has a name in both languages', (name) => {
    const [english, spanish] = inBoth({ rule: name as ReasonRule, detail: 'x' })
    expect(english?.label).toMatch(/^[A-Z][a-z]+/)
    expect(english?.label).not.toBe(name)
    expect(spanish?.label).toMatch(/^[A-ZÁÉÍÓÚ]/)
    expect(spanish?.label).not.toBe(name)
  })
})

test('whatever words are read as, and whoever is found behind them, has words in both languages', () => {
  const { found: attributions } = walkFolder(path.join(SRC, 'pipeline/statements'), [], (node, add) => {
    if (node.type !== 'ObjectExpression') return
    const members = membersOf(node)
    if (members.has('distance')) for (const rule of literals(members.get('rule'))) add(rule)
  })
  const { found: reads } = walkFolder(path.join(SRC, 'pipeline/statements'), [], (node, add) => {
    if (node.type !== 'CallExpression' || (node.callee as { name?: string }).name !== 'read') return
    for (const name of literals((node.arguments as Node[])[2] ?? {})) add(name)
  })
  const cues = new Set([
    ...reads.map(({ pattern }) => pattern),
    ...[...ENGLISH.frames, ...SPANISH.frames].map(({ type }) => type),
  ])
  expect(attributions.length).toBeGreaterThan(10)
  expect(cues.size).toBeGreaterThan(25)
  for (const reader of [EN_READER, ES_READER]) {
    const { attribution, cue, fact } = reader.answers.why.reasons
    expect([...cues].filter((name) => !Object.hasOwn(cue, name))).toEqual([])
    expect(attributions.filter(({ pattern }) => !Object.hasOwn(attribution, pattern))).toEqual([])
    expect(FACTS.filter((name) => !Object.hasOwn(fact, name))).toEqual([])
  }
})

test('every reason of our own sets is said in words, and in Spanish without English of ours', () => {
  const folder = path.join(SRC, 'cli/evaluate')
  const claims = readGoldClaims(path.join(folder, 'own-stance-claims.json'))
  // A third of them, for the time they take; all were looked at once.
  const items = readGoldItems(path.join(folder, 'own-stance-set.jsonl')).filter((_item, at) => at % 3 === 0)
  const [stances, matches] = [buildClaimIndex(claims, []), buildClaimIndex(ownClaims(), [])]
  const reasons: Reason[] = [
    ...OWN_ITEMS.filter((_item, at) => at % 3 === 0).flatMap(({ title, text, lang }) =>
      matchClaims(matches, { title, body: text, language: lang }),
    ),
    ...items.flatMap((item) => matchClaims(stances, { title: item.title, body: item.text, language: item.lang })),
    ...items.flatMap((item) => {
      const claim = claims.find(({ slug }) => slug === item.claim)
      return claim === undefined ? [] : extractStatements(contextOf(item, null), claim, [])
    }),
  ].flatMap((one) => one.reasons)
  expect(reasons.length).toBeGreaterThan(500)
  for (const reader of [EN_READER, ES_READER])
    expect(reasons.filter((reason) => detailInWords(reason, reader) === null)).toEqual([])
  // Our words, without those of texts, claims and names.
  const ours = reasons
    .filter(({ rule }) => rule !== 'about the claim')
    .map((reason) => `${sayReason(reason, ES_READER).label}: ${sayReason(reason, ES_READER).detail}`)
    .map((line) => line.replace(/^(Quién lo dice: ).*?, (?=[^,]*$)/, '$1').replace(/«[^»]*»|\([^)]*\)/g, '…'))
  expect(ours.filter((line) => /\b(?:the|of|in|by|for|it|its|says?|is|words)\b/.test(line))).toEqual([])
})

test.each<[ReasonRule, string, string, string]>([
  ['anchor: name', '“Sheinbaum”', 'Name: “Sheinbaum”', 'Nombre: «Sheinbaum»'],
  [
    'term',
    '“recompensas” for “bounties”',
    'Word: “recompensas”, for “bounties” of the claim',
    'Palabra: «recompensas», por «bounties» de la afirmación',
  ],
  [
    'chance by likeness',
    '93 in 100; for it: its wording, parties named; against: numbers; by rule 0.81',
    'Likeness to other texts: 93 in 100 like it are about the claim (0.81 by its words alone); for it: the claim’s wording, the parties it names; against it, or missing: the claim’s numbers',
    'Parecido con otros textos: en 93 de cada 100 como este se trata de la afirmación (0.81 solo por sus palabras); a favor: la redacción de la afirmación, las partes que nombra; en contra, o falta: las cifras de la afirmación',
  ],
  [
    'narrower claim',
    'chicago-offer has it: “Chicago”, “commander”',
    'Narrower claim: chicago-offer has it, by “Chicago”, “commander”',
    'Afirmación más acotada: es de chicago-offer, por «Chicago», «commander»',
  ],
  [
    'cue',
    'negated: "no" before offer, bounti: "say"',
    'Read from: “no” before words of the claim (offer, bounti): “say”',
    'Se leyó en: «no» ante palabras de la afirmación (offer, bounti): «say»',
  ],
  [
    'cue',
    'says so, in few of its words: "insist"',
    'Read from: a verb that says so, with few of the claim’s words: “insist”',
    'Se leyó en: un verbo que lo dice, con pocas palabras de la afirmación: «insist»',
  ],
  [
    'attribution',
    'pronoun "he": Omar García (Harfuch) (say)',
    'Who says it: Omar García (Harfuch), who “he” stands for (“say”)',
    'Quién lo dice: Omar García (Harfuch), a quien se refiere «he» («say»)',
  ],
  [
    'attribution',
    'own release: DHS ()',
    'Who says it: DHS, its own release',
    'Quién lo dice: DHS, su propio comunicado',
  ],
  [
    'quote over verb',
    'the text\'s verb says "denies": denial: "desmentir"',
    'Quotation over verb: the text’s own verb says it is denied (words that deny it: “desmentir”); the words of the speaker count',
    'La cita antes que el verbo: el verbo del propio texto dice que se niega (palabras que la niegan: «desmentir»); cuentan las palabras de quien habla',
  ],
  [
    'dismissed',
    'an editor (Eva) said on 2025-11-01 that it is not about this claim: of the budget',
    'Dismissed: an editor (Eva) said on 2025-11-01 that it is not about this claim: of the budget',
    'Descartada: la redacción (Eva) dijo el 2025-11-01 que no trata de esta afirmación: of the budget',
  ],
  [
    'duplicate',
    'repeats statement 3 about cartel-bounties by a speaker the text does not name, which was on record before',
    'Known before: repeats statement 3 about cartel-bounties by a speaker the text does not name, which was on record before',
    'Ya conocida: repite la declaración 3 sobre cartel-bounties, de alguien a quien el texto no nombra, que ya constaba',
  ],
  // What an editor wrote is nobody's to say otherwise.
  ['added-by-editor', 'Ana: says so', 'Added by an editor: Ana: says so', 'Añadida por la redacción: Ana: says so'],
])('%s: %s', (rule, detail, english, spanish) => {
  expect(inBoth({ rule, detail }).map((said) => `${said.label}: ${said.detail}`)).toEqual([english, spanish])
})

test('what the record has from another time is shown as it is', () => {
  const old: [string, string][] = [
    ['alias', '"recompensas"'],
    ['constructor', 'x'],
    ['cue', 'hasOwnProperty: "x"'],
    ['chance by likeness', 'about two in three'],
    ['anchor: toString', 'plain'],
  ]
  for (const [rule, detail] of old)
    for (const said of inBoth({ rule: rule as ReasonRule, detail })) expect(said.detail).toBe(detail)
  expect(sayReason({ rule: 'alias' as ReasonRule, detail: '' }, ES_READER).label).toBe('alias')
  // A fact that has another name today.
  const renamed = { rule: 'chance by likeness', detail: '70 in 100; for it: best alias; by rule 0.60' } as const
  expect(sayReason(renamed, ES_READER).detail).toContain('a favor: best alias')
})
