import { randomBytes } from 'node:crypto'
import { Agent, request as send } from 'undici'
import { type Analyst, AnalystError, type AnalystRequest } from '../../ports/analyst.ts'
import { FetchError } from '../../ports/fetcher.ts'
import { type AddressPolicy, checkAddress } from '../fetch/address-policy.ts'
import { checkUrl } from '../fetch/check-url.ts'
import { FETCH_LIMITS } from '../fetch/fetch-limits.ts'
import { createGuardedConnector, type Resolve, resolveWithSystem } from '../fetch/guarded-connector.ts'
import { mapFetchError } from '../fetch/map-error.ts'
import { buildPrompt } from './build-prompt.ts'
import { readAnswer } from './read-answer.ts'

export type OpenAiAnalystOptions = {
  /** Without `/chat/completions`. Its port counts as allowed: it was written down by whoever runs this. */
  url: string
  model: string
  apiKey: string | null
  allowPrivate: boolean
  timeoutMs: number
  resolve?: Resolve
  policy?: AddressPolicy
}

/** Longer answers are no lists of statements. */
const MOST_BYTES = 256 * 1024
const MOST_TOKENS = 1_500
/** What was asked is refused, and will be again; with any other status (a wrong key, too much at once) the service is. */
const ITEM_REFUSED = new Set([400, 413, 422])

/**
 * A model at any OpenAI-compatible address. The way out is guarded as polls are: address, every resolved address and the
 * connected peer are checked, no redirect is followed, time and size are bounded. Throws `AnalystError` only.
 */
export function createOpenAiAnalyst(options: OpenAiAnalystOptions): Analyst {
  const { model, apiKey, allowPrivate, timeoutMs, resolve = resolveWithSystem, policy = checkAddress } = options
  const address = `${options.url}/chat/completions`
  const host = URL.canParse(address) ? new URL(address).host : 'the address of the analyst'
  const agent = new Agent({
    connect: createGuardedConnector({ allowPrivate, policy, resolve, connectMs: FETCH_LIMITS.connectMs }),
    maxHeaderSize: FETCH_LIMITS.maxHeaderBytes,
    connections: 1,
    pipelining: 1,
  })

  async function ask(body: string, signal: AbortSignal): Promise<string> {
    const ports = URL.canParse(address) ? [Number(new URL(address).port)] : []
    const url = checkUrl(address, { ports, allowPrivate, maxUrlLength: FETCH_LIMITS.maxUrlLength, policy })
    const answer = await send(url, {
      method: 'POST',
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body,
      signal,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    if (answer.statusCode !== 200) {
      await answer.body.dump({ limit: MOST_BYTES, signal })
      // Its words are not repeated: some services echo what they were sent.
      const aboutItem = ITEM_REFUSED.has(answer.statusCode)
      throw new AnalystError(
        aboutItem ? 'refused' : 'unreachable',
        `${host} answered with status ${answer.statusCode}.`,
      )
    }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MOST_BYTES) throw new AnalystError('too_large', `${host} sends more than ${MOST_BYTES / 1024} KiB.`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks, size).toString('utf8')
  }

  return {
    name: `${model} at ${host}`,
    async read(request, signal) {
      const messages = buildPrompt(request, newBoundary(request))
      const body = JSON.stringify({ model, messages, temperature: 0, max_tokens: MOST_TOKENS, stream: false })
      const timeout = AbortSignal.timeout(timeoutMs)
      try {
        return readAnswer(await ask(body, AbortSignal.any([signal, timeout])))
      } catch (error) {
        if (error instanceof AnalystError) throw error
        if (timeout.aborted) throw new AnalystError('timeout', `${host} did not answer within ${timeoutMs / 1000} s.`)
        const mapped = mapFetchError(error, host)
        throw new AnalystError('unreachable', withoutKey(mapped.message, apiKey), scrub(mapped, apiKey))
      }
    },
    close: () => agent.destroy(),
  }
}

/** 128 random bits, and surely not in the text. */
function newBoundary({ title, body }: AnalystRequest): string {
  for (;;) {
    const boundary = `data-${randomBytes(16).toString('hex')}`
    if (!title.includes(boundary) && !body.includes(boundary)) return boundary
  }
}

function withoutKey(text: string, apiKey: string | null): string {
  return apiKey === null || apiKey === '' ? text : text.replaceAll(apiKey, '…')
}

/** The cause is kept for its kind, not for its words. */
function scrub(error: FetchError, apiKey: string | null): FetchError {
  return new FetchError(error.reason, withoutKey(error.message, apiKey))
}
