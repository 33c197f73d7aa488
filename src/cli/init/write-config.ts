import { Document } from 'yaml'
import type { SetupStrings } from '../../chat/catalogue/setup-strings.ts'
import { fold } from '../../chat/text/fold.ts'
import { actorsFor, type Catalogue } from './catalogue.ts'
import type { InitAnswers } from './init-answers.ts'

/** Files of a configuration by their name, as they are to be written. */
export type ConfigTexts = Record<'onrecord.yaml' | 'sources.yaml' | 'claims.yaml' | '.env', string>

/** The configuration that the answers make. Nothing of it is written here. */
export function writeConfig(answers: InitAnswers, catalogue: Catalogue, says: SetupStrings): ConfigTexts {
  const { files } = says.init
  return {
    'onrecord.yaml': yaml(files.onrecord, 'onrecord', settingsOf(answers)),
    'sources.yaml': yaml(files.sources, 'sources', { sources: answers.entries.map(({ source }) => source) }),
    'claims.yaml': yaml(files.claims, 'claims', {
      actors: actorsFor(catalogue, answers.entries),
      claims: claimsOf(answers),
    }),
    '.env': envOf(answers, files),
  }
}

function settingsOf({ contact, locale, zone, post }: InitAnswers): object {
  const console = post.length === 0 ? [{ platform: 'console', channel: 'desk' }] : post
  return {
    database: 'data/onrecord.db',
    ...(contact === null ? {} : { http: { contact } }),
    reader: { locale, zone },
    watches: console.map(({ platform, channel }) => ({ platform, channel, all: true })),
    channels: {
      review: Object.fromEntries(console.map(({ platform, channel }) => [platform, channel])),
      operations: Object.fromEntries(console.map(({ platform, channel }) => [platform, channel])),
    },
  }
}

function claimsOf({ claim, languages }: InitAnswers): object[] {
  if (claim === null) return []
  const { aliases, ...facts } = claim
  const own = Object.fromEntries(languages.filter((one) => aliases[one].length > 0).map((one) => [one, aliases[one]]))
  return [
    {
      slug: slugOf(claim.title),
      ...facts,
      languages,
      aliases: own,
      parties: [{ role: 'claimant', name: claim.claimant }],
    },
  ]
}

function slugOf(title: string): string {
  return fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

function envOf({ post }: InitAnswers, files: SetupStrings['init']['files']): string {
  const slack = post.some(({ platform }) => platform === 'slack')
  const discord = post.some(({ platform }) => platform === 'discord')
  return [
    `# ${files.env}`,
    'LOG_LEVEL=info',
    ...(slack ? [`# ${files.slack}`, 'SLACK_BOT_TOKEN=', 'SLACK_APP_TOKEN='] : []),
    ...(discord ? [`# ${files.discord}`, 'DISCORD_TOKEN='] : []),
    '',
  ].join('\n')
}

function yaml(comment: string, schema: string, data: object): string {
  const document = new Document(data)
  return `# yaml-language-server: $schema=./schemas/${schema}.schema.json\n#\n# ${comment}\n\n${document.toString({ lineWidth: 118 })}`
}
