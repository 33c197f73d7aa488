import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { Message } from '../../../domain/message.ts'
import { LIMITS } from '../render/limits.ts'
import { plainText } from '../render/plain-text.ts'
import { renderMessage } from '../render/render-message.ts'

/** An answer in a modal: where there is no channel to answer in, or one is open already. */
export function messageView(message: Message, channel: string, zone: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'answer',
    private_metadata: JSON.stringify({ context: '', channel }),
    title: plainText('onrecord', LIMITS.viewTitle),
    blocks: filled(renderMessage(message, { zone }).blocks),
  }
}

export function noteView(words: string, channel: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'answer',
    private_metadata: JSON.stringify({ context: '', channel }),
    title: plainText('onrecord', LIMITS.viewTitle),
    blocks: [{ type: 'section', text: plainText(words, LIMITS.section) }],
  }
}

export function homeView(message: Message, zone: string): HomeView {
  return { type: 'home', callback_id: 'home', blocks: filled(renderMessage(message, { zone }).blocks) }
}

function filled(blocks: KnownBlock[]): KnownBlock[] {
  return blocks.length > 0 ? blocks : [{ type: 'divider' }]
}
