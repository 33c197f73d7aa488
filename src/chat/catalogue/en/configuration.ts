import type { ConfigurationStrings } from '../configuration-strings.ts'

const plural = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

const PLACES: Readonly<Record<string, string>> = { cli: 'the command line', slack: 'Slack', discord: 'Discord' }

export const configuration: ConfigurationStrings = {
  settings: {
    heading: (count) => plural(count, 'setting', 'settings'),
    unset: 'the default',
    fileLine: (place) => `from ${place}`,
    variable: (name) => `from the environment variable ${name}`,
    presetIs: (value) => `default ${value}`,
    restart: 'holds from the next start on',
    right: {
      editor: 'in chats by editors',
      admin: 'in chats by admins',
      nobody: 'not in chats',
    },
  },
  trial: {
    verdict: {
      feed: 'A feed',
      page: 'A page with a list',
      feed_links: 'A page that names feeds',
      blocked: 'Blocked',
      nothing: 'Nothing to poll',
      failed: 'No answer that can be used',
    },
    entries: (count) => plural(count, 'entry', 'entries'),
    undated: 'no date',
    known: (id) => `The source ${id} has this address already.`,
    feeds: 'Its feeds',
    wouldBe: (id, name) => `It would be the source ${id}, “${name}”.`,
    add: 'Add it …',
  },
  sources: { pause: 'Pause …', resume: 'Poll again', remove: 'Remove' },
  outlet: { agency: 'an agency', news: 'a news outlet', court: 'a court', ngo: 'an organisation' },
  actors: {
    heading: (count) => plural(count, 'actor', 'actors'),
    none: 'No actor is called that.',
    kind: { person: 'person', institution: 'institution' },
    aliases: (words) => `also: ${words}`,
    office: (body, as, from, until) =>
      `${as === null ? 'of' : `${as},`} ${body}${from === null ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`,
    change: 'Change …',
    remove: 'Remove',
    add: 'Add one …',
  },
  editors: {
    heading: 'Who is an editor',
    place: (place) => `On ${PLACES[place] ?? place}`,
    kind: {
      names: 'names',
      users: 'people',
      groups: 'members of user groups',
      channels: 'members of channels',
      roles: 'members with a role',
      admins: 'admins, who may change these lists',
    },
    nobody: 'nobody',
    anybody: 'whoever can run it',
  },
  changes: {
    heading: (count) => plural(count, 'change of the configuration', 'changes of the configuration'),
    none: 'Nothing was changed through the program yet.',
    by: (who, platform) => `by ${who} on ${PLACES[platform] ?? platform}`,
    undone: 'taken back',
    undo: 'Take it back',
  },
}
