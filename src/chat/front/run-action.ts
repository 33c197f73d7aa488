import { readerOf } from '../compose/reader.ts'
import { decodeAsk } from './ask.ts'
import { changedReply } from './changed-reply.ts'
import { doneReply } from './done-reply.ts'
import { answering } from './failure-reply.ts'
import { openActorEdit, openSourceAdd, openSourcePause } from './forms/configuration-forms.ts'
import { openStatementEdit } from './forms/statement-forms.ts'
import { openReview, openRuling } from './forms/status-forms.ts'
import { openAdopt, openArchive, openDismiss, openPossibleDismiss } from './forms/upkeep-forms.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import type { TypedArgs } from './read-args.ts'
import { runVerb } from './run-verb.ts'
import { say } from './say.ts'
import { editOfWord, statementReply } from './statement-reply.ts'
import { findVerb } from './verb-table.ts'
import { unwatchHere, watchedReply } from './verbs/follow-verbs.ts'
import { decodeWatch } from './watch-again.ts'

type Run = (value: string, ctx: FrontContext) => Promise<FrontReply> | FrontReply

/** A button that does what a verb does with one argument. */
function asks(group: 'claim' | 'claim-admin', verb: string, arg?: keyof TypedArgs): Run {
  return (value, ctx) => {
    const spec = findVerb(group, verb)
    return spec === null
      ? say(ctx, readerOf(ctx.locale).front.errors.oldButton)
      : runVerb(spec, arg ? { [arg]: value } : {}, ctx)
  }
}

const READING: Record<string, Run> = {
  why: asks('claim', 'why', 'statement'),
  history: asks('claim', 'history', 'claim'),
  status: asks('claim', 'status', 'claim'),
  requests: asks('claim', 'requests'),
  help: asks('claim', 'help'),
  show: (value, ctx) => askAgain(value, ctx, {}),
  next: (value, ctx) => askAgain(value, ctx, { inPlace: true }),
  earlier: (value, ctx) => askAgain(value, ctx, { inPlace: true }),
  share: (value, ctx) => askAgain(value, ctx, { public: true }),
  watch_here: async (scope, ctx) => watchedReply(...(await watchHere(scope, ctx))),
  digest_here: async (scope, ctx) => watchedReply(...(await watchHere(scope, ctx, 'daily'))),
  unwatch_here: unwatchHere,
  sources: asks('claim-admin', 'sources'),
}

const EDITING: Record<string, Run> = {
  proposals: asks('claim-admin', 'review'),
  deliveries: asks('claim-admin', 'deliveries'),
  confirm: async (value, ctx) =>
    doneReply(await ctx.commands.decide({ proposalId: number(value), verdict: 'confirm' }, ctx.asker), ctx),
  confirm_ruling: (value, ctx) => openRuling(number(value), ctx),
  edit: (value, ctx) => openReview(number(value), 'edit', ctx),
  dismiss: (value, ctx) => openReview(number(value), 'dismiss', ctx),
  assign_me: async (value, ctx) =>
    doneReply(await ctx.commands.assignProposal({ proposalId: number(value), owner: ctx.asker.name }, ctx.asker), ctx),
  release: async (source, ctx) => doneReply(await ctx.commands.release({ source, drop: false }, ctx.asker), ctx),
  drop: async (source, ctx) => doneReply(await ctx.commands.release({ source, drop: true }, ctx.asker), ctx),
  // Of a statement by its number; of a possible match by its item and its claim.
  notAbout: (value, ctx) =>
    /^\d{1,9}:/.test(value) ? openPossibleDismiss(value, ctx) : openDismiss(String(number(value)), '', ctx),
  mend: (value, ctx) => statementReply(number(value), ctx),
  edit_statement: (value, ctx) => {
    const [id = '', word] = value.split('~')
    const edit = editOfWord(word)
    if (edit === null) return say(ctx, readerOf(ctx.locale).front.errors.oldButton)
    return openStatementEdit(number(id), edit, ctx)
  },
  archive: (slug, ctx) => openArchive(slug, false, ctx),
  restore: (slug, ctx) => openArchive(slug, true, ctx),
  accept: async (value, ctx) => {
    const [item = '', claim = ''] = value.split(':')
    const input = { itemId: number(item), claim, verdict: 'accept' } as const
    return doneReply(await ctx.commands.decidePossible(input, ctx.asker), ctx)
  },
  adopt: (value, ctx) => openAdopt(value, ctx),
  delivery_sent: (value, ctx) => decideDelivery(value, 'sent', ctx),
  delivery_again: (value, ctx) => decideDelivery(value, 'send_again', ctx),
  delivery_drop: (value, ctx) => decideDelivery(value, 'drop', ctx),
  source_add: (token, ctx) => openSourceAdd(token, ctx),
  source_pause: (id, ctx) => openSourcePause(id, ctx),
  source_resume: async (id, ctx) =>
    changedReply(await ctx.commands.changeSource({ source: id, do: 'resume' }, ctx.asker), ctx),
  source_remove: async (id, ctx) =>
    changedReply(await ctx.commands.changeSource({ source: id, do: 'remove' }, ctx.asker), ctx),
  actor_edit: (id, ctx) => openActorEdit(id, ctx),
  actor_remove: async (id, ctx) => changedReply(await ctx.commands.removeActor({ actor: id }, ctx.asker), ctx),
  config_undo: async (value, ctx) =>
    changedReply(await ctx.commands.undoChange({ number: number(value) }, ctx.asker), ctx),
}

export const ACTION_IDS: readonly string[] = [...Object.keys(READING), ...Object.keys(EDITING)]

/**
 * A button was pressed: `id` and `value` are those of the message tree. One that fits nothing any more says so; errors
 * as in `runVerb`.
 */
export async function runAction(id: string, value: string, ctx: FrontContext): Promise<FrontReply> {
  const { errors } = readerOf(ctx.locale).front
  const edits = Object.hasOwn(EDITING, id)
  const run = edits ? EDITING[id] : Object.hasOwn(READING, id) ? READING[id] : undefined
  if (run === undefined) return say(ctx, errors.oldButton)
  if (edits && !ctx.asker.editor) return say(ctx, errors.notEditor(ctx.asker.name))
  return answering(ctx, async () => run(value, ctx))
}

async function askAgain(
  value: string,
  ctx: FrontContext,
  how: { public?: boolean; inPlace?: boolean },
): Promise<FrontReply> {
  const { group, verb, values } = decodeAsk(value)
  const spec = findVerb(group, verb)
  if (spec === null) return say(ctx, readerOf(ctx.locale).front.errors.oldButton)
  const typed: TypedArgs = Object.fromEntries(spec.args.map(({ name }, index) => [name, values[index] ?? '']))
  return runVerb(spec, typed, ctx, how)
}

async function watchHere(scope: string, ctx: FrontContext, mode?: 'daily'): Promise<Parameters<typeof watchedReply>> {
  const { platform, channel } = ctx.place
  const input = (mode === undefined ? decodeWatch(scope, ctx) : null) ?? {
    platform,
    channel,
    scope,
    locale: ctx.locale,
    ...(mode === undefined ? {} : { mode, zone: ctx.zone }),
  }
  return [await ctx.commands.watch(input, ctx.asker), input, ctx]
}

async function decideDelivery(
  value: string,
  verdict: 'sent' | 'send_again' | 'drop',
  ctx: FrontContext,
): Promise<FrontReply> {
  const done = await ctx.commands.decideDelivery({ deliveryId: number(value), verdict }, ctx.asker)
  return doneReply(done, ctx)
}

/** Values come back from outside: what is no number asks for nothing that is there. */
function number(value: string): number {
  return /^\d{1,9}$/.test(value) ? Number(value) : 0
}
