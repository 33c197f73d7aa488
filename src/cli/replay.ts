import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { readerOf } from '../chat/compose/reader.ts'
import { atDatabase } from '../config/at-database.ts'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Source } from '../domain/source.ts'
import { extractStatements } from '../pipeline/extract-statements.ts'
import { matchClaims } from '../pipeline/match-claims.ts'
import { detectLanguage } from '../pipeline/text/detect-language.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printSteps, type Step } from './print-steps.ts'
import { readConfig } from './read-config.ts'
import { withApp } from './with-app.ts'

const fixtureSchema = z.looseObject({
  source: z.looseObject({
    id: z.string(),
    kind: z.enum(['feed', 'page']),
    url: z.string(),
    language: z.enum(['en', 'es', 'und']),
  }),
  status: z.number(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  bodyBase64: z.string(),
})

/** Takes a fixture through the same steps as a poll, in memory: parse, language, match, statements. Writes and posts nothing. */
export async function replay(options: GlobalOptions & { explain?: boolean }, file: string): Promise<number> {
  const fixture = readFixture(file)
  const config = readConfig(options)
  return withApp(
    {
      ...options,
      database: ':memory:',
      app: { config: { ...config, settings: atDatabase(config.settings, ':memory:') } },
    },
    async ({ poll }, terminal) => {
      const adapter = poll.adapters.get(fixture.source.kind)
      if (!adapter)
        throw new OnrecordError('invalid', sentence`There is no adapter for sources of kind "${fixture.source.kind}".`)
      const source = { ...DEFAULTS, ...fixture.source } as Source
      const body = { bytes: Buffer.from(fixture.bodyBase64, 'base64'), headers: fixture.headers, url: fixture.url }
      const document = await adapter.parse(body, source)
      const { index, claims } = await poll.index.current()
      const steps = document.items.map((item): Step => {
        const text = {
          title: item.title,
          body: item.content || item.summary,
          language: detectLanguage(`${item.title}\n${item.content}`, source.language),
        }
        const matches = matchClaims(index, text)
        const about = {
          ...text,
          publishedAt: item.publishedAt,
          outletName: source.name,
          outlet: source.outlet,
          voiceOf: null,
        }
        const statements = matches.flatMap((match) => {
          const claim = match.band === 'posted' ? claims.get(match.claim) : undefined
          return claim === undefined ? [] : extractStatements(about, claim, config.actors)
        })
        return { item, language: text.language, matches, statements }
      })
      const { parser, charset } = document
      if (options.json) terminal.out(JSON.stringify({ status: fixture.status, parser, charset, steps }, null, 2))
      else {
        const reader = readerOf(config.settings.reader.locale)
        const heading = reader.poll.replay.heading(fixture.status, parser, charset, steps.length)
        printSteps(steps, heading, options.explain === true, reader, terminal)
      }
      return EXIT.fine
    },
  )
}

const DEFAULTS = {
  name: 'fixture',
  outlet: 'news',
  hosts: [],
  intervalMs: 900_000,
  enabled: true,
  allowPrivate: false,
  ports: [],
  fullText: false,
}

function readFixture(file: string): z.output<typeof fixtureSchema> {
  try {
    return fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause)
    throw new OnrecordError('invalid', sentence`${file} is no fixture that "onrecord record" wrote: ${why}`, { cause })
  }
}
