import type { Actor } from '../../src/domain/actor.ts'
import type { Claim } from '../../src/domain/claim.ts'

/** 1 November 2025, 12:00 UTC: where the tests' clocks begin. */
export const NOON = Date.UTC(2025, 10, 1, 12)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const body = (id: string, name: string, aliases: string[], of?: string): Actor => ({
  id,
  name,
  kind: 'institution',
  aliases,
  affiliations: of === undefined ? [] : [{ of }],
})

export const ACTORS: Actor[] = [
  body('us-government', 'US government', ['United States government']),
  body('dhs', 'US Department of Homeland Security', ['DHS', 'Department of Homeland Security'], 'us-government'),
  body('cbp', 'US Customs and Border Protection', ['CBP', 'Border Patrol'], 'dhs'),
  body('doj', 'US Department of Justice', ['DOJ', 'Justice Department'], 'us-government'),
  body('dea', 'US Drug Enforcement Administration', ['DEA'], 'doj'),
  body('mexico', 'Government of Mexico', ['Mexican government', 'gobierno de México']),
  {
    id: 'sheinbaum',
    name: 'Claudia Sheinbaum',
    kind: 'person',
    aliases: ['President Sheinbaum', 'Sheinbaum', 'presidenta de México'],
    affiliations: [{ of: 'mexico', as: 'President', from: Date.UTC(2024, 9, 1) }],
  },
  {
    id: 'vigil',
    name: 'Mike Vigil',
    kind: 'person',
    aliases: [],
    affiliations: [{ of: 'dea', as: 'chief of international operations', until: Date.UTC(2005, 0, 1) }],
  },
]

export const BOUNTIES: Claim = {
  slug: 'cartel-bounties',
  title: 'Cartel bounties on ICE and CBP officers',
  text: 'Mexican criminal networks offer tiered bounties of up to $50,000 for attacks on ICE and CBP officers.',
  claimant: 'US Department of Homeland Security',
  parties: [
    { role: 'claimant', name: 'US Department of Homeland Security (DHS)', actor: 'dhs' },
    { role: 'respondent', name: 'Government of Mexico (Claudia Sheinbaum)', actor: 'mexico' },
    { role: 'expert', name: 'Mike Vigil, former DEA', actor: 'vigil' },
  ],
  firstMadeOn: '2025-10-14',
  languages: ['en', 'es'],
  aliases: { en: ['cartel bounties', 'bounties on ICE agents'], es: ['recompensas por agentes de ICE'] },
  tags: ['border'],
  review: 'human',
  reviewed: true,
}

/** Wording of its own for every number: no two of them are one statement. */
export type Entry = { title: string; summary: string; guid?: string | null; link?: string | null; date?: string | null }

/** Mexico's president answers: about the claim, in a named party's voice. */
export const DENIAL: Entry = {
  title: 'Claudia Sheinbaum denies cartel bounties on ICE agents',
  summary:
    'President Claudia Sheinbaum denied the bounties of up to $50,000 of Mexican criminal networks for attacks on ICE ' +
    'and CBP officers.',
}

export const DISPUTE: Entry = {
  title: 'Mike Vigil calls cartel bounties on ICE agents absurd',
  summary:
    'Mike Vigil called it absurd that Mexican criminal networks offer bounties of up to $50,000 for attacks on ICE and ' +
    'CBP officers.',
}

export const REQUEST: Entry = {
  title: 'Claudia Sheinbaum asks for evidence of cartel bounties on ICE agents',
  summary:
    'President Claudia Sheinbaum asked the Department of Homeland Security for evidence that Mexican criminal ' +
    'networks offer bounties of up to $50,000 for attacks on ICE and CBP officers.',
}

export const ASSERTION: Entry = {
  title: 'DHS says cartels offer bounties on ICE agents',
  summary:
    'The Department of Homeland Security said it has credible intelligence that Mexican criminal networks offer tiered ' +
    'bounties of up to $50,000 for attacks on ICE and CBP officers.',
}

/** Nothing to do with any claim. */
export function noise(n: number): Entry {
  const words = [
    'harvest',
    'ferry',
    'museum',
    'orchestra',
    'library',
    'tram',
    'bakery',
    'regatta',
    'lighthouse',
    'choir',
  ]
  const word = words[n % words.length] ?? 'garden'
  return { title: `Town ${word} opens season ${n}`, summary: `The ${word} of the town opened its season number ${n}.` }
}
