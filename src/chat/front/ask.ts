import type { VerbGroup } from './names.ts'
import type { VerbArgs, VerbSpec } from './verb.ts'

/** Longest value of a button, in UTF-16 units: with the action's id and a separator it fits into 100. */
export const ACTION_VALUE_MAX = 85

const SEPARATOR = '~'
const ADMIN_MARK = '!'

/**
 * A question as the value of a button: the verb and its arguments in the order of the table, as `history~slug~2`.
 * `null` where it does not fit: the button is left out, the command does the same.
 */
export function encodeAsk(verb: VerbSpec, args: VerbArgs): string | null {
  const values = verb.args.map(({ name }) => args[name] ?? '')
  if (values.some((value) => value.includes(SEPARATOR))) return null
  const mark = verb.group === 'claim-admin' ? ADMIN_MARK : ''
  const text = [mark + verb.name, ...values].join(SEPARATOR).replace(/~+$/, '')
  return text.length <= ACTION_VALUE_MAX ? text : null
}

/** The other way round; arguments are still to be read like typed ones. */
export function decodeAsk(value: string): { group: VerbGroup; verb: string; values: string[] } {
  const [head = '', ...values] = value.split(SEPARATOR)
  const admin = head.startsWith(ADMIN_MARK)
  return { group: admin ? 'claim-admin' : 'claim', verb: admin ? head.slice(1) : head, values }
}
