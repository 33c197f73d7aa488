import type { Stance } from '../domain/vocabulary.ts'
import type { SearchInput, SearchKind } from '../ports/reader-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

type Options = GlobalOptions & {
  kind?: SearchKind[]
  claim?: string
  actor?: string
  stance?: Stance
  source?: string
  from?: string
  until?: string
  zone?: string
  best?: boolean
  limit: number
  offset: number
}

/** Full text over statements, items and claims. */
export function search(options: Options, words: string[]): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { claim, actor, stance, source, from, until, kind, limit, offset } = options
    const given = { claim, actor, stance, source, from, until, kinds: kind }
    const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const zone = options.zone ?? app.config.settings.reader.zone
    const input: SearchInput = { text: words.join(' '), ...filters, zone, limit, offset }
    const answer = await app.commands.search({ ...input, by: options.best ? 'best' : 'newest' }, askerOf(app.config))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}
