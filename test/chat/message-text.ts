import { plainSpans } from '../../src/chat/compose/spans.ts'
import type { Inline, Message } from '../../src/domain/message.ts'

/** Every word of a message as a reader sees it, quotes included, one block a line. */
export function messageText(message: Message): string {
  return [message.fallback, ...message.blocks.map((block) => blockText(block, message))].join('\n')
}

/** The same without what others said: the bot's own voice. */
export function ownVoice(message: Message): string {
  return messageText({ ...message, fallback: '', blocks: message.blocks.filter((block) => block.type !== 'quote') })
}

export function firstLine(message: Message): string {
  const [block] = message.blocks
  return block === undefined ? '' : blockText(block, message)
}

function blockText(block: Message['blocks'][number], message: Message): string {
  const spans = (list: Inline[]) => plainSpans(list, message.locale ?? 'en')
  switch (block.type) {
    case 'heading':
    case 'quote':
      return block.text
    case 'text':
    case 'context':
      return spans(block.spans)
    case 'fields':
      return block.fields.map(({ label, spans: value }) => `${label}: ${spans(value)}`).join('\n')
    case 'list':
      return block.items.map(spans).join('\n')
    case 'actions':
      return block.actions.map(({ label, command }) => `${label} ${command}`).join('\n')
    case 'divider':
      return ''
  }
}
