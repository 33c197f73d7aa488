import type { Claim } from '../../domain/claim.ts'
import type { Reason } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { tokenise } from '../../pipeline/text/tokenise.ts'

/**
 * The same reasons; words of the claim, which are kept as stems ("bounti"), are the words they came from: as they stand in the
 * quote, else in the claim. A stem of neither stays.
 */
export function spellOutWords(
  reasons: readonly Reason[],
  quote: { words: string; language: Language },
  claim: Claim,
): Reason[] {
  if (!reasons.some(({ rule }) => rule === KEPT_AS_STEMS)) return [...reasons]
  const wordings: [string, Language][] = [
    [quote.words, quote.language],
    ...claim.languages.map((language): [string, Language] => [claim.text, language]),
    ...claim.languages.map((language): [string, Language] => [claim.title, language]),
    ...Object.entries(claim.aliases).flatMap(([language, aliases]) =>
      (aliases ?? []).map((alias): [string, Language] => [alias, language as Language]),
    ),
  ]
  const tokens = wordings.flatMap(([text, language]) => tokenise(text, language))
  const wordOf = (stem: string) =>
    tokens.find((token) => token.stem === stem)?.text ??
    tokens.find((token) => stem.length >= SHORTEST_OPENING && token.folded.startsWith(stem))?.text ??
    stem
  return reasons.map((reason) =>
    reason.rule === KEPT_AS_STEMS ? { ...reason, detail: spelled(reason.detail, wordOf) } : reason,
  )
}

const KEPT_AS_STEMS = 'about the claim'
/** Letters; a stem that is the opening of a word of another language has as many (`claim-sides.ts`). */
const SHORTEST_OPENING = 5

/** Each word once: several stems may come from one. */
function spelled(detail: string, wordOf: (stem: string) => string): string {
  return [...new Set(detail.split(', ').map(wordOf))].join(', ')
}
