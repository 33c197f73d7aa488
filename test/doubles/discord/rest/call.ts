import type { Reply } from '../../chat/answer-with-faults.ts'
import type { Json, State } from '../state.ts'

/** One request that fits the specification: `route` picked the handler, `params` are those of its path. */
export type Call = {
  state: State
  params: Record<string, string>
  query: URLSearchParams
  body: Json
  files: { name: string; text: string }[]
}
/** By `METHOD route`, as the specification writes it. */
export type Handlers = Record<string, (call: Call) => Reply>
