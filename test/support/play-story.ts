import { liveThrough } from '../../src/cli/demo/live-through.ts'
import { startSiteServer } from '../../src/cli/demo/serve/start-site-server.ts'
import { STORY_START, writeDemoConfig } from '../../src/cli/demo/story.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import type { WatchConfig } from '../../src/config/types.ts'
import { openApp } from '../../src/main.ts'
import type { ChatPublisher } from '../../src/ports/chat-publisher.ts'
import { createManualClock } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { seededRandom } from '../../src/runtime/random.ts'

/** The founding case as the demo plays it, in `folder`, with each of its watches put where `place` says. */
export async function playStory(
  place: (watch: WatchConfig) => WatchConfig[],
  publishers: ChatPublisher[],
  folder: string,
): Promise<void> {
  const site = await startSiteServer()
  try {
    const read = loadConfig({ folder: writeDemoConfig(folder, site.port), env: {} })
    const clock = createManualClock(STORY_START)
    const app = await openApp({
      config: { ...read, watches: read.watches.flatMap(place) },
      clock,
      random: seededRandom(2025),
      log: silentLogger,
      publishers,
    })
    try {
      await liveThrough(app, clock, site, null)
    } finally {
      await app.close()
    }
  } finally {
    await site.close()
  }
}
