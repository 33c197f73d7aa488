import type { FrameClass } from '../../domain/reason.ts'

/** What a verb does with what follows it. */
export type VerbClass =
  | 'say'
  | 'charge'
  | 'deny'
  | 'doubt'
  | 'find'
  | 'confirm'
  | 'concede'
  | 'retract'
  | 'request'
  | 'supply'
  | 'seize'
  | 'court'
  | 'other'

/**
 * A pattern over a sentence's folded words, one blank between them, the marks , ; : . ? ! " ( ) standing as words.
 * `{NAME}` is replaced by a word list of the grammar, `{n}` by up to n words of any kind.
 */
export type Frame = {
  id: string
  type: FrameClass
  pattern: string
  /** Who holds it: the speaker of the words around it (default), the subject of its verb, or an agent it names. */
  holder?: 'speaker' | 'subject'
  /** 0–1: how often the words mean what the frame says. Default .8. */
  strength?: number
}

/** The words of one language. Everything is folded: lower-case, without accents. */
export type CueGrammar = {
  language: 'en' | 'es'
  verbs: Record<VerbClass, string>
  /** Word lists that frames refer to, each a list of words and simple patterns parted by white space. */
  lists: Record<string, string>
  frames: Frame[]
  negators: string
  hedges: string
}
