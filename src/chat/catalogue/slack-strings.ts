/** What is said on Slack alone. */
export type SlackStrings = {
  /** Under a post of which a part was cut. */
  shortened: string
  /** While an answer takes longer than usual. */
  working: string
  /** A form could not be opened any more. */
  tooLate: string
  /** A message shortcut on a message that has nothing to do with the record. */
  nothingInMessage: string
  /** A channel is watched that the bot cannot post to. */
  notInChannel: string
  /** "Shared by <name>", over an answer put into a channel. */
  sharedBy(name: string): string
}
