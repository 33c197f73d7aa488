import type { App, RespondFn } from '@slack/bolt'
import { messageOf } from '../../../domain/errors.ts'
import type { Message } from '../../../domain/message.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { CONFIGURATION_FORMS } from '../../front/forms/configuration-forms.ts'
import {
  type FrontContext,
  type FrontReply,
  findVerb,
  runAction,
  runLine,
  runVerb,
  type VerbGroup,
} from '../../front/front.ts'
import { type Answering, answerAsk } from './answer-ask.ts'
import type { ActionBody, Ask, CommandBody, ShortcutBody, ViewBody } from './ask.ts'
import { readContext } from './form-view.ts'
import { actionName, readMessage } from './message-facts.ts'
import { publishHome } from './publish-home.ts'
import { createSubmit } from './submit-view.ts'

/** Buttons that may end in a form. */
const FORM_BUTTONS = [
  'confirm_ruling',
  'edit',
  'dismiss',
  'notAbout',
  'mend',
  'edit_statement',
  'archive',
  'restore',
  ...CONFIGURATION_FORMS,
]
/** Buttons and verbs after which the channel is posted to. */
const WATCHING = ['watch_here', 'digest_here']

export const SHORTCUTS = {
  why: 'onrecord_why',
  notAbout: 'onrecord_not_about',
  statement: 'onrecord_statement',
} as const

/** Everything that comes in, acknowledged at once and answered when it is worked out. */
export function registerHandlers(app: App, deps: Answering): void {
  app.command(/^\/claim(?:-admin)?$/, async ({ body, ack, respond }) => {
    await ack()
    const asked = body as unknown as CommandBody
    const group: VerbGroup = asked.command === '/claim-admin' ? 'claim-admin' : 'claim'
    const text = asked.text ?? ''
    const watches = /^\s*watch\b/i.test(text)
    await answerAsk(
      deps,
      askOf(asked, respond),
      { mayOpenForm: group === 'claim-admin', fresh: group === 'claim-admin' },
      (ctx) => withMembership(deps, watches, ctx, runLine(text, group, ctx)),
    )
  })

  app.action({ type: 'block_actions' }, async (args) => {
    await args.ack()
    const body = args.body as unknown as ActionBody
    const [action] = body.actions
    if (action?.type !== 'button') return
    const id = actionName(action.action_id)
    const respond = (args as { respond?: RespondFn }).respond ?? null
    const ask = askOfAction(body, respond)
    await answerAsk(deps, ask, { mayOpenForm: FORM_BUTTONS.includes(id), fresh: true }, (ctx) =>
      withMembership(deps, WATCHING.includes(id), ctx, runAction(id, action.value ?? '', ctx)),
    )
  })

  const submit = createSubmit(deps)
  app.view({ type: 'view_submission' }, async ({ body, ack }) => {
    await submit(body as unknown as ViewBody, ack as Parameters<typeof submit>[1])
  })

  app.shortcut(/^onrecord_/, async (args) => {
    await args.ack()
    const body = args.body as unknown as ShortcutBody
    const respond = (args as { respond?: RespondFn }).respond ?? null
    const edits = body.callback_id !== SHORTCUTS.why
    await answerAsk(deps, askOfShortcut(body, respond), { mayOpenForm: edits, fresh: edits }, (ctx) =>
      runShortcut(body, ctx),
    )
  })

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(deps, event.user)
  })

  app.error(async (error) => {
    deps.log.error({ error: messageOf(error) }, 'something that came from Slack could not be handled')
  })
}

async function runShortcut({ callback_id, message }: ShortcutBody, ctx: FrontContext): Promise<FrontReply> {
  const { statement, url } = readMessage(message)
  const verb = (group: VerbGroup, name: string) => findVerb(group, name)
  if (callback_id === SHORTCUTS.statement) return runLine('statement', 'claim-admin', ctx)
  if (callback_id === SHORTCUTS.notAbout && statement !== null) return runAction('notAbout', statement, ctx)
  if (callback_id === SHORTCUTS.why && statement !== null) return runAction('why', statement, ctx)
  const whyNot = verb('claim', 'why-not')
  if (callback_id === SHORTCUTS.why && url !== null && whyNot) return runVerb(whyNot, { url }, ctx)
  const words = catalogueOf(ctx.locale).slack.nothingInMessage
  const told: Message = {
    fallback: words,
    tone: 'caution',
    locale: ctx.locale,
    blocks: [{ type: 'text', spans: [{ type: 'text', text: words }] }],
  }
  return { type: 'message', message: told, public: false, inPlace: false }
}

/** A channel that is watched and that the bot is not in: said at once, not by silence later. */
async function withMembership(
  { client }: Answering,
  asked: boolean,
  ctx: FrontContext,
  work: Promise<FrontReply>,
): Promise<FrontReply> {
  const reply = await work
  if (!asked || reply.type !== 'message' || ctx.place.channel === '') return reply
  const member = await client.conversations.info({ channel: ctx.place.channel }).then(
    ({ channel }) => channel?.is_member === true,
    () => false,
  )
  if (member) return reply
  const { notInChannel } = catalogueOf(ctx.locale).slack
  const [first, ...rest] = reply.message.blocks
  const note = {
    type: 'text' as const,
    spans: [{ type: 'text' as const, text: notInChannel, style: 'strong' as const }],
  }
  return { ...reply, message: { ...reply.message, blocks: [...(first ? [first] : []), note, ...rest] } }
}

function askOf(body: CommandBody, respond: RespondFn): Ask {
  return {
    user: body.user_id,
    channel: body.channel_id,
    thread: body.thread_ts ?? null,
    trigger: body.trigger_id,
    respond,
    viewId: null,
    onlyTheirs: false,
  }
}

function askOfAction(body: ActionBody, respond: RespondFn | null): Ask {
  const { container, view, message } = body
  const modal = view?.type === 'modal' ? view : null
  return {
    user: body.user.id,
    channel: body.channel?.id ?? container?.channel_id ?? readContext(view?.private_metadata).channel,
    thread: container?.thread_ts ?? threadOf(message),
    trigger: body.trigger_id ?? null,
    respond,
    viewId: modal?.id ?? null,
    onlyTheirs: container?.is_ephemeral === true,
  }
}

function askOfShortcut(body: ShortcutBody, respond: RespondFn | null): Ask {
  return {
    user: body.user.id,
    channel: body.channel?.id ?? '',
    thread: threadOf(body.message),
    trigger: body.trigger_id ?? null,
    respond,
    viewId: null,
    onlyTheirs: false,
  }
}

/**
 * The thread a reply stands in. A card under which replies stand names itself as its thread; whoever presses its button
 * looks at the channel, and would not see an answer in a thread that is not open.
 */
function threadOf(message: { ts?: string; thread_ts?: string } | undefined): string | null {
  const { ts, thread_ts: thread = null } = message ?? {}
  return thread === ts ? null : thread
}
