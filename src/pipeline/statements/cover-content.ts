import type { Attribution } from './attribution.ts'
import { folded, gapBefore } from './sentence-grammar.ts'
import type { SentenceWords, Word } from './sentence-words.ts'

/** Gives each attribution the words it covers: after it, before it, or on both sides where it is put in between. */
export function coverContent(sentence: SentenceWords, attributions: Attribution[]): void {
  const total = sentence.words.length
  for (const [index, attribution] of attributions.entries()) {
    const next = attributions.slice(index + 1).find((other) => other.from > attribution.from)
    const previous = attributions.slice(0, index).findLast((other) => other.from < attribution.from)
    const end = next === undefined ? total : Math.min(total, next.from)
    const start = previous === undefined ? 0 : previous.to
    if (
      attribution.rule === 'possessive' &&
      !/^(?:that|que|de|of|about|sobre)$/.test(folded(sentence, attribution.to))
    ) {
      attribution.covers.push({ from: attribution.from, to: attribution.to })
      continue
    }
    if (attribution.rule === 'name and colon' && attribution.to === total && attribution.from > start) {
      attribution.covers.push({ from: start, to: attribution.from })
      continue
    }
    const closes = endsClause(sentence, attribution, end)
    const opens = attribution.from === 0 || !/[,"”»]/.test(gapBefore(sentence, attribution.from))
    const back =
      attribution.from > start &&
      /[,"”»]/.test(gapBefore(sentence, attribution.from)) &&
      (attribution.rule === 'according to' || isSaying(attribution))
    if (
      (isSaying(attribution) || attribution.type === 'request') &&
      attribution.from > start &&
      closesQuote(sentence, attribution.from)
    ) {
      // "…", dijo la presidenta en su conferencia de prensa: what was said stands before.
      attribution.covers.push({ from: start, to: attribution.from })
      if (attribution.to < end) attribution.covers.push({ from: attribution.to, to: end })
    } else if (closes && back) {
      attribution.covers.push({ from: start, to: attribution.from })
      if (attribution.to < end && previous === undefined) attribution.covers.push({ from: attribution.to, to: end })
    } else if (back && attribution.rule === 'according to') {
      attribution.covers.push({ from: start, to: attribution.from }, { from: attribution.to, to: end })
    } else if (closes && !opens) attribution.covers.push({ from: start, to: attribution.from })
    else attribution.covers.push({ from: attribution.to, to: end })
  }
}

/** Does a quotation end right before this word? */
function closesQuote(sentence: SentenceWords, at: number): boolean {
  const before = sentence.words[at - 1]?.end ?? 0
  const word = sentence.words[at]?.start ?? 0
  return sentence.quotes.some((quote) => quote.end >= before && quote.end < word)
}

function isSaying(attribution: Attribution): boolean {
  return (
    attribution.type === 'say' ||
    attribution.type === 'charge' ||
    attribution.type === 'find' ||
    attribution.type === 'confirm' ||
    attribution.type === 'concede'
  )
}

const CONTENT_FOLLOWS = {
  en: /^(?:that|to|of|as|if|whether|not|with|they|he|she|it|there|no)$/,
  es: /^(?:que|a|al|de|del|haber|como|si|no|con)$/,
}

const WHERE = { en: /^(?:in|on|at|during|after|via|through)$/, es: /^(?:en|durante|tras|mediante|ante|por)$/ }

/** After ", X says" nothing but adverbials: no clause of content opens before the sentence ends. */
function saysWhere(sentence: SentenceWords, attribution: Attribution, end: number): boolean {
  if (attribution.from < 4 || !/,/.test(gapBefore(sentence, attribution.from)) || end < sentence.words.length)
    return false
  if (!/^(?:subject|pronoun)/.test(attribution.rule)) return false
  return !sentence.words.slice(attribution.to, end).some((word) => /^(?:that|que|:)$/.test(word.folded))
}

/** Does little or nothing but time and place follow the cue before its clause ends? */
function endsClause(sentence: SentenceWords, attribution: Attribution, end: number): boolean {
  for (let at = attribution.to; at <= Math.min(end, attribution.to + 5); at++) {
    if (at >= sentence.words.length) return true
    const gap = gapBefore(sentence, at)
    const word: Word = sentence.words[at] as Word
    if (/[,.;—–]/.test(gap) && at >= attribution.to) return true
    if (/[:"“«]/.test(gap)) return false
    // "…, the agency says in a report released on Wednesday": where and when, to the end.
    if (at === attribution.to && WHERE[sentence.language].test(word.folded) && saysWhere(sentence, attribution, end))
      return true
    // "…, she wrote to the council": whom it was said to is no content.
    const addressee =
      word.folded === 'to' && /^(?:write|say|report|announce|declare|complain|explain|state)$/.test(attribution.lemma)
    if (!addressee && CONTENT_FOLLOWS[sentence.language].test(word.folded)) return false
  }
  return false
}
