import { rmSync } from 'node:fs'
import { loadConfig } from '../config/load-config.ts'
import type { Message } from '../domain/message.ts'
import { openApp } from '../main.ts'
import type { ChatPublisher, PublishRequest } from '../ports/chat-publisher.ts'
import type { RecordCounts, Store } from '../ports/stores.ts'
import { createManualClock } from '../runtime/clock.ts'
import { silentLogger } from '../runtime/logger.ts'
import { seededRandom } from '../runtime/random.ts'
import { consoleFor } from './console-for.ts'
import { liveThrough } from './demo/live-through.ts'
import { startSiteServer } from './demo/serve/start-site-server.ts'
import { STORY_START, writeDemoConfig } from './demo/story.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { DEMO_FOLDER } from './read-config.ts'
import { createTerminal, type Terminal } from './terminal.ts'
import { askerOf } from './with-app.ts'

/** A message as it went out: what the end-to-end test compares. */
export type DemoPost = {
  at: number
  channel: string
  thread: boolean
  /** A post that was there already, edited: cards aside. */
  edited?: true
  fallback: string
  message: Message
}
export type DemoRun = { posts: DemoPost[]; counts: RecordCounts; seconds: number }

/** The main job on the founding case: the real worker, real HTTP to a local site server, a real database. */
export async function demo(options: GlobalOptions): Promise<number> {
  const terminal = createTerminal(options)
  if (!options.json) introduce(terminal)
  const run = await playDemo(options, terminal, DEMO_FOLDER)
  if (options.json) terminal.out(JSON.stringify(run, null, 2))
  return EXIT.fine
}

export async function playDemo(options: GlobalOptions, terminal: Terminal, folder: string): Promise<DemoRun> {
  const begun = performance.now()
  for (const end of ['', '-wal', '-shm', '.anchors']) rmSync(`${folder}/onrecord.db${end}`, { force: true })
  const site = await startSiteServer()
  try {
    const config = loadConfig({ folder: writeDemoConfig(folder, site.port), env: {} })
    const clock = createManualClock(STORY_START)
    const posts: DemoPost[] = []
    const shown = consoleFor(options, terminal, config.settings.reader.zone, 'reconstructed')
    const publisher = recordPosts(options.json ? quiet(shown) : shown, posts, clock.now)
    const app = await openApp({ config, clock, random: seededRandom(2025), log: silentLogger, publishers: [publisher] })
    try {
      await liveThrough(app, clock, site, options.json ? null : terminal)
      const counts = await app.store.queries.counts()
      const seconds = (performance.now() - begun) / 1_000
      if (!options.json) {
        const answer = await app.commands.status({ claim: 'cartel-bounties' }, askerOf(config))
        terminal.out(`\n${terminal.paint.bold('Where the claim stands at the end of the story:')}\n`)
        printAnswer(answer, options, config, terminal)
        conclude(terminal, counts, seconds, await firstAnswer(app.store))
      }
      return { posts, counts, seconds }
    } finally {
      await app.close()
    }
  } finally {
    await site.close()
  }
}

/** Passes posts on and keeps them. */
function recordPosts(publisher: ChatPublisher, posts: DemoPost[], now: () => number): ChatPublisher {
  return {
    ...publisher,
    async publish(request: PublishRequest) {
      const { place, message } = request
      posts.push({
        at: now(),
        channel: place.channel,
        thread: place.thread !== null,
        fallback: message.fallback,
        message,
      })
      return publisher.publish(request)
    },
    async edit(ref, message, key) {
      const { fallback } = message
      if (message.tone !== 'neutral')
        posts.push({ at: now(), channel: ref.channel, thread: true, edited: true, fallback, message })
      return publisher.edit(ref, message, key)
    },
  }
}

/** Posts are data then; nothing is printed on the way. */
function quiet(publisher: ChatPublisher): ChatPublisher {
  let last = 0
  return {
    ...publisher,
    publish: async ({ place }) => ({ channel: place.channel, id: String(++last) }),
    edit: async () => {},
  }
}

function introduce({ out, paint }: Terminal): void {
  out(paint.bold('onrecord: the founding case, reconstructed'))
  out(
    'From October 2025 to January 2026 eight sources are served from this machine and polled over HTTP, on a clock that\n' +
      'runs through the weeks in seconds. What follows is every post the bot makes, in the channel it goes to. Texts are\n' +
      'reconstructions in our own words, outlets are invented, and the edit of the release on 20 October is made up.\n',
  )
}

/** The statement whose headline says "denies" and whose words say "no information". */
async function firstAnswer(store: Store): Promise<number> {
  const statements = await store.queries.statements('cartel-bounties')
  return (statements.find((s) => s.stance === 'no_evidence' && s.speaker.actor !== undefined) ?? statements[0])?.id ?? 1
}

function conclude({ out, paint }: Terminal, counts: RecordCounts, seconds: number, answer: number): void {
  const line = [
    `${counts.polls} polls`,
    `${counts.items} items`,
    `${counts.matches} matches`,
    `${counts.statements} statements`,
    `${counts.appearances} appearances`,
    `${counts.posts} posts`,
    `${counts.repeatsSuppressed} posts suppressed as repeats`,
  ].join(' · ')
  out(`\n${paint.bold(line)} ${paint.dim(`(${seconds.toFixed(1)} s)`)}`)
  out('\nTry next, on the record this left:')
  for (const command of [
    'npx onrecord history cartel-bounties --demo',
    'npx onrecord asof cartel-bounties 2025-10-14 --demo',
    `npx onrecord why ${answer} --demo`,
  ])
    out(`  ${paint.cyan(command)}`)
}
