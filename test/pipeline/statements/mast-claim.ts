import type { Claim } from '../../../src/domain/claim.ts'

/** Made up, in a year to come: no text any rule was written for is about it. */
export const MAST: Claim = {
  slug: 'mast',
  title: 'mast',
  text: 'Cuba sabotaged the radio mast on Green Cay in 2031.',
  claimant: 'US government',
  parties: [
    { role: 'claimant', name: 'US government' },
    { role: 'respondent', name: 'Government of Cuba' },
  ],
  firstMadeOn: '2031-02-01',
  languages: ['en', 'es'],
  aliases: { en: ['Green Cay mast'], es: ['antena de Cayo Verde'] },
  tags: [],
  review: 'human',
  reviewed: true,
}
