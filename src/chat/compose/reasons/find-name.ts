/**
 * A name of several words as a text prints it: its words in order, with white space and at most two small words of up to
 * three letters between any two of them, as in "Tribunal Superior de Cuentas". `null` where no text has it whole. The first
 * text counts, in it the first place, and there the longest that fits between two words. `words` are not empty and have no
 * white space. A walk from each place of the first word: an expression made of the words would be made anew for each name.
 */
export function findName(words: readonly string[], texts: readonly string[]): string | null {
  const [first] = words
  if (first === undefined) return null
  for (const text of texts) {
    for (let from = text.indexOf(first); from >= 0; from = text.indexOf(first, from + 1)) {
      if (isInWord(before(text, from))) continue
      const to = endOf(words, 1, text, from + first.length)
      if (to !== null) return text.slice(from, to)
    }
  }
  return null
}

/** Small words that may stand between two words of a name. */
const MOST_BETWEEN = 2
const LONGEST_BETWEEN = 3

/** Where a name ends whose words from `next` on are still to come; `null` where they do not stand there. */
function endOf(words: readonly string[], next: number, text: string, at: number): number | null {
  const word = words[next]
  if (word === undefined) return isInWord(after(text, at)) ? null : at
  const starts: number[] = []
  for (let start = afterSpace(text, at); start !== null && starts.length <= MOST_BETWEEN; ) {
    starts.push(start)
    const end = afterSmallWord(text, start)
    start = end === null ? null : afterSpace(text, end)
  }
  for (const start of starts.reverse()) {
    if (!text.startsWith(word, start)) continue
    const end = endOf(words, next + 1, text, start + word.length)
    if (end !== null) return end
  }
  return null
}

/** Behind the white space that begins at a place; `null` where none does. */
function afterSpace(text: string, at: number): number | null {
  let end = at
  while (end < text.length && SPACE.test(text.charAt(end))) end++
  return end === at ? null : end
}

/** Behind the small letters that begin at a place; `null` where none do, or too many. */
function afterSmallWord(text: string, at: number): number | null {
  let end = at
  for (let letters = 0; ; letters++) {
    const letter = after(text, end)
    if (!SMALL_LETTER.test(letter)) return letters === 0 ? null : end
    if (letters === LONGEST_BETWEEN) return null
    end += letter.length
  }
}

const SPACE = /\s/
const SMALL_LETTER = /^\p{Ll}$/u
const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u

function isInWord(character: string): boolean {
  return LETTER_OR_NUMBER.test(character)
}

/** The character that begins at a place, of one or two units; nothing at the end. */
function after(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The character that ends at a place. */
function before(text: string, at: number): string {
  const pair = text.slice(Math.max(0, at - 2), at)
  return pair.length === 2 && (pair.codePointAt(0) as number) > 0xffff ? pair : pair.slice(-1)
}
