import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readerOf } from '../chat/compose/reader.ts'
import { secretsOf } from '../config/secrets-of.ts'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { createRedactor } from '../runtime/redact.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'
import { withApp } from './with-app.ts'

/** Headers that say how to read a document; others may tell of the machine, or of a session. */
const KEPT = ['content-type', 'content-language', 'date', 'etag', 'last-modified', 'cache-control', 'retry-after']

/** A document of a source as it was answered, without anything of the asker: for tests, and for `replay`. */
export type Fixture = {
  source: { id: string; kind: string; language: string; url: string; page?: object; hosts: string[] }
  fetchedAt: string
  status: number
  url: string
  headers: Record<string, string>
  /** The bytes after decompression. */
  bodyBase64: string
}

/** Fetches a source once and keeps what came as a fixture. Nothing goes into the record. */
export async function record(options: GlobalOptions & { to: string }, id: string): Promise<number> {
  const config = readConfig(options)
  const source = config.sources.find((one) => one.id === id)
  if (!source)
    throw new OnrecordError(
      'not_found',
      sentence`There is no source "${id}" in sources.yaml. "onrecord sources" lists them.`,
    )
  return withApp({ ...options, app: { config } }, async ({ poll }, terminal) => {
    const adapter = poll.adapters.get(source.kind)
    if (!adapter)
      throw new OnrecordError('invalid', sentence`There is no adapter for sources of kind "${source.kind}".`)
    const signal = AbortSignal.timeout(config.settings.http.timeoutMs)
    const { status, headers, body, finalUrl } = await poll.fetcher.fetch(adapter.request(source, null), signal)
    const redact = createRedactor(secretsOf(config))
    const fixture: Fixture = {
      source: {
        id: source.id,
        kind: source.kind,
        language: source.language,
        url: redact(source.url),
        hosts: source.hosts,
        ...(source.page === undefined ? {} : { page: source.page }),
      },
      fetchedAt: new Date(poll.clock.now()).toISOString(),
      status,
      url: redact(finalUrl),
      headers: Object.fromEntries(
        KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, redact(String(headers[name]))]])),
      ),
      bodyBase64: Buffer.from(body).toString('base64'),
    }
    const file = path.join(options.to, `${source.id}.json`)
    mkdirSync(options.to, { recursive: true })
    writeFileSync(file, `${JSON.stringify(fixture, null, 2)}\n`)
    if (options.json) terminal.out(JSON.stringify({ file, status, bytes: body.length }))
    else terminal.out(readerOf(config.settings.reader.locale).poll.replay.recorded(file, status, body.length))
    return EXIT.fine
  })
}
