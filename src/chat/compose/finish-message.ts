import type { Block, Inline, Message } from '../../domain/message.ts'
import { cleanLine, cleanText } from '../text/clean-text.ts'
import { cutAtWord } from '../text/cut-at-word.ts'
import type { Reader } from './reader.ts'

/** Longest fallback in UTF-16 units: what a notification shows, and some. */
const FALLBACK_MAX = 300

/**
 * The last thing done to every message: whatever came in from outside, and however it got here, is cleaned, empty
 * blocks go, and the fallback is one line.
 */
export function finishMessage(reader: Reader, tone: Message['tone'], fallback: string, blocks: Block[]): Message {
  return {
    fallback: cutAtWord(cleanLine(fallback), FALLBACK_MAX),
    tone,
    locale: reader.locale,
    blocks: blocks.map(cleanBlock).filter(hasContent),
  }
}

function cleanBlock(block: Block): Block {
  switch (block.type) {
    case 'heading':
      return { ...block, text: cleanLine(block.text) }
    case 'quote':
      return { ...block, text: cleanText(block.text) }
    case 'text':
    case 'context':
      return { ...block, spans: block.spans.map(cleanSpan) }
    case 'fields':
      return {
        ...block,
        fields: block.fields
          .filter(({ spans }) => spans.length > 0)
          .map(({ label, spans }) => ({ label: cleanLine(label), spans: spans.map(cleanSpan) })),
      }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(cleanSpan)) }
    case 'actions':
      return { ...block, actions: block.actions.map((one) => ({ ...one, command: cleanLine(one.command) })) }
    case 'divider':
      return block
  }
}

/** Spaces at the ends of a span join it to its neighbours and must stay. */
function cleanSpan(span: Inline): Inline {
  if (span.type === 'text') return { ...span, text: keepEnds(span.text) }
  if (span.type === 'link') return { ...span, label: cleanLine(span.label), host: cleanLine(span.host) }
  return span
}

function keepEnds(value: string): string {
  const clean = cleanLine(value)
  if (clean === '') return value === '' ? '' : ' '
  return `${value.startsWith(' ') ? ' ' : ''}${clean}${value.endsWith(' ') ? ' ' : ''}`
}

function hasContent(block: Block): boolean {
  if (block.type === 'heading' || block.type === 'quote') return block.text !== ''
  if (block.type === 'text' || block.type === 'context') return block.spans.length > 0
  if (block.type === 'fields') return block.fields.length > 0
  if (block.type === 'list') return block.items.length > 0
  if (block.type === 'actions') return block.actions.length > 0
  return true
}
