const MARKS = /\p{M}+/gu
/** Letters that NFD does not take apart, as news texts fold them. */
const SPECIAL: Record<string, string> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i', '’': "'", ʼ: "'" }
const SPECIAL_LETTERS = /[ßøđłæœı’ʼ]/g
const PLAIN_ASCII = /^[\x20-\x7e]*$/

/**
 * Lower-case without accents: "Cártel de SINALOA" → "cartel de sinaloa". Lengths may change: use it to compare, and
 * keep offsets of the original (see `tokenise`).
 */
export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter)
}
