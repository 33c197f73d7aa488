import type { Platform } from '../../domain/vocabulary.ts'
import type { App } from '../../main.ts'
import type { Finding } from './finding.ts'

/** Are the platforms that watches and channels name switched on? */
export async function checkChats({ config, store }: App): Promise<Finding[]> {
  const { slack, discord } = config.settings
  const on: Record<Platform, boolean> = { console: true, slack: Boolean(slack), discord: Boolean(discord) }
  const used = new Set((await store.watches.active()).map((watch) => watch.platform))
  const findings: Finding[] = []
  for (const platform of ['slack', 'discord'] as const) {
    const what = platform
    if (on[platform])
      findings.push({
        what,
        state: 'fine',
        detail: 'its token is set',
        todo: `"onrecord ${platform} setup" says which rights it has`,
      })
    else if (used.has(platform))
      findings.push({
        what,
        state: 'broken',
        detail: 'channels of it watch, and no token is set: nothing is posted there',
        todo: `run "onrecord ${platform} setup", or take its watches out of onrecord.yaml`,
      })
  }
  return findings
}
