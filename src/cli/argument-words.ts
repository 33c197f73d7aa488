import type { Command } from 'commander'

/** What an argument is, whatever command takes it; what its name says already is left out. */
const MEANINGS: Readonly<Record<string, string>> = {
  actor: 'its id, name or an alias',
  channel: 'its name or id, as its platform shows it',
  claim: 'its slug, or words of its title',
  'claim.yaml': 'a file with one claim, as an entry of claims.yaml',
  date: 'a day like 2025-10-16, or a time like 2025-10-16T14:30',
  fixture: 'a file that "onrecord record" wrote',
  item: 'its number, as "onrecord possible" lists it',
  key: 'its name, like reader.locale; "onrecord config list" lists all',
  proposal: 'its number, as "onrecord proposals" lists it',
  request: 'its number, as "onrecord requests" lists it',
  source: 'its id or name',
  statement: 'its number, as posts print it: 12 or #12',
  'statement|url': 'the number of a statement, or the address of an article',
  url: 'a whole address: https://…',
  value: 'what it is from now on',
  who: 'the id of a person, group or role there, or a name at the command line',
}

export function nameArguments(command: Command): void {
  for (const argument of command.registeredArguments) argument.description ||= MEANINGS[argument.name()] ?? ''
}
