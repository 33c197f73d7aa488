import type { APIInteraction } from 'discord.js'
import type { Block, Message } from '../../../domain/message.ts'
import { finishMessage } from '../../compose/finish-message.ts'
import { readerOf } from '../../compose/reader.ts'
import { text } from '../../compose/spans.ts'
import type { FrontContext, FrontReply } from '../../front/front.ts'
import { type DiscordMessage, renderMessage } from '../render/render-message.ts'
import { shownName } from './context-of.ts'
import type { MessageFile } from './multipart.ts'
import { renderForm } from './render-form.ts'
import type { Responder } from './responder.ts'

/** Discord takes files of ten million bytes and a little more from any bot. */
const FILE_MAX = 10_000_000

export type Shown = {
  interaction: APIInteraction
  ctx: FrontContext
  /** Where the answer goes once it is acknowledged: in place of the waiting line, or as a new message. */
  deferred: 'reply' | 'update'
  /** The button that asks the same again: for a form that came too late to be opened. */
  again: { id: string; value: string } | null
}

/** Shows what the front answered, whatever was acknowledged before it. */
export async function showReply(reply: FrontReply, responder: Responder, shown: Shown): Promise<void> {
  const { interaction, ctx } = shown
  switch (reply.type) {
    case 'nothing':
      if (!responder.acknowledged()) await responder.deferUpdate()
      return
    case 'form':
      if (!responder.acknowledged()) await responder.open(renderForm(reply.form))
      else await put(renderMessage(lateForm(shown)), responder, shown, {})
      return
    case 'errors':
      // Only forms answer so, and they are shown where they were sent: see submit-modal.ts.
      return
    case 'file': {
      const data = Buffer.from(reply.text, 'utf8')
      if (data.length > FILE_MAX) {
        const { fileTooLarge } = readerOf(ctx.locale).discord
        const extra = { type: 'text', spans: [text(fileTooLarge)] } satisfies Block
        await put(renderMessage({ ...reply.message, blocks: [...reply.message.blocks, extra] }), responder, shown, {})
        return
      }
      const file = { name: reply.fileName, data, contentType: reply.mediaType }
      await put(renderMessage(reply.message), responder, shown, { files: [file] })
      return
    }
    case 'message': {
      const { message, public: isPublic, inPlace } = reply
      const body = renderMessage(isPublic ? sharedBy(message, shownName(interaction), ctx) : message)
      await put(body, responder, shown, { isPublic, inPlace })
    }
  }
}

async function put(
  body: DiscordMessage,
  responder: Responder,
  { interaction, deferred }: Shown,
  { isPublic = false, inPlace = false, files }: { isPublic?: boolean; inPlace?: boolean; files?: MessageFile[] },
): Promise<void> {
  if (!responder.acknowledged()) {
    await responder.say(body)
    return
  }
  if (deferred === 'reply') return responder.edit(body, files)
  // A post is everybody's: a page is turned only on an answer that the asker alone sees.
  if (inPlace && isOwnAnswer(interaction)) return responder.edit(body, files)
  return responder.followUp(body, { public: isPublic, ...(files ? { files } : {}) })
}

function isOwnAnswer(interaction: APIInteraction): boolean {
  return 'message' in interaction && ((interaction.message?.flags ?? 0) & 64) !== 0
}

function sharedBy(message: Message, name: string, { locale }: FrontContext): Message {
  if (name === '') return message
  const line = { type: 'context', spans: [text(readerOf(locale).slack.sharedBy(name))] } satisfies Block
  return { ...message, blocks: [...message.blocks, line] }
}

/** A dialog can only be the first answer: where that has passed, a button opens it. */
function lateForm({ ctx, again }: Shown): Message {
  const reader = readerOf(ctx.locale)
  const { openForm, openFormButton } = reader.discord
  const action = again === null ? [] : [{ ...again, label: openFormButton, command: '' }]
  return finishMessage(reader, 'neutral', openForm, [
    { type: 'heading', text: openForm },
    { type: 'actions', actions: action },
  ])
}
