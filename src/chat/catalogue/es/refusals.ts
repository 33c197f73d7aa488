import { ANSWER_REFUSALS } from './refusals/answers.ts'
import { COMMAND_LINE_REFUSALS } from './refusals/command-line.ts'
import { CONFIGURATION_REFUSALS } from './refusals/configuration.ts'
import { EDITOR_REFUSALS } from './refusals/editors.ts'
import { PROBLEM_REFUSALS } from './refusals/problems.ts'
import { RECORD_SENTENCES } from './refusals/record-commands.ts'
import type { Refusals } from './refusals/refusal-words.ts'
import { STORE_REFUSALS } from './refusals/store.ts'
import { WHY_NOT_SENTENCES } from './refusals/why-not.ts'

/**
 * What is refused, in Spanish: by the English words with `{0}`, `{1}` … for their parts, as `sentence` has them.
 * A test walks the source for sentences that are missing here.
 */
export const REFUSALS: Refusals = {
  ...EDITOR_REFUSALS,
  ...ANSWER_REFUSALS,
  ...CONFIGURATION_REFUSALS,
  ...STORE_REFUSALS,
  ...COMMAND_LINE_REFUSALS,
  ...PROBLEM_REFUSALS,
  ...RECORD_SENTENCES,
  ...WHY_NOT_SENTENCES,
}
