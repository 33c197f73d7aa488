import type { APIMessageComponentInteraction } from 'discord.js'
import { readerOf } from '../../compose/reader.ts'
import { decodeAsk } from '../../front/ask.ts'
import { CONFIGURATION_FORMS } from '../../front/forms/configuration-forms.ts'
import { openForm } from '../../front/forms/form-spec.ts'
import { type FrontContext, findVerb, runAction } from '../../front/front.ts'
import { say } from '../../front/say.ts'
import { FORMS } from '../../front/submit-form.ts'
import { OPENING_VERBS } from '../../front/verb-table.ts'
import { decodeAction } from '../render/render-buttons.ts'
import type { DiscordBotOptions } from './bot-options.ts'
import type { Keeper } from './kept-words.ts'
import { renderForm } from './render-form.ts'
import type { Responder } from './responder.ts'
import { orDefer } from './run-command.ts'
import { showReply } from './show-reply.ts'

/** Buttons that open a form. What opens one and is not named here is answered with a button that does. */
const FORM_ACTIONS = [
  'confirm_ruling',
  'edit',
  'dismiss',
  'notAbout',
  'edit_statement',
  'archive',
  'restore',
  'mend',
  ...CONFIGURATION_FORMS,
]
/** The button that shows what somebody typed again. */
export const REOPEN = 'reopen'

/** A button, or one of the actions in a menu. */
export async function pressButton(
  interaction: APIMessageComponentInteraction,
  ctx: FrontContext,
  responder: Responder,
  { within }: DiscordBotOptions,
  kept: Keeper,
): Promise<void> {
  const { data } = interaction
  const action = decodeAction('values' in data ? (data.values[0] ?? '') : data.custom_id)
  const shown = { interaction, ctx, deferred: 'update', again: action } as const
  if (action === null) return showReply(say(ctx, readerOf(ctx.locale).front.errors.oldButton), responder, shown)
  if (action.id === REOPEN) return reopen(action.value, interaction, ctx, responder, kept)
  const opens = FORM_ACTIONS.includes(action.id) || (action.id === 'show' && asksForForm(action.value))
  if (!opens && !(await responder.deferUpdate())) return
  const work = runAction(action.id, action.value, ctx)
  if (opens && !(await orDefer(work, within, () => responder.deferUpdate()))) return
  await showReply(await work, responder, shown)
}

function asksForForm(value: string): boolean {
  const { group, verb } = decodeAsk(value)
  const spec = findVerb(group, verb)
  return spec !== null && OPENING_VERBS.includes(spec)
}

async function reopen(
  id: string,
  interaction: APIMessageComponentInteraction,
  ctx: FrontContext,
  responder: Responder,
  kept: Keeper,
): Promise<void> {
  const words = kept.find(id, interaction.member?.user.id ?? interaction.user?.id ?? '')
  const spec = FORMS.find((form) => form.id === words?.form)
  if (words && spec) await responder.open(renderForm(openForm(spec, ctx, words.context, words.values)))
  else
    await showReply(say(ctx, readerOf(ctx.locale).discord.formExpired), responder, {
      interaction,
      ctx,
      deferred: 'update',
      again: null,
    })
}
