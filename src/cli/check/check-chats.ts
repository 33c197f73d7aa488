import { messageOf } from '../../domain/errors.ts'
import type { Platform } from '../../domain/vocabulary.ts'
import type { App } from '../../main.ts'
import type { ChatFindings, Finding } from './finding.ts'

/** Tokens and channels of the platforms that watches name, each asked for live: missing rights by name. */
export async function checkChats({ config, store }: App): Promise<Finding[]> {
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
        detail: `${waiting === 1 ? 'one post waits' : `${waiting} posts wait`} for it, and no token is set: nothing is posted there, nothing is lost`,
        todo: `run "onrecord ${platform} setup" and start again: what waits is then posted; what nobody needs any more goes with "onrecord deliveries drop N", and "onrecord deliveries" lists it`,
      })
    if (!on && channels.length > 0)
      findings.push({
        what: platform,
        state: 'broken',
        detail: 'channels of it watch, and no token is set: nothing is posted there',
        todo: `run "onrecord ${platform} setup", or take its watches out of onrecord.yaml`,
      })
  }
  if (slack) {
    const { checkSlack } = await import('./check-slack.ts')
    findings.push(...(await asked('slack', () => checkSlack(slack, channelsOf('slack')))))
  }
  if (discord) {
    const { checkDiscord } = await import('./check-discord.ts')
    findings.push(...(await asked('discord', () => checkDiscord(discord, channelsOf('discord')))))
  }
  return findings
}

/** A platform that refuses the token, or cannot be reached, is one finding. */
async function asked(platform: Platform, look: () => Promise<ChatFindings>): Promise<Finding[]> {
  try {
    const { token, channels } = await look()
    return [token, ...channels]
  } catch (error) {
    const todo = `check the network, or run "onrecord ${platform} setup" with a new token`
    return [{ what: platform, state: 'broken', detail: messageOf(error), todo }]
  }
}
