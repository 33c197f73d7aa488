import { answerReply, pageFrom } from '../answer-reply.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import type { VerbArgs, VerbSpec } from '../verb.ts'

/** A page of a history, oldest first in it. Where none is asked for it is the last: what happened of late. */
export async function historyPage(
  verb: VerbSpec,
  args: VerbArgs,
  ctx: FrontContext,
  size: number,
): Promise<FrontReply> {
  const claim = args.claim ?? ''
  const { total } = await ctx.commands.history({ claim, limit: 1 }, ctx.asker)
  const last = Math.max(0, Math.ceil(total / size) - 1) * size
  const from = args.page === undefined ? last : Math.min(pageFrom(args, size), last)
  const answer = await ctx.commands.history({ claim, limit: size, offset: from }, ctx.asker)
  return answerReply(answer, verb, args, ctx, { page: { from, size, total, more: from + size < total } })
}
