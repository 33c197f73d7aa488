import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { PurgeInput } from '../ports/editor-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

type Options = GlobalOptions & {
  as: string
  reason: string
  statement?: string
  speaker?: string
  olderThan?: string
  formerFiles?: boolean
  yes?: boolean
}

/** Takes words out of the record for good. */
export function purge(options: Options): Promise<number> {
  const target = targetOf(options)
  if (!options.yes)
    throw new OnrecordError(
      'invalid',
      'This removes words for good: they are in no backup made later either. Say --yes if that is meant.',
    )
  return withApp(options, async (app, terminal) => {
    const answer = await app.commands.purge({ target, reason: options.reason }, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

function targetOf({ statement, speaker, olderThan, formerFiles }: Options): PurgeInput['target'] {
  const given = [statement, speaker, olderThan, formerFiles].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new OnrecordError(
      'invalid',
      'Say what: one of --statement N, --speaker NAME, --older-than 365d, --former-files.',
    )
  if (statement !== undefined) return { statementId: readId(statement, 'statement') }
  if (speaker !== undefined) return { speaker }
  if (formerFiles) return { formerFiles }
  const days = /^(\d{1,5})d$/.exec(olderThan ?? '')?.[1]
  if (days === undefined || Number(days) < 30)
    throw new OnrecordError(
      'invalid',
      sentence`Expected a number of days of at least 30, like 365d, not "${olderThan}".`,
    )
  return { olderThanMs: Number(days) * 86_400_000 }
}
