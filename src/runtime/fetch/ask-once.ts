import type { Agent, Dispatcher } from 'undici'
import type { FetchLimits } from './fetch-limits.ts'
import type { Outgoing } from './outgoing.ts'
import { tooLarge } from './too-large.ts'

export type Answer = {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  /** As they came over the wire; none of an answer whose body does not matter. */
  bytes: Buffer
  /** Put together from several pieces, in a room of their own. */
  joined: boolean
}

/** A redirect or 304 has next to no body: what is longer costs the connection. */
const IDLE_BODY_BYTES = 16 * 1024
const NOTHING = Buffer.alloc(0)

/**
 * One GET, straight from the client's parser: streams between it and the bytes would cost as much again as an answer
 * that says "not modified". `isIdle` tells of which answers only the head matters. Rejects with whatever went wrong.
 */
export function askOnce(
  agent: Agent,
  url: URL,
  headers: Record<string, string>,
  limits: FetchLimits,
  outgoing: Outgoing,
  isIdle: (status: number) => boolean,
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const chunks: Buffer[] = []
    let controller: Dispatcher.DispatchController | null = null
    let answer: Answer | null = null
    let idle = false
    const leave = () => {
      outgoing.end = null
      outgoing.bodyAt = null
    }
    const fail = (error: Error) => {
      leave()
      reject(error)
    }
    const giveUp = (error: Error) => {
      fail(error)
      controller?.abort(error)
    }
    outgoing.bodyBytes = 0
    outgoing.end = giveUp
    if (outgoing.stopped) return giveUp(outgoing.stopped)

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers },
      {
        onRequestStart(started) {
          controller = started
          // Given up while it waited for a connection.
          if (outgoing.end !== giveUp) started.abort(outgoing.stopped ?? new Error('given up'))
        },
        onResponseStart(_, status, received) {
          // "Early hints" and their like come before the answer.
          if (status < 200) return
          answer = { status, headers: flattenHeaders(received), bytes: NOTHING, joined: false }
          idle = isIdle(status)
          outgoing.bodyAt = performance.now()
          if (!idle && Number(answer.headers['content-length'] ?? 0) > limits.maxBodyBytes) giveUp(tooLarge(limits))
        },
        onResponseData(started, chunk) {
          outgoing.bodyBytes += chunk.length
          if (!idle) {
            chunks.push(chunk as Buffer)
            if (outgoing.bodyBytes > limits.maxBodyBytes) giveUp(tooLarge(limits))
          } else if (outgoing.bodyBytes > IDLE_BODY_BYTES && answer) {
            leave()
            resolve(answer)
            started.abort(new Error('the rest is not needed'))
          }
        },
        onResponseEnd() {
          leave()
          if (answer === null) return reject(new Error('the answer has no head'))
          const [only] = chunks
          answer.joined = chunks.length > 1
          if (only) answer.bytes = answer.joined ? Buffer.concat(chunks, outgoing.bodyBytes) : only
          resolve(answer)
        },
        onResponseError: (_, error) => fail(error),
      },
    )
  })
}

function flattenHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
