import { decodeHTMLStrict } from 'entities'

/** What entities of the document itself may add to it, in characters: a bomb stops here. */
const EXPANSION_BUDGET = 500_000
const MAX_DEPTH = 6

/** What windows-1252 has at 0x80–0x9F; in Unicode those are control characters nobody means. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

export type DecodeText = (raw: string) => string

/**
 * Makes a decoder for the text and attribute values of one document: its own entities (bounded), the five of XML, all
 * of HTML and numeric ones; an unknown entity or bare `&` stays as it stands.
 */
export function createTextDecoder(entities: Map<string, string>): DecodeText {
  let budget = EXPANSION_BUDGET
  const expand = (text: string, depth: number): string => {
    if (entities.size === 0 || depth > MAX_DEPTH || !text.includes('&')) return text
    return text.replace(/&([A-Za-z_:][\w.:-]{0,60});/g, (whole, name: string) => {
      const value = entities.get(name)
      if (value === undefined || value.length > budget) return whole
      budget -= value.length
      return expand(value, depth + 1)
    })
  }
  return (raw) => repairControls(raw.includes('&') ? decodeHTMLStrict(expand(raw, 0)) : raw)
}

/** Controls but for tab and line ends, and what is no character. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

/** C1 controls become the windows-1252 characters they were meant to be; others XML forbids are dropped. */
export function repairControls(text: string): string {
  return text.replace(FORBIDDEN, (char) => {
    const code = char.charCodeAt(0)
    return code >= 0x80 && code <= 0x9f ? (WINDOWS_1252[code - 0x80] as string) : ''
  })
}
