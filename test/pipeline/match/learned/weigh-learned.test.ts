import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../../src/domain/claim.ts'
import { FACTS, readFacts } from '../../../../src/pipeline/match/learned/facts.ts'
import { weighIn } from '../../../../src/pipeline/match/learned/weigh-learned.ts'
import { readItem } from '../../../../src/pipeline/match/read-item.ts'
import { scoreByRule } from '../../../../src/pipeline/match/score-by-rule.ts'
import { buildClaimIndex, matchClaims } from '../../../../src/pipeline/match-claims.ts'

const DAM: Claim = {
  slug: 'dam',
  title: 'Blast at the Orvela dam',
  text: 'Soldiers of Karsland blew up the Orvela dam in northern Vantia on 3 May 2024.',
  claimant: 'Government of Vantia',
  parties: [
    { role: 'claimant', name: 'Government of Vantia (Ilona Brask)' },
    { role: 'respondent', name: 'Government of Karsland (Petr Hovan)' },
  ],
  firstMadeOn: '2024-05-03',
  languages: ['en', 'es'],
  aliases: { en: ['Orvela dam blast', 'Orvela dam'], es: ['voladura de la presa de Orvela', 'presa de Orvela'] },
  tags: [],
  review: 'human',
  reviewed: true,
}
const bare: Claim = { ...DAM, claimant: '', parties: [], aliases: { en: [], es: [] } }
const match = (claim: Claim, title: string, body: string) =>
  matchClaims(buildClaimIndex([claim], []), { title, body, language: 'en' })[0]

/** The same names and words: told of by those who dispute it, and in passing. */
const DISPUTED = [
  'Karsland says it did not blow up the dam',
  'Petr Hovan rejected the accusation on Monday. "Our soldiers were nowhere near Orvela," he told reporters. Vantia has shown no proof, he said.',
] as const
const ELSEWHERE = [
  'Anglers return to the lake above the Orvela dam',
  'Trout are back in the lake above the Orvela dam in northern Vantia, and a ferry will run each weekend from May. Tickets go on sale on Friday at the shops of the valley.',
] as const

describe('weighIn', () => {
  it.each([
    ['a likely match is raised to the bar', 0.4, 0.89, 0.59],
    ['one likelier than not is for review', 0.3, 0.5, 0.45],
    ['what the rules are sure of stays where likeness says little', 0.7, 0.3, 0.7],
    ['little of it is left where likeness is all but sure of the opposite', 0.9, 0, 0.27],
    ['both agree', 0.9, 1, 1],
  ])('%s', (_, byRule, chance, score) => expect(weighIn(byRule, chance)).toBeCloseTo(score, 2))

  it('never falls while the chance rises', () => {
    for (const byRule of [0.2, 0.6, 0.95])
      for (let chance = 0.01; chance <= 1; chance += 0.01)
        expect(weighIn(byRule, chance)).toBeGreaterThanOrEqual(weighIn(byRule, chance - 0.01) - 1e-9)
  })
})

describe('weighLearned', () => {
  it('tells a dispute from other news of the same place, and says by what', () => {
    const about = match(DAM, ...DISPUTED)
    const other = match(DAM, ...ELSEWHERE)
    expect(about?.band).toBe('posted')
    expect(other?.band).not.toBe('posted')
    for (const one of [about, other]) expect(one?.reasons[0]).toMatchObject({ rule: 'chance by likeness' })
    expect(other?.reasons[0]?.detail).toMatch(/^\d+ in 100; .*against: .*argue.*; by rule 0\.\d\d$/)
  })

  it('leaves a bare sentence to the rules', () => {
    const found = match(bare, ...ELSEWHERE)
    expect(found?.reasons.some(({ rule }) => rule === 'chance by likeness')).toBe(false)
  })
})

describe('readFacts', () => {
  it('has a finite number for each fact, of whatever claim and text', () => {
    for (const claim of [DAM, bare])
      for (const [title, body] of [DISPUTED, ELSEWHERE, ['', 'Orvela'], ['Orvela', '']]) {
        const item = readItem(buildClaimIndex([claim], []), title as string, body as string, 'en')
        for (const { profile, score, value } of scoreByRule(buildClaimIndex([claim], []), item)) {
          const facts = readFacts(profile, item, score, value, 0)
          expect(facts).toHaveLength(FACTS.length)
          expect(facts.every(Number.isFinite)).toBe(true)
        }
      }
  })
})
