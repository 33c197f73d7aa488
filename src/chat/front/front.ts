/**
 * The front that the chat adapters share. An adapter turns what comes in from its platform into one of these calls,
 * and what comes back (`FrontReply`) into what its platform shows; it decides nothing else.
 */
export { ACTION_VALUE_MAX } from './ask.ts'
export { choicesOf, describeArg, describeVerb, usageOf } from './describe.ts'
export { failureReply } from './failure-reply.ts'
export {
  CONTEXT_MAX,
  ESSENTIAL_FIELDS,
  FIELD_MAX,
  type Form,
  type FormField,
  type FormValues,
  OPTIONS_MAX,
} from './form.ts'
export type { FrontContext } from './front-context.ts'
export type { FieldErrors, FrontReply } from './front-reply.ts'
export { home } from './home.ts'
export { VERB_GROUPS, type VerbGroup } from './names.ts'
export type { TypedArgs } from './read-args.ts'
export { ACTION_IDS, runAction } from './run-action.ts'
export { runLine } from './run-line.ts'
export { runVerb } from './run-verb.ts'
export { submitForm } from './submit-form.ts'
export { type Suggestion, suggest } from './suggest.ts'
export type { ArgSpec, ArgType, VerbSpec } from './verb.ts'
export { findVerb, VERBS, verbsOf } from './verb-table.ts'
