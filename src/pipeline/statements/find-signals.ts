import { late } from '../../domain/late.ts'
import type { FrameClass } from '../../domain/reason.ts'
import type { CueGrammar, Frame } from './cue-grammar.ts'
import { ENGLISH } from './cues-en.ts'
import { SPANISH } from './cues-es.ts'
import { type SentenceWords, wordAt } from './sentence-words.ts'

/** A frame found in a sentence. Words, end exclusive. */
export type Signal = {
  id: string
  type: FrameClass
  from: number
  to: number
  holder: 'speaker' | 'subject'
  strength: number
}

type Compiled = Frame & { expression: RegExp }

function compile(grammar: CueGrammar): Compiled[] {
  return grammar.frames.map((frame) => {
    const pattern = frame.pattern
      .replace(/\{(\d+)\}\?? ?/g, (_, count: string) => `(?:\\S+ ){0,${count}}?`)
      .replace(
        /\{([A-Z]+)\}/g,
        (_, name: string) =>
          `${(grammar.lists[name] ?? '').trim().replace(/\s+/g, name === 'GIVE' || name === 'NEG' || name === 'HARD' || name === 'AUX' || name === 'NONE' ? ' ' : '|')}`,
      )
    return { ...frame, expression: new RegExp(`(?<![\\w'])(?:${pattern})`, 'g') }
  })
}

const FRAMES = { en: late(() => compile(ENGLISH)), es: late(() => compile(SPANISH)) }
const UNTIL = / (?:until|unless|hasta que|mientras no|a menos que) /
const MOST_PER_SENTENCE = 24

/** Every frame that fits a sentence, in order of place. */
export function findSignals(sentence: SentenceWords, language: 'en' | 'es'): Signal[] {
  const signals: Signal[] = []
  for (const frame of FRAMES[language]()) {
    const { expression } = frame
    // By hand: `matchAll` makes an expression anew for each sentence and frame, which costs more than looking does.
    expression.lastIndex = 0
    for (let found = expression.exec(sentence.line); found !== null; found = expression.exec(sentence.line)) {
      if (signals.length >= MOST_PER_SENTENCE) break
      if (found[0] === '') expression.lastIndex++
      const from = wordAt(sentence, found.index)
      const to = Math.max(from + 1, wordAt(sentence, found.index + found[0].trimEnd().length))
      signals.push({
        id: frame.id,
        // "will believe nothing until there is proof" is doubt, and tells of no search.
        type: frame.type === 'no_evidence' && UNTIL.test(found[0]) ? 'doubt' : frame.type,
        from,
        to,
        holder: frame.holder ?? 'speaker',
        strength: frame.strength ?? 0.8,
      })
    }
  }
  return signals.sort((a, b) => a.from - b.from || b.to - a.to)
}
