import type { Instant, Locale } from './vocabulary.ts'

/**
 * Platform-neutral message tree. Text in it is plain: every platform escapes, strips and cuts it in its own way,
 * so nothing here may hold markup of any platform.
 */
export type Message = {
  /** One line that stands alone: notifications, screen readers, logs. */
  fallback: string
  /** Colour is never the only sign: `tone` always comes with a word in the blocks. */
  tone: 'neutral' | 'news' | 'change' | 'caution' | 'correction'
  /** Language the words are in: platforms write times and quotation marks by it. English where left out. */
  locale?: Locale
  blocks: Block[]
}

export type Block =
  | { type: 'heading'; text: string }
  | { type: 'text'; spans: Inline[] }
  | { type: 'quote'; text: string; language: string; direct: boolean }
  | { type: 'fields'; fields: { label: string; spans: Inline[] }[] }
  | { type: 'list'; items: Inline[][] }
  | { type: 'context'; spans: Inline[] }
  | { type: 'actions'; actions: Action[] }
  | { type: 'divider' }

export type Inline =
  | { type: 'text'; text: string; style?: 'strong' | 'code' }
  /** The host is printed beside the label, always. */
  | { type: 'link'; url: string; label: string; host: string }
  | { type: 'time'; at: Instant; precision: 'date' | 'minute' }

/** A button where the platform has buttons; a command line where it has none. */
export type Action = { id: string; label: string; value: string; command: string; style?: 'primary' | 'danger' }
