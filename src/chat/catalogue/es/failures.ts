import { ARTICLE_NOTES } from './failures/articles.ts'
import type { Failures } from './failures/failure-words.ts'
import { FETCH_FAILURES } from './failures/fetching.ts'
import { POST_FAILURES } from './failures/posting.ts'
import { READ_FAILURES } from './failures/reading.ts'
import { TRIAL_WORDS } from './failures/trials.ts'

/**
 * What the record and a poll say of a source or an article that could not be had, and of a post that did not go out, by the
 * sentence it was written as.
 */
export const FAILURES: Failures = {
  ...FETCH_FAILURES,
  ...READ_FAILURES,
  ...ARTICLE_NOTES,
  ...TRIAL_WORDS,
  ...POST_FAILURES,
}
