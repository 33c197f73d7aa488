import type { ModalView } from '@slack/types'
import { messageOf } from '../../../domain/errors.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { type FormValues, type FrontReply, submitForm } from '../../front/front.ts'
import { type Answering, workOut } from './answer-ask.ts'
import type { ViewBody } from './ask.ts'
import { FORM_PREFIX, placeErrors, readContext, readForm, renderForm } from './form-view.ts'
import { messageView, noteView } from './message-view.ts'
import { refillForm } from './refill-form.ts'

/** Slack waits 3 s for the answer to a form: what takes longer comes by an update of the modal, ms. */
const PATIENCE_MS = 2_000

type Ack = (
  answer?:
    | { response_action: 'errors'; errors: Record<string, string> }
    | { response_action: 'update'; view: ModalView },
) => Promise<void>

/** Forms remembered as sent: nobody presses again after so many others. */
const MOST_TAKEN = 1_000

/**
 * A form was sent. Pressed again while it is worked out, or after it was done, it does nothing more; after errors it may
 * be sent again. Rights are asked of Slack anew.
 */
export function createSubmit(deps: Answering): (body: ViewBody, ack: Ack) => Promise<void> {
  const taken = new Set<string>()
  return async (body, ack) => {
    const { view, user } = body
    if (taken.has(view.id)) return ack()
    taken.add(view.id)
    const [oldest] = taken
    if (taken.size > MOST_TAKEN && oldest !== undefined) taken.delete(oldest)
    const { context, channel } = readContext(view.private_metadata)
    const values = readForm(view.state as Parameters<typeof readForm>[0])
    const work = workOut(deps, { user: user.id, channel }, true, (ctx) =>
      submitForm(view.callback_id.slice(FORM_PREFIX.length), context, values, ctx),
    )
    const late = new AbortController()
    const first = await Promise.race([work, deps.pause(PATIENCE_MS, late.signal).then(() => null)])
    late.abort()
    if (first !== null) {
      if (first.reply.type === 'errors') taken.delete(view.id)
      return ack(answerOf(first.reply, fieldsOf(view), channel, first.ctx.zone))
    }
    await ack({ response_action: 'update', view: noteView(catalogueOf(deps.reader.locale).slack.working, channel) })
    const { reply, ctx } = await work
    if (reply.type === 'errors') taken.delete(view.id)
    try {
      await deps.client.views.update({ view_id: view.id, view: lateView(reply, view, values, channel, ctx.zone) })
    } catch (error) {
      deps.log.warn({ error: messageOf(error) }, 'what became of a form could not be shown on Slack')
    }
  }
}

function answerOf(reply: FrontReply, fields: string[], channel: string, zone: string): Parameters<Ack>[0] {
  switch (reply.type) {
    case 'errors':
      return { response_action: 'errors', errors: placeErrors(reply.errors, fields) }
    case 'form':
      return { response_action: 'update', view: renderForm(reply.form, channel) }
    case 'message':
    case 'file':
      return { response_action: 'update', view: messageView(reply.message, channel, zone) }
    case 'nothing':
      return undefined
  }
}

/** The same once Slack no longer waits: errors stand over the form, which is as it was filled in. */
function lateView(
  reply: FrontReply,
  view: ViewBody['view'],
  values: FormValues,
  channel: string,
  zone: string,
): ModalView {
  const answer = answerOf(reply, fieldsOf(view), channel, zone)
  if (answer?.response_action === 'update') return answer.view
  return answer === undefined
    ? noteView('✓', channel)
    : refillForm(view, values, Object.values(answer.errors).join(' '))
}

function fieldsOf(view: ViewBody['view']): string[] {
  const blocks = (view.blocks ?? []) as { type?: string; block_id?: string }[]
  return blocks
    .filter(({ type }) => type === 'input')
    .flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]))
}
