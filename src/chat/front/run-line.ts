import { readerOf } from '../compose/reader.ts'
import { answering } from './failure-reply.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import { helpReply } from './help.ts'
import type { VerbGroup } from './names.ts'
import { parseLine } from './parse-line.ts'
import { runVerb } from './run-verb.ts'
import { typedWords } from './say.ts'
import { findVerb, verbsOf } from './verb-table.ts'

/** What somebody typed after the command. A claim's name alone is a question for its status. */
export async function runLine(text: string, group: VerbGroup, ctx: FrontContext): Promise<FrontReply> {
  const parsed = parseLine(text, group)
  if (parsed.type === 'verb') return runVerb(parsed.verb, parsed.args, ctx)
  return answering(ctx, async () => {
    const status = findVerb('claim', 'status')
    const { exact } =
      group === 'claim' ? await ctx.commands.claimNames({ typed: parsed.rest, limit: 1 }, ctx.asker) : { exact: null }
    if (exact && status) return runVerb(status, { claim: exact.slug }, ctx)
    const { errors } = readerOf(ctx.locale).front
    const nearest = parsed.nearest.map(({ name }) => name).join(', ')
    const note = `${errors.unknownVerb(typedWords(parsed.word))} ${errors.didYouMean}: ${nearest}?`
    return helpReply(verbsOf(group), group, ctx, note)
  })
}
