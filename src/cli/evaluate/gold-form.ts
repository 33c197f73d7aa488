import type { Claim } from '../../domain/claim.ts'

export type GoldClaim = {
  slug: string
  statement: string
  claimant: string
  respondents: string[]
  first_date: string
  languages: ('en' | 'es')[]
  aliases: Claim['aliases']
}
export type GoldStatement = { speaker: string; affiliation: string; stance: string; cue?: string }
export type GoldItem = {
  id: string
  lang: 'en' | 'es'
  outlet_kind?: string
  date: string
  title: string
  text: string
  claim: string | null
  near?: string | null
  /** Whose own release it is, where the set tells; the product knows it from the source. */
  voice?: string
  statements: GoldStatement[]
  evidence_effect: string
}
