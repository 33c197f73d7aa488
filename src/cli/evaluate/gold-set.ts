import { writeFileSync } from 'node:fs'
import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import type { StatementDraft } from '../../domain/statement.ts'
import { STANCES, type Stance } from '../../domain/vocabulary.ts'
import { extractStatements, type ItemContext } from '../../pipeline/extract-statements.ts'
import { judgeEffect } from '../../pipeline/judge-effect.ts'
import type { GoldClaim, GoldItem } from './gold-form.ts'
import { parseGoldClaims, parseGoldItems } from './read-gold.ts'

export type { GoldClaim, GoldItem, GoldStatement } from './gold-form.ts'

/** A claim of the gold form as the product tracks it. */
export function toTrackedClaim(claim: GoldClaim): Claim {
  return {
    slug: claim.slug,
    title: claim.slug,
    text: claim.statement,
    claimant: claim.claimant,
    parties: [
      { role: 'claimant', name: claim.claimant },
      ...claim.respondents.map((name) => ({ role: 'respondent' as const, name })),
    ],
    firstMadeOn: claim.first_date,
    languages: claim.languages,
    aliases: claim.aliases,
    tags: [],
    review: 'human',
    reviewed: true,
  }
}

/** Claims of the gold form, from a file, as the product tracks them. */
export function readGoldClaims(file: string): Claim[] {
  return parseGoldClaims(file).map(toTrackedClaim)
}

export function readGoldItems(file: string): GoldItem[] {
  return parseGoldItems(file)
}

/** The product's stances in the gold set's words; what gold has no word for is left out. */
export const GOLD_STANCE: Record<Stance, string | null> = {
  asserts: 'asserts',
  denies: 'denies',
  disputes: 'disputes',
  no_evidence: 'no_evidence',
  requests_evidence: 'requests_evidence',
  supplies_evidence: 'supplies_evidence',
  supplies_counter_evidence: 'disputes',
  corroborates: 'corroborates',
  qualifies: 'mentions',
  retracts: 'retracts',
  legal_action: 'legal_action',
  // Who will not speak takes no position, and says nothing.
  declines_comment: null,
  mentions: 'mentions',
  unclear: null,
}

/** The vocabulary's own words, for sets labelled with them; `unclear` takes no position and is left out. */
export const OWN_STANCE = Object.fromEntries(
  STANCES.map((stance) => [stance, stance === 'unclear' ? null : stance]),
) as Record<Stance, string | null>

export type GoldPrediction = {
  id: string
  matches: {
    claim: string
    statements: {
      speaker: string
      affiliation: string
      stance: string
      /** The product's own word for it. */
      own?: Stance
      confidence?: number
      quote?: string
      why?: string
    }[]
    evidenceEffect: string
  }[]
}

/** Predictions for the scorer. `match` says which claims an item is about. */
export function predictGold(
  items: readonly GoldItem[],
  claims: readonly Claim[],
  match: (item: GoldItem) => string[],
  stanceOf: Record<Stance, string | null> = GOLD_STANCE,
): GoldPrediction[] {
  return items.map((item) => ({
    id: item.id,
    matches: match(item).flatMap((slug) => {
      const claim = claims.find((one) => one.slug === slug)
      if (claim === undefined) return []
      const drafts = extractStatements(contextOf(item, voiceOf(item.voice)), claim, [])
      return [
        {
          claim: slug,
          statements: oncePerSpeaker(drafts).flatMap((draft) => {
            const stance = stanceOf[draft.stance]
            if (stance === null) return []
            return [
              {
                speaker: draft.speaker.name,
                affiliation: draft.speaker.affiliation,
                stance,
                own: draft.stance,
                confidence: draft.confidence,
                quote: draft.quote,
                why: draft.reasons.map((reason) => reason.detail).join(' | '),
              },
            ]
          }),
          evidenceEffect: judgeEffect(drafts, claim).effect,
        },
      ]
    }),
  }))
}

/** An item of the gold form as the product meets it. */
export function contextOf(item: GoldItem, voice: Actor | null): ItemContext {
  return {
    title: item.title,
    body: item.text,
    language: item.lang,
    publishedAt: null,
    outletName: 'The outlet',
    outlet: 'news',
    voiceOf: voice,
  }
}

function voiceOf(name: string | undefined): Actor | null {
  if (name === undefined || name === '') return null
  return { id: 'voice', kind: 'institution', name, aliases: [], affiliations: [] }
}

export function writePredictions(file: string, predictions: readonly GoldPrediction[]): void {
  writeFileSync(file, predictions.map((prediction) => JSON.stringify(prediction)).join('\n'))
}

/** The labels know no kinds: "received none" and "found none" of one speaker are one row there. */
function oncePerSpeaker(drafts: readonly StatementDraft[]): StatementDraft[] {
  const seen = new Set<string>()
  return drafts.filter(({ speaker, stance }) => {
    const key = `${speaker.name} ${stance}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
