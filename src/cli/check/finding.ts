import type { SetupStrings } from '../../chat/catalogue/setup-strings.ts'

/** What is said of each, in one language. */
export type CheckWords = SetupStrings['check']

/** One thing that was looked at. `broken`: something does not work; `warning`: it may not, or not as wished. */
export type Finding = {
  what: string
  state: 'fine' | 'warning' | 'broken'
  detail: string
  /** What to do about it, in words; `null` where there is nothing. */
  todo: string | null
}

/** What was found of a platform's token, and of each channel it posts to. */
export type ChatFindings = { token: Finding; channels: Finding[] }
