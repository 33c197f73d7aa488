import type {
  APIApplicationCommandAutocompleteInteraction,
  APIChatInputApplicationCommandInteraction,
} from 'discord.js'
import { encodeAsk } from '../../front/ask.ts'
import {
  type ArgSpec,
  type FrontContext,
  findVerb,
  runVerb,
  suggest,
  type TypedArgs,
  VERB_GROUPS,
  type VerbSpec,
} from '../../front/front.ts'
import { OPENING_VERBS } from '../../front/verb-table.ts'
import { isYes } from '../commands/build-commands.ts'
import type { DiscordBotOptions } from './bot-options.ts'
import type { Responder } from './responder.ts'
import { showReply } from './show-reply.ts'

/** A form must be the first answer, within three seconds: so long it is waited for before the answer is put off. */
export const FORM_WAIT_MS = 1_500

type Option = { name: string; type: number; value?: string | number | boolean; options?: Option[]; focused?: boolean }
type Asked = { verb: VerbSpec; options: Option[] }
type CommandData = { name: string; options?: unknown }

/** A command: put off at once, then done. One that opens a form is given the time the form needs. */
export async function runCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  ctx: FrontContext,
  responder: Responder,
  { within }: DiscordBotOptions,
): Promise<void> {
  const asked = readAsked(interaction.data)
  if (asked === null) return
  const { verb } = asked
  const typed = typedArgs(asked)
  const opens = OPENING_VERBS.includes(verb)
  if (!opens && !(await responder.defer())) return
  const work = runVerb(verb, typed, ctx)
  if (opens && !(await orDefer(work, within, () => responder.defer()))) return
  const value = encodeAsk(verb, typed)
  await showReply(await work, responder, {
    interaction,
    ctx,
    deferred: 'reply',
    again: value === null ? null : { id: 'show', value },
  })
}

/** Waits for what may be a form; where it takes too long the answer is put off. `false`: nobody waits for it any more. */
export async function orDefer(
  work: Promise<unknown>,
  within: DiscordBotOptions['within'],
  defer: () => Promise<boolean>,
): Promise<boolean> {
  try {
    await within(work, FORM_WAIT_MS)
    return true
  } catch {
    return defer()
  }
}

/** What may be meant by what is typed so far. One that nobody waits for any more does no harm. */
export async function completeOption(
  interaction: APIApplicationCommandAutocompleteInteraction,
  ctx: FrontContext,
  responder: Responder,
): Promise<void> {
  const asked = readAsked(interaction.data)
  const focused = asked?.options.find((option) => option.focused)
  const arg = asked?.verb.args.find(({ name }) => name === focused?.name)
  const found = arg ? await suggest(arg.type, String(focused?.value ?? ''), ctx) : []
  const choices = found
    .map(({ value, label }) => ({ name: label.trim(), value }))
    .filter(({ name, value }) => name !== '' && name.length <= 100 && value !== '' && value.length <= 100)
  await responder.offer(choices.slice(0, 25))
}

function readAsked({ name, options }: CommandData): Asked | null {
  const group = VERB_GROUPS.find((one) => one === name)
  const [sub] = (options ?? []) as Option[]
  const verb = group && sub ? findVerb(group, sub.name) : null
  return verb && sub ? { verb, options: sub.options ?? [] } : null
}

function typedArgs({ verb, options }: Asked): TypedArgs {
  const typed: TypedArgs = {}
  for (const { name, value } of options) {
    const arg = verb.args.find((one) => one.name === name)
    if (arg && value !== undefined) typed[arg.name] = typedValue(arg, value)
  }
  return typed
}

function typedValue(arg: ArgSpec, value: string | number | boolean): string {
  if (isYes(arg)) return value === true ? (arg.choices?.[0] ?? '') : ''
  return String(value)
}
