import type { SlackStrings } from '../slack-strings.ts'

export const slack: SlackStrings = {
  shortened: 'Shortened to fit: "why" and "history" show the rest.',
  sharedBy: (name) => `Shared by ${name}`,
}
