import { describe, expect, it } from 'vitest'
import { measureOwnMatches, ownClaims } from '../../../src/cli/evaluate/match-own.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import type { Claim } from '../../../src/domain/claim.ts'
import type { Language } from '../../../src/domain/vocabulary.ts'
import { readItem } from '../../../src/pipeline/match/read-item.ts'
import { scoreByRule } from '../../../src/pipeline/match/score-by-rule.ts'
import { buildClaimIndex, matchClaims, rankClaims } from '../../../src/pipeline/match-claims.ts'

const bounties: Claim = {
  slug: 'bounties',
  title: 'Bounties on officers',
  text: 'Mexican cartels pay tiered bounties of up to $50,000 for attacks on ICE and CBP officers.',
  claimant: 'US Department of Homeland Security',
  parties: [
    { role: 'claimant', name: 'US Department of Homeland Security', actor: 'dhs' },
    { role: 'respondent', name: 'Government of Mexico (Claudia Sheinbaum)' },
  ],
  firstMadeOn: '2025-10-14',
  languages: ['en', 'es'],
  aliases: { en: ['bounties on ICE agents'], es: ['recompensas por agentes de ICE', 'cárteles ofrecen recompensas'] },
  tags: [],
  review: 'human',
  reviewed: true,
}
const chicago: Claim = {
  ...bounties,
  slug: 'chicago-plot',
  title: 'The Chicago case',
  text: 'A gang member in Chicago offered $10,000 by Snapchat for the killing of a Border Patrol commander.',
  aliases: { en: ['murder-for-hire plot in Chicago'], es: ['plan para matar a un jefe de la Patrulla Fronteriza'] },
  parent: 'bounties',
}
const dhs: Actor = {
  id: 'dhs',
  name: 'Department of Homeland Security',
  kind: 'institution',
  aliases: ['DHS', 'Tricia McLaughlin'],
  affiliations: [],
}
const index = buildClaimIndex([bounties, chicago], [dhs])
const match = (title: string, body = '', language: Language = 'en') => matchClaims(index, { title, body, language })
const posted = (title: string, body = '', language: Language = 'en') =>
  match(title, body, language)
    .filter(({ band }) => band === 'posted')
    .map(({ claim }) => claim)

describe('matchClaims', () => {
  it.each([
    ['en', 'Cartels offer bounties of up to $50,000 on ICE officers, DHS says', 'Networks in Mexico are behind it.'],
    [
      'es',
      'Cárteles ofrecen recompensas de 50 mil dólares por agentes de ICE',
      'Lo dice Seguridad Nacional de EE. UU.',
    ],
    ['en', 'Sheinbaum: no word from Washington on cartel bounties', 'Mexico asked for what there is on ICE officers.'],
    ['es', 'Sheinbaum: no hay información de recompensas contra agentes de ICE', 'México la pidió al DHS.'],
  ] as const)('%s: %s', (language, title, body) => {
    expect(posted(title, body, language)).toContain('bounties')
  })

  it.each([
    ['ICE considers hiring bounty hunters', 'The agency wants private firms to find migrants.'],
    ['US doubles the reward for Maduro', 'Washington offers $50 million for his arrest.'],
    ['Sheinbaum and Washington talk about tariffs', 'Mexico hopes for an agreement on steel this week.'],
    ['Eight cartel members arrested in Sinaloa', 'Mexican officers seized guns and cash.'],
    ['A bounty of cherries', 'Growers expect the best year in a decade.'],
  ])('does not post: %s', (title, body) => {
    expect(posted(title, body)).toEqual([])
  })

  it('needs an anchor: likeness of everyday words alone is nothing', () => {
    expect(match('Tiered bounties for attacks', 'Someone pays bounties for attacks on officers.')).toEqual([])
  })

  it('tolerates one wrong letter in a name', () => {
    const reasons = match('Sheinbuam and Sheinbaun on cartel bounties')[0]?.reasons.map(({ detail }) => detail) ?? []
    expect(reasons.join(' ')).toContain('“Sheinbaun”')
  })

  it('counts a printed word once, though both languages have it in their own spelling', () => {
    const spelt = (name: string): Claim => ({
      ...bounties,
      text: "Saddam Hussein's Iraq hid chemical shells in the desert.",
      claimant: 'US government',
      parties: [{ role: 'claimant', name: 'US government' }],
      aliases: { en: ["Saddam's shells"], es: [`proyectiles de ${name}`] },
    })
    const score = (name: string) => {
      const index = buildClaimIndex([spelt(name)], [])
      const title = 'Iraqi Airways flies again, years after the United Nations punished Saddam Hussein'
      return scoreByRule(index, readItem(index, title, '', 'en'))[0]?.value ?? 0
    }
    expect(score('Saddam Hussein')).toBeGreaterThan(0.1)
    expect(score('Sadam Husein')).toBeLessThan(score('Saddam Hussein') + 0.05)
  })

  it('gives an item to the narrower claim where its own terms are there, else to the parent', () => {
    const own = match(
      'Chicago gang member offered $10,000 by Snapchat for killing a Border Patrol commander',
      'DHS calls it part of the bounties of up to $50,000 that Mexican cartels pay for attacks on ICE and CBP officers.',
    )
    expect(own[0]?.claim).toBe('chicago-plot')
    const parent = own.find(({ claim }) => claim === 'bounties')
    expect(parent?.score).toBeGreaterThan(parent?.threshold ?? 1)
    expect(parent?.band).toBe('dropped')
    expect(posted('DHS: cartels offer bounties of $50,000 on ICE and CBP officers')).toEqual(['bounties'])
  })

  it('says why, in words with weights, and why not, with a score', () => {
    const [best] = match('Cartels offer bounties of up to $50,000 on ICE officers, DHS says')
    expect(best?.reasons.map(({ detail }) => detail).join(' · ')).toMatch(/“\$50,000”.*“ICE”|“ICE”.*“\$50,000”/)
    expect(best?.reasons.every(({ weight, rule }) => rule === 'narrower claim' || typeof weight === 'number')).toBe(
      true,
    )
    const [near] = match('ICE considers hiring bounty hunters')
    expect(near).toMatchObject({ claim: 'bounties', band: 'dropped' })
    expect(near?.score).toBeLessThan(near?.threshold ?? 0)
  })

  it('knows an actor by the aliases of the configuration', () => {
    const withActor = match('McLaughlin repeats cartel bounties claim')[0]?.score ?? 0
    const without = matchClaims(buildClaimIndex([{ ...bounties, parties: [] }], []), {
      title: 'McLaughlin repeats cartel bounties claim',
      body: '',
      language: 'en',
    })
    expect(withActor).toBeGreaterThan(without[0]?.score ?? 0)
  })

  it('takes the words of one passage, not of a whole long text', () => {
    const filler =
      'The council met again to talk about roads, schools, water and the budget of the coming year. '.repeat(40)
    const words = ['Mexican', 'cartels', 'pay', 'tiered bounties', 'for attacks', 'on ICE', 'and CBP officers']
    const scattered = words.map((word) => `${filler} ${word}. `).join('')
    expect(posted('Minutes of the council', scattered)).toEqual([])
    expect(posted('Minutes of the council', `${filler} DHS said that ${words.join(' ')}. ${filler}`)).toEqual([
      'bounties',
    ])
  })

  it('bands follow the thresholds handed in', () => {
    const text = { title: 'Cartel bounties on ICE agents, DHS says', body: '', language: 'en' as const }
    expect(matchClaims(index, text, { threshold: 0.01, possible: 0.005 })[0]?.band).toBe('posted')
    expect(matchClaims(index, text, { threshold: 1.1, possible: 0.01 })[0]?.band).toBe('possible')
    expect(matchClaims(index, text, { threshold: 1.1, possible: 1.05 })[0]?.band).toBe('dropped')
  })

  it.each([
    ['empty', ''],
    ['one word', 'ICE'],
    ['Chinese', '墨西哥贩毒集团悬赏美国移民局官员'],
    ['Arabic', 'عصابات مكسيكية تعرض مكافآت'],
    ['markup', '<p onload="x">cartel <b>bounties</b></p>'.repeat(500)],
    ['direction marks', '‮cartel‬ bounties '.repeat(500)],
    ['lone surrogates', '\ud800 cartel \udfff'],
  ])('hostile text: %s', (_, text) => {
    for (const language of ['en', 'es', 'und'] as const)
      expect(Array.isArray(matchClaims(index, { title: text.slice(0, 60), body: text, language }))).toBe(true)
  })

  it('is deterministic', () => {
    const text = { title: 'Cartel bounties on ICE agents', body: 'DHS says so.', language: 'en' as const }
    expect(matchClaims(index, text)).toEqual(matchClaims(index, text))
  })
})

/** Least processor time of some runs: the clock on the wall says nothing while others use the machine. */
function leastCpuMs(runs: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    work()
    const { user } = process.cpuUsage(before)
    least = Math.min(least, user / 1000)
  }
  return least
}

describe('cost', () => {
  const names = ['Lagos', 'Merida', 'Toledo', 'Bergen', 'Tampa', 'Lyon', 'Cusco', 'Izmir', 'Delhi', 'Perth']
  const nouns = ['bridge', 'harbour', 'market', 'school', 'tunnel', 'bakery', 'museum', 'clinic', 'tower', 'garden']
  const many = (count: number): Claim[] =>
    Array.from({ length: count }, (_, at) => ({
      ...bounties,
      slug: `claim-${at}`,
      title: '',
      text: `Agents of firm Zq${at.toString(36)} burnt the ${nouns[at % 10]} of ${names[Math.floor(at / 10) % 10]} in ${1900 + (at % 100)}.`,
      aliases: {},
      parties: [],
      claimant: '',
      parent: undefined,
    })) as Claim[]
  const text = {
    title: 'Fire at the harbour of Bergen: agents of firm Zq1a suspected',
    body: 'The bridge and the market were shut while officers of the harbour looked for whoever burnt it. '.repeat(20),
    language: 'en' as const,
  }
  const cost = (count: number): number => {
    const big = buildClaimIndex(many(count), [])
    for (let warm = 0; warm < 3; warm++) matchClaims(big, text)
    return leastCpuMs(7, () => matchClaims(big, text))
  }

  it('grows far slower than the number of claims', () => {
    expect(cost(3000)).toBeLessThan(Math.max(cost(30), 1) * 25)
  })

  it('is linear in the length of a text of up to 1 MB', () => {
    const time = (size: number) => {
      const body = 'Cartels and ICE officers: DHS paid $50,000 for it. '.repeat(size / 50)
      return leastCpuMs(3, () => match('x', body))
    }
    expect(time(1_000_000)).toBeLessThan(Math.max(time(100_000), 20) * 25)
  })
})

describe('rankClaims', () => {
  it('finds the claim a text repeats without asking for an anchor', () => {
    const own = buildClaimIndex(ownClaims(), [])
    const first = (body: string, language: Language) => rankClaims(own, { title: '', body, language })[0]?.claim
    expect(first('they say the embassy people got dizzy from some energy weapon', 'en')).toBe('havana-energy-weapon')
    expect(first('que la mina echó cianuro al río dicen los vecinos', 'es')).toBe('aldaba-vertido')
    expect(first('#SaltTyphoon is still inside https://example.org/x', 'en')).toBe('salt-typhoon')
  })

  it('answers nothing to nothing', () => {
    expect(rankClaims(index, { title: '', body: '', language: 'en' })).toEqual([])
  })
})

describe('own set', () => {
  it('reaches its floors', () => {
    const { figures, errors } = measureOwnMatches()
    for (const { name, value, floor, atMost } of figures)
      expect(atMost ? value <= (floor ?? 0) : value >= (floor ?? 0), `${name}: ${value}\n${errors.join('\n')}`).toBe(
        true,
      )
  })
})
