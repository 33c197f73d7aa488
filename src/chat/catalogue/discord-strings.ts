/** What is said on Discord alone. */
export type DiscordStrings = {
  /** What can be clicked where the label itself looks like an address. */
  link: string
  /** At the end of a post that did not fit. */
  cut(lines: number): string
  /** On the first line of a choice among the actions that found no room as buttons. */
  moreActions: string
  /** Over what is wrong with a form, which Discord has closed. */
  formErrors: string
  /** Before what somebody typed, so that nothing of it is lost. */
  typed: string
  reopen: string
  /** A form that took too long to be opened. */
  openForm: string
  openFormButton: string
  /** A form whose words are not kept any more. */
  formExpired: string
  /** The server is not one of those the bot answers. */
  otherServer: string
  onlyInServers: string
  fileTooLarge: string
}
