/** What is said on Slack alone. */
export type SlackStrings = {
  /** Under a post of which a part was cut. */
  shortened: string
  /** "Shared by <name>", over an answer put into a channel. */
  sharedBy(name: string): string
}
