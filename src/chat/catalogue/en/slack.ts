import type { SlackStrings } from '../slack-strings.ts'

export const slack: SlackStrings = {
  shortened: 'Shortened to fit: "why" and "history" show the rest.',
  working: 'Working on it…',
  tooLate: 'That took too long, so that Slack no longer opens a form: try again.',
  nothingInMessage: 'Nothing in this message is one of my statements, and there is no address in it.',
  notInChannel: 'I am not in this channel yet: type /invite @onrecord, or nothing can be posted here.',
  sharedBy: (name) => `Shared by ${name}`,
}
