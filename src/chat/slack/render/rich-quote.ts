import type { KnownBlock } from '@slack/types'
import type { Block } from '../../../domain/message.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { withMarks } from '../../compose/quoted-words.ts'
import { cleanText } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { fitLine, hasEntities } from './escape-text.ts'
import { LIMITS } from './limits.ts'
import type { Tongue } from './render-spans.ts'

/** Room for quotation marks, the quote's own mark and "…". */
const ROOM = LIMITS.section - 16

/**
 * Somebody's words, as they were said: in a block whose text nothing is read into, so that stars, underscores and colons
 * stay what they were. Whether Slack decodes entities there is not documented: words that hold `& < >` go into
 * mrkdwn, where it does.
 */
export function renderQuote(
  quote: Extract<Block, { type: 'quote' }>,
  { locale }: Tongue,
): { block: KnownBlock; cut: boolean } | null {
  const words = cleanText(quote.text.slice(0, LIMITS.section * 2)).replaceAll('\n', ' ')
  if (words === '') return null
  const marked = (text: string) => (quote.direct ? withMarks(text, catalogueOf(locale)) : text)
  if (hasEntities(words)) {
    const { text, cut } = fitLine(words, ROOM)
    return { block: { type: 'section', text: { type: 'mrkdwn', text: `&gt; ${marked(text)}`, verbatim: true } }, cut }
  }
  const text = cutAtWord(words, ROOM)
  const elements = [{ type: 'text' as const, text: marked(text) }]
  return { block: { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }, cut: text !== words }
}
