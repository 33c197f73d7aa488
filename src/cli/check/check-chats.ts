import { messageOf } from '../../domain/errors.ts'
import type { Platform } from '../../domain/vocabulary.ts'
import type { App } from '../../main.ts'
import type { ChatFindings, CheckWords, Finding } from './finding.ts'

/** Tokens and channels of the platforms that watches name, each asked for live: missing rights by name. */
export async function checkChats({ config, store }: App, words: CheckWords): Promise<Finding[]> {
  const { slack, discord } = config.settings
  const watches = await store.watches.active()
  const channelsOf = (platform: Platform) => [
    ...new Set(watches.filter((watch) => watch.platform === platform).map((watch) => watch.channel)),
  ]
  const findings: Finding[] = []
  const all = await store.outbox.waiting()
  for (const [platform, on] of [
    ['slack', Boolean(slack)],
    ['discord', Boolean(discord)],
  ] as const) {
    const channels = channelsOf(platform)
    const waiting = on ? 0 : (all.get(platform) ?? 0)
    if (waiting > 0)
      findings.push({
        what: platform,
        state: 'broken',
        detail: words.waits(waiting),
        todo: words.setUpWaiting(platform),
      })
    if (!on && channels.length > 0)
      findings.push({
        what: platform,
        state: 'broken',
        detail: words.noToken,
        todo: words.setUp(platform),
      })
  }
  if (slack) {
    const { checkSlack } = await import('./check-slack.ts')
    findings.push(...(await asked('slack', words, () => checkSlack(slack, channelsOf('slack'), words))))
  }
  if (discord) {
    const { checkDiscord } = await import('./check-discord.ts')
    findings.push(...(await asked('discord', words, () => checkDiscord(discord, channelsOf('discord'), words))))
  }
  return findings
}

/** A platform that refuses the token, or cannot be reached, is one finding. */
async function asked(platform: Platform, words: CheckWords, look: () => Promise<ChatFindings>): Promise<Finding[]> {
  try {
    const { token, channels } = await look()
    return [token, ...channels]
  } catch (error) {
    return [{ what: platform, state: 'broken', detail: messageOf(error), todo: words.newToken(platform) }]
  }
}
