import { createDiscordPublisher } from '../../../src/chat/discord/discord-publisher.ts'
import type { Watch } from '../../../src/domain/event.ts'
import { becomeWorker, runWorker } from '../../../src/main.ts'
import { systemClock } from '../../../src/runtime/clock.ts'
import type { DiscordDouble } from '../../doubles/discord/start-discord.ts'
import { IDS } from '../../doubles/discord/world.ts'
import { type Entry, noise } from '../bounty-case.ts'
import { type Bot, EVERYTHING, sourceOf, startBot } from '../start-bot.ts'
import type { Site } from '../start-site.ts'
import { tempFolder } from '../temp-folder.ts'
import { writeFeed } from '../write-feed.ts'

export const ON_DISCORD: Omit<Watch, 'id'> = { ...EVERYTHING, platform: 'discord', channel: IDS.newsroom }

export type DiscordWorker = Bot & { bring(entries: Entry[]): void; stop(): Promise<void> }

/** The real worker on the real clock over a real database, which has seen one quiet poll: what is brought next is news. */
export async function startDiscordWorker(
  discord: DiscordDouble,
  site: Site,
  options: { channels?: string[]; timeoutMs?: number } = {},
): Promise<DiscordWorker> {
  const { channels = [IDS.newsroom], timeoutMs = 1_000 } = options
  const place = (entry: Entry, n: number): Entry => ({ ...entry, guid: `g${n}`, link: site.url(`/item/${n}`) })
  site.serve('/wire', { body: writeFeed([place(noise(1), 1)]) })
  const publisher = createDiscordPublisher({
    token: discord.token,
    api: `${discord.url}/api`,
    timeoutMs,
    pace: { channelMs: 0, globalMs: 25 },
  })
  const started = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire', { intervalMs: 400 })],
    watches: channels.map((channel) => ({ ...ON_DISCORD, channel })),
    clock: systemClock as never,
    app: { publishers: [publisher] },
  })
  // How long a post without an answer rests before it is looked for: longer than the publisher's time-out.
  const limits = { ...started.deliver.limits, settleMs: 2 * timeoutMs }
  const bot = { ...started, deliver: { ...started.deliver, limits } }
  await becomeWorker(bot, { spread: false })
  const stop = new AbortController()
  const running = runWorker(bot, stop.signal, () => {})
  await discord.waitFor('the quiet poll', async () => (await bot.store.queries.counts()).items > 0)
  return {
    ...bot,
    bring: (entries) => site.serve('/wire', { body: writeFeed(entries.map((entry, n) => place(entry, n + 10))) }),
    async stop() {
      stop.abort()
      await running
      await bot.close()
    },
  }
}

/** Rows of the outbox in the order they were written, once there are so many and all are sent. */
export async function settledRows(discord: DiscordDouble, bot: Bot, least: number, ms = 30_000) {
  const read = async () => (await bot.store.outbox.list({ limit: 500 })).toReversed()
  let rows = await read()
  await discord
    .waitFor(
      `${least} rows to be sent`,
      async () => {
        rows = await read()
        return rows.length >= least && rows.every(({ state }) => state === 'sent')
      },
      ms,
    )
    .catch((error: Error) => {
      throw new Error(`${error.message} ${JSON.stringify(rows.map(({ id, state }) => [id, state]))}`)
    })
  return rows
}
