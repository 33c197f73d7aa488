import { Document } from 'yaml'
import { fold } from '../../chat/text/fold.ts'
import { actorsFor, type Catalogue } from './catalogue.ts'
import type { InitAnswers } from './init-answers.ts'

/** Files of a configuration by their name, as they are to be written. */
export type ConfigTexts = Record<'onrecord.yaml' | 'sources.yaml' | 'claims.yaml' | '.env', string>

/** The configuration that the answers make. Nothing of it is written here. */
export function writeConfig(answers: InitAnswers, catalogue: Catalogue): ConfigTexts {
  return {
    'onrecord.yaml': yaml(
      'How it runs, where it posts. Every key is explained by an editor that reads the schema above.',
      'onrecord',
      settingsOf(answers),
    ),
    'sources.yaml': yaml(
      'What is polled. "onrecord sources try URL" says what another address would give, ready to be pasted here.',
      'sources',
      { sources: answers.entries.map(({ source }) => source) },
    ),
    'claims.yaml': yaml(
      'Who speaks and is spoken of, and the claims that are tracked. "onrecord backtest" tries a claim before it posts.',
      'claims',
      { actors: actorsFor(catalogue, answers.entries), claims: claimsOf(answers) },
    ),
    '.env': envOf(answers),
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

function envOf({ post }: InitAnswers): string {
  const slack = post.some(({ platform }) => platform === 'slack')
  const discord = post.some(({ platform }) => platform === 'discord')
  return [
    '# Values of this machine; keep this file to yourself. Every variable is explained in .env.example.',
    'LOG_LEVEL=info',
    ...(slack ? ['# "onrecord slack setup" writes these two here.', 'SLACK_BOT_TOKEN=', 'SLACK_APP_TOKEN='] : []),
    ...(discord ? ['# "onrecord discord setup" writes it here.', 'DISCORD_TOKEN='] : []),
    '',
  ].join('\n')
}

function yaml(comment: string, schema: string, data: object): string {
  const document = new Document(data)
  return `# yaml-language-server: $schema=./schemas/${schema}.schema.json\n#\n# ${comment}\n\n${document.toString({ lineWidth: 118 })}`
}
