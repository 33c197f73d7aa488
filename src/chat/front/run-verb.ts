import { readerOf } from '../compose/reader.ts'
import { withActions } from './answer-reply.ts'
import { encodeAsk } from './ask.ts'
import { answering } from './failure-reply.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import { readArgs, type TypedArgs } from './read-args.ts'
import { say } from './say.ts'
import type { VerbSpec } from './verb.ts'

/**
 * Runs a verb with what was typed. Errors written for people come back as an answer; any other is thrown on, for the
 * adapter to log and to answer with `failureReply`. `public`: the answer goes to the channel.
 */
export async function runVerb(
  verb: VerbSpec,
  typed: TypedArgs,
  ctx: FrontContext,
  options: { public?: boolean; inPlace?: boolean } = {},
): Promise<FrontReply> {
  if (verb.group === 'claim-admin' && !ctx.asker.editor && verb.name !== 'help')
    return say(ctx, readerOf(ctx.locale).front.errors.notEditor(ctx.asker.name))
  return answering(ctx, async () => {
    const read = await readArgs(verb, typed, ctx)
    if (!read.ok) return read.reply
    const reply = await verb.run(read.args, options.public && verb.shareable ? { ...ctx, toChannel: true } : ctx)
    if (reply.type !== 'message') return reply
    if (options.public) {
      if (!verb.shareable) return reply
      const { platform, channel } = ctx.place
      // Before it is posted: a correction that goes to a channel too many does less harm than one too few.
      await ctx.commands.noteShared(
        { platform, channel, locale: ctx.locale, statementIds: reply.shows ?? [] },
        ctx.asker,
      )
      return { ...reply, public: true }
    }
    const share = verb.shareable ? encodeAsk(verb, read.args) : null
    const { words } = readerOf(ctx.locale)
    const command = `/${verb.group} ${verb.name}`
    const actions = share === null ? [] : [{ id: 'share', label: words.actions.share, value: share, command }]
    return { ...reply, message: withActions(reply.message, actions), inPlace: options.inPlace ?? false }
  })
}
