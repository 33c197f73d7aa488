import { Agent, fetch as ask } from 'undici'
import { late } from '../domain/late.ts'

/** Both platforms are spoken to as they always were; HTTP/2 would load as much again for nothing. */
const agent = late(() => new Agent({ allowH2: false }))

/**
 * For the SDK of a chat platform, which talks to that platform alone; sources are read through the guarded fetcher. It is
 * the client that is loaded anyway: Node's own, which comes with the first mention of the global one, is a second one of 8 MB.
 */
export const sdkFetch: typeof fetch = (input, init) =>
  isForm(init?.body)
    ? fetch(input, init)
    : (ask(input as never, { ...init, dispatcher: agent() } as never) as unknown as Promise<Response>)

/** A form is Node's own, and only Node's own client takes it. Asking for its class would load both. */
function isForm(body: unknown): boolean {
  return Object.prototype.toString.call(body) === '[object FormData]'
}
