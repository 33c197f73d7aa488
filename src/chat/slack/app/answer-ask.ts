import type { ModalView } from '@slack/types'
import { messageOf } from '../../../domain/errors.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { type FrontContext, type FrontReply, failureReply } from '../../front/front.ts'
import { toMrkdwn } from '../render/escape-text.ts'
import { context, renderMessage } from '../render/render-message.ts'
import type { Ask } from './ask.ts'
import { renderForm } from './form-view.ts'
import { messageView, noteView } from './message-view.ts'
import type { People, Person } from './people.ts'
import { sendFile } from './send-file.ts'
import type { SlackDeps } from './slack-deps.ts'

/** A trigger opens a form for 3 s only: what takes longer than this is met with a form that says so, ms. */
const PATIENCE_MS = 1_500

export type AnswerOptions = {
  /** It may end in a form, so a modal is opened before the trigger is too old. */
  mayOpenForm: boolean
  /** Rights are asked of Slack anew. */
  fresh: boolean
}
export type Answering = SlackDeps & { people: People }
type Run = (ctx: FrontContext) => Promise<FrontReply>
type Worked = { ctx: FrontContext; person: Person; reply: FrontReply }

/** Acknowledged already; runs what was asked and answers whenever that is done. Never throws. */
export async function answerAsk(deps: Answering, ask: Ask, options: AnswerOptions, run: Run): Promise<void> {
  try {
    const done = new AbortController()
    const work = workOut(deps, ask, options.fresh, run)
    const first = await Promise.race([work, deps.pause(PATIENCE_MS, done.signal).then(() => null)])
    done.abort()
    const waiting = first === null ? await showWaiting(deps, ask, options) : null
    const worked = await work
    await show(deps, { ...ask, viewId: waiting ?? ask.viewId }, worked)
  } catch (error) {
    deps.log.error({ error: messageOf(error) }, 'an answer on Slack could not be given')
  }
}

/** Runs it as the person who asks; any error becomes words for them. */
export async function workOut(
  deps: Answering,
  ask: Pick<Ask, 'user' | 'channel'>,
  fresh: boolean,
  run: Run,
): Promise<Worked> {
  const { commands, people, reader, log } = deps
  let person: Person = { id: ask.user, name: ask.user, shown: ask.user, ...reader, editor: false }
  const contextOf = (): FrontContext => ({
    commands,
    asker: { name: person.name, platform: 'slack', editor: person.editor, admin: person.admin ?? false },
    locale: person.locale,
    zone: person.zone,
    place: { platform: 'slack', channel: ask.channel },
  })
  try {
    person = await people.person(ask.user, fresh)
    const ctx = contextOf()
    return { ctx, person, reply: await run(ctx) }
  } catch (error) {
    const ctx = contextOf()
    log.warn({ error: messageOf(error), user: ask.user }, 'what was asked on Slack failed')
    return { ctx, person, reply: failureReply(error, ctx) }
  }
}

/** Says that it takes longer; the id of the modal it is said in, where there is one. */
async function showWaiting(
  { client, reader, log }: SlackDeps,
  ask: Ask,
  { mayOpenForm }: AnswerOptions,
): Promise<string | null> {
  const { working } = catalogueOf(reader.locale).slack
  try {
    if (ask.viewId !== null) return null
    if ((mayOpenForm || ask.respond === null) && ask.trigger !== null) {
      const { view } = await client.views.open({ trigger_id: ask.trigger, view: noteView(working, ask.channel) })
      return view?.id ?? null
    }
    await ask.respond?.({ text: working, response_type: 'ephemeral', replace_original: false })
  } catch (error) {
    log.debug({ error: messageOf(error) }, 'that an answer takes longer could not be said on Slack')
  }
  return null
}

async function show(deps: Answering, ask: Ask, worked: Worked): Promise<void> {
  const { reply, ctx, person } = worked
  switch (reply.type) {
    case 'nothing':
      return
    case 'errors':
      // Only a form that is sent has fields; see `submit-view`.
      return
    case 'form':
      return showForm(deps, ask, renderForm(reply.form, ask.channel), ctx)
    case 'file': {
      const sent = await sendFile(deps, ask.user, reply)
      const note = sent ? { ...reply, type: 'message' as const, public: false, inPlace: false } : null
      return showMessage(deps, ask, { ...worked, reply: note ?? failureReply(null, ctx) })
    }
    case 'message':
      if (reply.public && ask.respond !== null) {
        const { text, blocks } = renderMessage(reply.message, { zone: ctx.zone, spare: { blocks: 1, text: 200 } })
        const by = context(toMrkdwn(catalogueOf(ctx.locale).slack.sharedBy(person.shown)))
        await ask.respond({
          text,
          blocks: [by, ...blocks],
          response_type: 'in_channel',
          replace_original: false,
          unfurl_links: false,
          unfurl_media: false,
          ...(ask.thread === null ? {} : { thread_ts: ask.thread }),
        })
        return
      }
      return showMessage(deps, ask, worked)
  }
}

async function showMessage({ client, log }: SlackDeps, ask: Ask, { reply, ctx }: Worked): Promise<void> {
  if (reply.type !== 'message') return
  const { message, inPlace } = reply
  if (ask.viewId !== null) {
    try {
      await client.views.update({ view_id: ask.viewId, view: messageView(message, ask.channel, ctx.zone) })
      return
    } catch (error) {
      // Somebody closed it meanwhile: the answer comes as a message where it can.
      log.debug({ error: messageOf(error) }, 'a modal on Slack could not be updated')
    }
  }
  if (ask.respond !== null) {
    const replace = inPlace && ask.onlyTheirs
    await ask.respond({
      ...renderMessage(message, { zone: ctx.zone }),
      response_type: 'ephemeral',
      replace_original: replace,
      ...(ask.thread === null || replace ? {} : { thread_ts: ask.thread }),
    })
    return
  }
  if (ask.trigger !== null)
    await client.views.open({ trigger_id: ask.trigger, view: messageView(message, ask.channel, ctx.zone) })
}

async function showForm({ client }: SlackDeps, ask: Ask, view: ModalView, { locale }: FrontContext): Promise<void> {
  try {
    if (ask.viewId !== null) await client.views.update({ view_id: ask.viewId, view })
    else if (ask.trigger !== null) await client.views.open({ trigger_id: ask.trigger, view })
  } catch (error) {
    if (!/trigger/.test(messageOf(error)) || ask.respond === null) throw error
    await ask.respond({ text: catalogueOf(locale).slack.tooLate, response_type: 'ephemeral', replace_original: false })
  }
}
