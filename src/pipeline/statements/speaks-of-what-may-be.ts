const MAY_BE = /^(?:may|might|podria|podrian|pudiera|pudieran)$/

/** Does a text speak of what may be? "May" with a capital is a month or a name. */
export function speaksOfWhatMayBe(words: readonly { folded: string; capital: boolean }[]): boolean {
  return words.some((word) => MAY_BE.test(word.folded) && !word.capital)
}
