import { foldText } from './text/fold-text.ts'

/** Do the words of a quote occur in a text, in order, whatever marks, case and accents? Parts left out ("…") may be. */
export function occursIn(quote: string, text: string): boolean {
  const within = ` ${bareWords(text)} `
  let from = 0
  const parts = quote.split(/\s*(?:\[?\s*(?:…|\.{3,})\s*\]?)\s*/).map(bareWords)
  const kept = parts.filter((part) => part !== '')
  return (
    kept.length > 0 &&
    kept.every((part) => {
      const at = within.indexOf(` ${part} `, from)
      from = at + part.length
      return at >= 0
    })
  )
}

/** The line of a text that shares most words with a quote; `null` where none shares a third of them. */
export function nearestPassage(quote: string, text: string): string | null {
  const wanted = new Set(
    bareWords(quote)
      .split(' ')
      .filter((word) => word.length > 2),
  )
  let best: { line: string; shared: number } | null = null
  for (const line of text.split(/\n|(?<=[.!?…]["”»]?)\s+/)) {
    const words = new Set(bareWords(line.slice(0, 2_000)).split(' '))
    const shared = [...wanted].filter((word) => words.has(word)).length
    if (shared > (best?.shared ?? 0)) best = { line, shared }
  }
  return best && best.shared * 3 >= wanted.size ? best.line.slice(0, 300) : null
}

function bareWords(text: string): string {
  return (foldText(text).match(/[\p{L}\p{N}$%]+/gu) ?? []).join(' ')
}
