import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../../src/chat/slack/slack-publisher.ts'
import { liveThrough } from '../../../src/cli/demo/live-through.ts'
import { startSiteServer } from '../../../src/cli/demo/serve/start-site-server.ts'
import { STORY_START, writeDemoConfig } from '../../../src/cli/demo/story.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { openApp } from '../../../src/main.ts'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { seededRandom } from '../../../src/runtime/random.ts'
import type { LocalSlack, PostedOnSlack } from './start-slack.ts'

/** The demo's channels, as the local Slack calls them. */
export const STORY_CHANNELS: Record<string, string> = {
  newsroom: 'C0DESK',
  'mesa-redaccion': 'C0WORLD',
  review: 'C0REVIEW',
  operations: 'C0OPS',
}

/** The founding case as the demo plays it, posted to a local Slack by the real publisher: every message it leaves. */
export async function playFoundingCase(slack: LocalSlack): Promise<PostedOnSlack[]> {
  const site = await startSiteServer()
  try {
    const read = loadConfig({
      folder: writeDemoConfig(mkdtempSync(path.join(tmpdir(), 'onrecord-slack-story-')), site.port),
      env: {},
    })
    const watches = read.watches.map((watch) => ({
      ...watch,
      platform: 'slack' as const,
      channel: STORY_CHANNELS[watch.channel] ?? watch.channel,
    }))
    const clock = createManualClock(STORY_START)
    const client = createSlackClient({ token: 'xoxb-double', log: silentLogger, apiUrl: slack.apiUrl })
    const publisher = createSlackPublisher({ client, pace: { channelMs: 0, globalMs: 0 } })
    const app = await openApp({
      config: { ...read, watches },
      clock,
      random: seededRandom(2025),
      log: silentLogger,
      publishers: [publisher],
    })
    try {
      await liveThrough(app, clock, site, null)
      return await slack.messages()
    } finally {
      await app.close()
    }
  } finally {
    await site.close()
  }
}
