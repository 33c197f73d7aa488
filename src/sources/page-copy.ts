import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Source } from '../domain/source.ts'
import { FetchError, type Fetcher } from '../ports/fetcher.ts'
import type { PageReader } from '../ports/page-reader.ts'
import { decodeBody } from './decode/decode-body.ts'
import { toPlainText } from './html/plain-text.ts'

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1'
const DEADLINE_MS = 30_000

/**
 * Fetches one page because an editor asked for it, by the guarded way out. The address of a configured source is asked
 * by that source's own rules (its ports, its User-Agent); every other one as a public page.
 */
export function createPageReader(
  fetcher: Fetcher,
  sources: ReadonlyMap<string, Source>,
  deadline: <T>(work: Promise<T>, ms: number) => Promise<T>,
): PageReader {
  return {
    async read(url) {
      const source = sourceOf(url, sources)
      const stop = new AbortController()
      try {
        const request = {
          url,
          headers: { accept: ACCEPT },
          ports: source?.ports ?? [],
          allowPrivate: source?.allowPrivate ?? false,
          ...(source?.userAgent === undefined ? {} : { userAgent: source.userAgent }),
        }
        const { status, body, headers, finalUrl } = await deadline(fetcher.fetch(request, stop.signal), DEADLINE_MS)
        if (status < 200 || status > 299)
          throw new OnrecordError('unavailable', sentence`${url} answered ${status} instead of a page.`)
        const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
        if (/^(application\/pdf|image\/|audio\/|video\/)/.test(mediaType))
          throw new OnrecordError('unavailable', sentence`${url} is ${mediaType}: its words cannot be read here.`)
        const { text } = decodeBody(body, headers)
        return { finalUrl, mediaType, body, text: /^text\/plain/.test(mediaType) ? text : toPlainText(text) }
      } catch (error) {
        if (error instanceof FetchError)
          throw new OnrecordError(
            error.reason === 'bad_url' || error.reason === 'forbidden_address' ? 'invalid' : 'unavailable',
            error.message,
            { cause: error },
          )
        throw error
      } finally {
        stop.abort()
      }
    },
  }
}

/** The configured source on whose own host an address lies. */
function sourceOf(url: string, sources: ReadonlyMap<string, Source>): Source | undefined {
  const host = URL.canParse(url) ? new URL(url).host : null
  return [...sources.values()].find((source) => URL.canParse(source.url) && new URL(source.url).host === host)
}
