import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import type { ArgName, VerbGroup, VerbName } from './names.ts'

export type ArgType =
  | 'claim'
  | 'text'
  | 'date'
  | 'number'
  | 'url'
  | 'choice'
  | 'source'
  | 'proposal'
  | 'statement'
  | 'scope'
  | 'actor'
  | 'setting'

/** An argument of a verb. What it is for, in words: `argDescription`. */
export type ArgSpec = {
  name: ArgName
  type: ArgType
  required: boolean
  /** Of a `choice`: its values. Their labels: `choicesOf`. */
  choices?: readonly string[]
  /** Of a `text`: quotation marks mean something in it, and stay. */
  keepsMarks?: true
}

/**
 * Arguments as read: claims by slug, numbers in digits, choices by their value. Not given: not there.
 */
export type VerbArgs = Partial<Record<ArgName, string>>

/** One verb of `/claim` or `/claim-admin`. The table of all of them is `VERBS`. */
export type VerbSpec = {
  name: VerbName
  group: VerbGroup
  /** Other words by which people call it. */
  aliases: readonly string[]
  args: readonly ArgSpec[]
  /** What follows the verb, as somebody would type it. */
  examples: readonly string[]
  /** May the answer be posted to the channel by who asked? */
  shareable: boolean
  run: (args: VerbArgs, ctx: FrontContext) => Promise<FrontReply>
}
