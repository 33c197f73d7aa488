import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { FaultRule, Faults } from './faults.ts'

/** What a double would answer: `body` is sent as JSON. */
export type Reply = { status: number; headers?: Record<string, string>; body: unknown }

export type FaultyCall = {
  faults: Faults
  method: string
  channel?: string | undefined
  request: IncomingMessage
  response: ServerResponse
  /** Does what was asked, and stores it. */
  handle(): Reply | Promise<Reply>
  /** How this platform says that there were too many calls, and its own errors. */
  rateLimited(rule: FaultRule): Reply
  failed(rule: FaultRule): Reply
}

/** One call to a double, with whatever fault meets it; resolves with what became of it, for the double's log. */
export async function answerWithFaults(
  call: FaultyCall,
): Promise<{ fault: FaultRule['kind'] | null; status: number | null }> {
  const { delayMs, fault } = call.faults.strike(call)
  if (delayMs > 0) await wait(delayMs)
  const kind = fault?.kind ?? null
  const answered = (reply: Reply) => ({ fault: kind, status: send(call.response, reply) })
  if (fault === null) return answered(await call.handle())
  switch (fault.kind) {
    case 'hang':
      return { fault: kind, status: null }
    case 'reset_before':
      call.request.socket.resetAndDestroy()
      return { fault: kind, status: null }
    case 'reset_after':
      await call.handle()
      call.request.socket.resetAndDestroy()
      return { fault: kind, status: null }
    case 'drop_reply':
      await call.handle()
      return { fault: kind, status: null }
    case 'status':
      return answered({ status: fault.status ?? 500, body: 'The platform had a bad moment.' })
    case 'error':
      return answered(call.failed(fault))
    case 'rate_limit':
      return answered(call.rateLimited(fault))
    case 'delay':
      return answered(await call.handle())
  }
}

export function send(response: ServerResponse, { status, headers, body }: Reply): number {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  response.writeHead(status, body === undefined ? headers : { 'content-type': type, ...headers })
  response.end(text)
  return status
}
