import { isOnrecordError, type OnrecordError } from '../../domain/errors.ts'
import { bounded } from '../compose/limits.ts'
import { readerOf } from '../compose/reader.ts'
import { sayError } from '../compose/say-error.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import { inChatWords } from './in-chat-words.ts'
import { say } from './say.ts'

/**
 * What the asker is told of an error: the sentence of one that was written for people, nothing of any other. An adapter
 * logs the others; the front throws them on.
 */
export function failureReply(error: unknown, ctx: Pick<FrontContext, 'locale'>): FrontReply {
  if (isOnrecordError(error) && error.code !== 'internal') return say(ctx, failureWords(error, ctx))
  return say(ctx, readerOf(ctx.locale).front.errors.failed)
}

export function failureWords(error: OnrecordError, { locale }: Pick<FrontContext, 'locale'>): string {
  return bounded(inChatWords(sayError(error, locale), locale), 'line')
}

/** Runs it; of errors written for people makes an answer. */
export async function answering(ctx: FrontContext, run: () => Promise<FrontReply>): Promise<FrontReply> {
  try {
    return await run()
  } catch (error) {
    if (isOnrecordError(error) && error.code !== 'internal') return failureReply(error, ctx)
    throw error
  }
}
