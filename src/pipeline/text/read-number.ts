import type { Language } from '../../domain/vocabulary.ts'

/**
 * Digits with separators to a number: "50,000", "50.000", "1.234,56", "3.5". A group of exactly three digits after a
 * separator is a group of thousands, but for one dot in an English text ("3.125").
 */
export function readNumber(digits: string, language: Language): number | null {
  if (!digits.includes(',') && !digits.includes('.')) return bounded(Number(digits))
  const parts = digits.split(/[.,]/)
  const lastMark = digits[digits.length - (parts.at(-1)?.length ?? 0) - 1]
  const marks = new Set(digits.replace(/\d/g, ''))
  const last = parts.at(-1) ?? ''
  const grouped = parts.slice(1).every((part) => part.length === 3) && (parts[0]?.length ?? 0) <= 3
  if (marks.size === 1) {
    const oneEnglishDot = lastMark === '.' && parts.length === 2 && language === 'en'
    if (grouped && !oneEnglishDot && parts[0] !== '0') return bounded(Number(parts.join('')))
    return parts.length === 2 ? bounded(Number(`${parts[0]}.${last}`)) : null
  }
  return bounded(Number(`${parts.slice(0, -1).join('')}.${last}`))
}

function bounded(value: number): number | null {
  return Number.isFinite(value) && value <= 1e15 ? value : null
}

// biome-ignore format: a table
const NUMBER_WORDS = new Map<string, number>(
  Object.entries({
    one: 1, un: 1, una: 1, uno: 1, half: 0.5, medio: 0.5, two: 2, dos: 2, three: 3, tres: 3, four: 4, cuatro: 4,
    five: 5, cinco: 5, six: 6, seis: 6, seven: 7, siete: 7, eight: 8, ocho: 8, nine: 9, nueve: 9, ten: 10, diez: 10,
    eleven: 11, once: 11, twelve: 12, doce: 12, thirteen: 13, trece: 13, fourteen: 14, catorce: 14, fifteen: 15,
    quince: 15, sixteen: 16, dieciseis: 16, seventeen: 17, diecisiete: 17, eighteen: 18, dieciocho: 18, nineteen: 19,
    diecinueve: 19, twenty: 20, veinte: 20, thirty: 30, treinta: 30, forty: 40, cuarenta: 40, fifty: 50,
    cincuenta: 50, sixty: 60, sesenta: 60, seventy: 70, setenta: 70, eighty: 80, ochenta: 80, ninety: 90,
    noventa: 90, hundred: 100, cien: 100, thousand: 1000, million: 1e6, millon: 1e6,
  }),
)
/** Length, first and last letter of the number words, so that other words need not be cut out of a text. */
const SHAPES = new Set(
  [...NUMBER_WORDS.keys()].map((word) => shapeOf(word.length, word.charCodeAt(0), word.charCodeAt(word.length - 1))),
)

/** Could a word of ASCII letters, in capitals or not, be a number word? */
export function looksLikeNumberWord(length: number, first: number, last: number): boolean {
  return SHAPES.has(shapeOf(length, first, last))
}

/** Five bits tell a letter of ASCII, a capital or not. */
function shapeOf(length: number, first: number, last: number): number {
  return (length << 10) | ((first & 31) << 5) | (last & 31)
}

/** English "once" is an adverb; Spanish "mil" before nothing is rare. Neither is read as a number by itself. */
const NOT_ALONE = new Set(['once', 'un', 'una', 'uno', 'half', 'medio', 'hundred', 'thousand', 'million', 'millon'])
const ARTICLES = new Set(['un', 'una', 'uno', 'half', 'medio'])

/** A folded number word; null where it is none or too often something else. */
export function readNumberWord(folded: string): number | null {
  if (NOT_ALONE.has(folded) && !ARTICLES.has(folded)) return null
  const value = NUMBER_WORDS.get(folded)
  return value ?? null
}

export type Scale = { scale: number; currency?: string }

const SCALES = new Map<string, Scale>()
for (const [words, scale] of [
  ['hundred cientos', { scale: 100 }],
  ['mil thousand k miles', { scale: 1000 }],
  ['million millions millon millones m mn mln', { scale: 1e6 }],
  ['mdd', { scale: 1e6, currency: 'USD' }],
  ['mdp', { scale: 1e6, currency: 'MXN' }],
  ['billion billions bn b', { scale: 1e9 }],
  ['trillion billones billon', { scale: 1e12 }],
] as const)
  for (const word of words.split(' ')) SCALES.set(word, scale)

/** What a folded word after a number multiplies it by: "mil millones" is two words, read one after the other. */
export function readScale(folded: string): Scale | null {
  return SCALES.get(folded) ?? null
}
