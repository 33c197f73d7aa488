import type { AttributionName, CueName, FacetKind, MatchFact, ReasonRule, Side } from '../../domain/reason.ts'
import type { CounterfactualRule } from '../../ports/commands.ts'

/** How the bot came to a statement. */
export type WhyStrings = {
  heading(id: number): string
  matched(band: string): string
  noMatch: string
  score(score: string, threshold: string): string
  confidence(percent: string, shown: boolean): string
  noReasons: string
  earlierWording(version: number, text: string): string
  /** Where the words of a reason stand. */
  where: Record<'title' | 'body', string>
  whatIf: string
  dismissed(by: string): string
  analyst: string
  /** `detail` and `weight` as the rule gives them, `bar` the match's own. */
  counterfactual: Record<CounterfactualRule, (detail: string, weight: string, bar: string) => string>
  reasons: ReasonStrings
}

type Anchored = Record<FacetKind, string>

/** Reasons as they are kept, in words: what the rule looked at, and what it saw. */
export type ReasonStrings = {
  /** Before what was seen. */
  label: Record<Exclude<ReasonRule, `anchor: ${FacetKind}`>, string>
  /** The same of a word that ties a text to the claim. */
  anchor: Anchored
  /** `printed` in the text, `surface` in the claim where that is another word. */
  term(printed: string, surface: string | null): string
  likeness(percent: string, wording: string): string
  /** `pro` and `contra`: lists of facts, `null` where there is none; `byRule`: 0–1. */
  chance(inHundred: string, pro: string | null, contra: string | null, byRule: string): string
  fact: Record<MatchFact, string>
  narrower: Record<'borrowed' | 'nearer' | 'has' | 'before', (slug: string, detail: string) => string>
  meaning(percent: string): string
  cue: Record<CueName, string>
  /** `word` negates `reach`, words of the claim. */
  negated(word: string, reach: string): string
  quoteOverVerb(cue: string): string
  attribution: Record<AttributionName, string>
  document(word: string): string
  pronoun(word: string): string
  theText: string
  side: Record<Side, string>
  weighed(inHundred: string): string
  adopted: string
  accepted: string
  notRead(claim: string, note: string): string
  inPost: MatchedStrings
}

/** Of the same, what a post says after the words of the text that tie it to the claim. */
export type MatchedStrings = {
  /** A quoted word of the text that stands for another word of the claim. */
  standsFor(printed: string, surface: string): string
  likely(inHundred: string): string
  /** It is here by what it shares with the claim, although fewer than half of such texts are about it; or few are. */
  unlikely: string
  seldom: string
  /** It could have gone to the claim `slug`, which is wider or narrower: by `how` that was settled. */
  beside: Record<'borrowed' | 'nearer' | 'has' | 'before', (slug: string) => string>
}
