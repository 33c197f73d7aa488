import type { SlackStrings } from '../slack-strings.ts'

export const slack: SlackStrings = {
  shortened: 'Shortened to fit: "why" and "history" show the rest.',
  share: 'Share in channel',
  sharedBy: (name) => `Shared by ${name}`,
}
