import { ANSWER_REFUSALS } from './refusals/answers.ts'
import { CONFIGURATION_REFUSALS } from './refusals/configuration.ts'
import { EDITOR_REFUSALS } from './refusals/editors.ts'
import type { Refusals } from './refusals/refusal-words.ts'

/**
 * What the use cases refuse, in Spanish: by the English words with `{0}`, `{1}` … for their parts, as `sentence` has them.
 * A test walks the source for sentences that are missing here.
 */
export const REFUSALS: Refusals = { ...EDITOR_REFUSALS, ...ANSWER_REFUSALS, ...CONFIGURATION_REFUSALS }
