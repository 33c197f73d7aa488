import type { Locale, Platform } from '../../domain/vocabulary.ts'
import type { Asker } from '../../ports/asker.ts'
import type { Commands } from '../../ports/commands.ts'

/** Who asks, from where, and whom the front asks. Made by an adapter for every command, button and form. */
export type FrontContext = {
  commands: Commands
  /** Whether they are an editor is the adapter's judgement; the use cases check it again. */
  asker: Asker
  /** Language of the asker. */
  locale: Locale
  /** IANA name of the asker's zone: days they type end there. */
  zone: string
  /** The channel they are in: what `watch` and `watches` are about. */
  place: { platform: Platform; channel: string }
  /** The answer is for the channel, not for the asker alone: set by `runVerb`. */
  toChannel?: boolean
}
