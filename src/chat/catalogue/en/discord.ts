import type { DiscordStrings } from '../discord-strings.ts'

export const discord: DiscordStrings = {
  link: 'link',
  cut: (lines) => `… ${lines} more ${lines === 1 ? 'line' : 'lines'} did not fit; the buttons below lead to the rest.`,
  moreActions: 'More that can be done',
  formErrors: 'Nothing was changed yet',
  typed: 'What you typed',
  reopen: 'Mend it',
  openForm: 'The form is ready.',
  openFormButton: 'Open the form',
  formExpired: 'What was typed is not kept any more. Please start again with the command.',
  otherServer: 'This bot does not answer in this server.',
  onlyInServers: 'This bot answers in servers, not in direct messages.',
  fileTooLarge: 'The file is larger than Discord takes. "onrecord export" on the command line writes it whole.',
}
