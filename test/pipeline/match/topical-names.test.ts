import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { buildClaimIndex, matchClaims } from '../../../src/pipeline/match-claims.ts'

const claim = (text: string, en: string[], es: string[]): Claim => ({
  slug: 'claim',
  title: 'claim',
  text,
  claimant: 'Government of Norway',
  parties: [{ role: 'respondent', name: 'Government of Latvia' }],
  firstMadeOn: '2031-02-01',
  languages: ['en', 'es'],
  aliases: { en, es },
  tags: [],
  review: 'human',
  reviewed: true,
})
const score = (one: Claim, title: string, body: string) =>
  matchClaims(buildClaimIndex([one], []), { title, body, language: 'en' }, { threshold: 1, possible: 0 })[0]?.score ?? 0

const FERRY = claim(
  'Latvia sank the ferry Orvandil with a mine.',
  ['sinking of the Orvandil', 'Orvandil mine'],
  ['hundimiento del Orvandil'],
)
const BODY = 'Divers went down in the strait on Monday. Latvia has said nothing of the ferry so far.'

describe('the name a story goes by', () => {
  it('lifts a text that is of it, and less one that has it once', () => {
    const without = score(FERRY, 'Divers find a mine', BODY)
    const once = score(FERRY, 'Divers find a mine', `${BODY} The Orvandil lies at 60 metres.`)
    const titled = score(FERRY, 'Orvandil: divers find a mine', BODY)
    expect(once).toBeGreaterThan(without)
    expect(titled).toBeGreaterThan(once)
  })

  it('does nothing where no country of the claim is there: a story is told of more than one culprit', () => {
    const of = (country: string) => score(FERRY, 'Orvandil: divers find a mine', `${country} sent divers.`)
    expect(of('Latvia')).toBeGreaterThan(of('Peru') + 0.2)
  })

  it('is not the name of somebody the news names daily', () => {
    const putin = claim('Latvia poisoned the tea of Putin.', ['tea of Putin', 'Putin tea'], ['té de Putin'])
    const other = claim('Latvia poisoned the tea of Orvandil.', ['tea of Orvandil', 'Orvandil tea'], ['té de Orvandil'])
    const body = 'Latvia had nothing to say on the matter of the tea.'
    expect(score(other, 'Orvandil on a visit', body)).toBeGreaterThan(score(putin, 'Putin on a visit', body))
  })

  it('an alias counts in its own words and order only', () => {
    const salt = claim('Latvia runs the group Salt Kestrel.', ['Salt Kestrel'], ['grupo Salt Kestrel'])
    const whole = score(salt, 'Salt Kestrel breaks in', 'Latvia was silent.')
    const turned = score(salt, 'Kestrel on salt flats', 'Latvia was silent.')
    expect(whole).toBeGreaterThan(turned)
  })
})
