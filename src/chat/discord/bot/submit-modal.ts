import type { APIModalSubmitInteraction } from 'discord.js'
import type { Block, Message } from '../../../domain/message.ts'
import { finishMessage } from '../../compose/finish-message.ts'
import { readerOf } from '../../compose/reader.ts'
import { strong, text } from '../../compose/spans.ts'
import { type FieldErrors, type FormValues, type FrontContext, submitForm } from '../../front/front.ts'
import type { FieldName } from '../../front/names.ts'
import { renderMessage } from '../render/render-message.ts'
import type { Keeper } from './kept-words.ts'
import { REOPEN } from './press-button.ts'
import { decodeForm, valuesOf } from './render-form.ts'
import type { Responder } from './responder.ts'
import { showReply } from './show-reply.ts'

/** A form was sent. Discord has closed it: what is to be mended is told with what was typed, and a button to go on. */
export async function submitModal(
  interaction: APIModalSubmitInteraction,
  ctx: FrontContext,
  responder: Responder,
  kept: Keeper,
): Promise<void> {
  if (!(await responder.defer())) return
  const form = decodeForm(interaction.data.custom_id)
  const values = valuesOf(interaction.data.components)
  const reply = await submitForm(form?.id ?? '', form?.context ?? '', values, ctx)
  if (reply.type !== 'errors') return showReply(reply, responder, { interaction, ctx, deferred: 'reply', again: null })
  const user = interaction.member?.user.id ?? interaction.user?.id ?? ''
  kept.keep(interaction.id, { user, form: form?.id ?? '', context: form?.context ?? '', values })
  await responder.edit(renderMessage(toBeMended(reply.errors, values, interaction.id, ctx)))
}

function toBeMended(errors: FieldErrors, values: FormValues, id: string, { locale }: FrontContext): Message {
  const reader = readerOf(locale)
  const { formErrors, typed, reopen } = reader.discord
  const label = (name: string) => reader.front.fields[name as FieldName].label
  const given = Object.entries(values).filter(([name, value]) => value && name in reader.front.fields)
  return finishMessage(reader, 'caution', formErrors, [
    { type: 'heading', text: formErrors },
    { type: 'list', items: Object.entries(errors).map(([name, why]) => [strong(label(name)), text(`: ${why}`)]) },
    ...(given.length === 0 ? [] : [{ type: 'text', spans: [strong(typed)] } satisfies Block]),
    { type: 'fields', fields: given.map(([name, value]) => ({ label: label(name), spans: [text(value)] })) },
    { type: 'actions', actions: [{ id: REOPEN, label: reopen, value: id, command: '', style: 'primary' }] },
  ])
}
