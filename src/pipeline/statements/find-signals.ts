import { late } from '../../domain/late.ts'
import type { FrameClass } from '../../domain/reason.ts'
import type { CueGrammar, Frame } from './cue-grammar.ts'
import { ENGLISH } from './cues-en.ts'
import { SPANISH } from './cues-es.ts'
import { needlesOf } from './frame-needles.ts'
import { groupsIn, indexNeedles, type NeedleIndex } from './needle-index.ts'
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

/** A frame of a language with the expression that finds it, made when a sentence first has what the frame cannot do without. */
type Compiled = { frame: Frame; pattern: string; expression: RegExp | null }

/** The frames of a language, and which of them a line may have. */
export type Frames = { compiled: Compiled[]; index: NeedleIndex }

export function compileFrames(grammar: CueGrammar): Frames {
  const compiled = grammar.frames.map((frame) => ({ frame, pattern: patternOf(frame, grammar), expression: null }))
  return { compiled, index: indexNeedles(compiled.map(({ pattern }) => needlesOf(pattern))) }
}

function patternOf({ pattern }: Frame, { lists }: CueGrammar): string {
  return pattern
    .replace(/\{(\d+)\}\?? ?/g, (_, count: string) => `(?:\\S+ ){0,${count}}?`)
    .replace(/\{([A-Z]+)\}/g, (_, name: string) =>
      (lists[name] ?? '').trim().replace(/\s+/g, PATTERNS.has(name) ? ' ' : '|'),
    )
}

/** Lists that are patterns of their own, not words. */
const PATTERNS: ReadonlySet<string> = new Set(['GIVE', 'NEG', 'HARD', 'AUX', 'NONE'])

function expressionOf(one: Compiled): RegExp {
  one.expression ??= new RegExp(`(?<![\\w'])(?:${one.pattern})`, 'g')
  return one.expression
}

const FRAMES = { en: late(() => compileFrames(ENGLISH)), es: late(() => compileFrames(SPANISH)) }
const UNTIL = / (?:until|unless|hasta que|mientras no|a menos que) /
const MOST_PER_SENTENCE = 24

/** Every frame that fits a sentence, in order of place. */
export function findSignals(sentence: SentenceWords, language: 'en' | 'es'): Signal[] {
  const signals: Signal[] = []
  const { compiled, index } = FRAMES[language]()
  const may = groupsIn(sentence.line, index)
  for (let at = 0; at < compiled.length; at++) {
    if (may[at] === 0) continue
    const one = compiled[at] as Compiled
    const { frame } = one
    const expression = expressionOf(one)
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
