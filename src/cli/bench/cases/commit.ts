import { createHash } from 'node:crypto'
import SqliteDatabase from 'better-sqlite3'
import { NO_ROWS } from '../../../app/poll/take-in.ts'
import type { PollResult } from '../../../ports/stores.ts'
import { createStore } from '../../../store/create-store.ts'
import { sourcesOf } from '../bot.ts'
import type { CaseRunner } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims, readStories, type Story } from '../corpora.ts'
import { WORLD_START } from '../documents.ts'
import { startMeter } from '../meter.ts'

/** Entries a poll brings. */
const ENTRIES = 10

/** Polls that bring ten entries each, into SQLite with `synchronous = FULL`: whole polls; a row a commit; bare rows. */
export const commit: CaseRunner = {
  async run({ corpora, farEnd, world, way, size, scratch }) {
    const stories = readStories(corpora)
    const sources = sourcesOf(farEnd, world)
    const file = `${scratch}/commit.db`
    const story = (at: number) => stories[at % stories.length] as Story
    if (way === 'ours') {
      const store = await createStore(file)
      await store.polls.syncSources(sources, WORLD_START, () => WORLD_START)
      await store.claims.syncDeclared(makeClaims(readCheckedClaims(corpora), 1_000), WORLD_START)
      const meter = startMeter()
      for (let poll = 0; poll < size; poll++) {
        const id = await store.polls.allocateIds('item', ENTRIES)
        const revision = await store.polls.allocateIds('revision', ENTRIES)
        await store.polls.commitPolls([resultOf(sources[poll % sources.length]?.id ?? '', poll, id, revision, story)])
      }
      const used = meter.stop()
      const { items, revisions } = await store.queries.counts()
      await store.close()
      return { ...used, counts: { items }, units: size * ENTRIES, figures: { revisions } }
    }
    const db = new SqliteDatabase(file)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(
      'CREATE TABLE items (id INTEGER PRIMARY KEY, source TEXT, guid TEXT, title TEXT, body TEXT, UNIQUE (source, guid))',
    )
    const insert = db.prepare('INSERT INTO items (source, guid, title, body) VALUES (?, ?, ?, ?)')
    const put = (poll: number) => {
      for (let at = 0; at < ENTRIES; at++) {
        const { title, body } = story(poll * ENTRIES + at)
        insert.run(sources[poll % sources.length]?.id, `guid-${poll}-${at}`, title, body)
      }
    }
    const whole = db.transaction(put)
    const meter = startMeter()
    for (let poll = 0; poll < size; poll++) (way === 'floor' ? whole : put)(poll)
    const used = meter.stop()
    const items = db.prepare('SELECT count(*) FROM items').pluck().get() as number
    db.close()
    return { ...used, counts: { items }, units: size * ENTRIES }
  },
}

function resultOf(
  sourceId: string,
  poll: number,
  firstItem: number,
  firstRevision: number,
  story: (at: number) => Story,
): PollResult {
  const at = WORLD_START + poll
  const entries = Array.from({ length: ENTRIES }, (_, entry) => ({ entry, ...story(poll * ENTRIES + entry) }))
  return {
    ...NO_ROWS,
    sourceId,
    at,
    record: {
      sourceId,
      etag: `"${poll}"`,
      lastModified: null,
      bodyHash: null,
      nextPollAt: at,
      lastPollAt: at,
      lastGoodPollAt: at,
      baselineAt: at,
      state: 'healthy',
      stateSince: at,
      failuresInARow: 0,
      lastError: null,
    },
    health: null,
    deliveries: [],
    counts: { parsed: ENTRIES, repeats: 0 },
    basedOn: null,
    items: entries.map(({ entry }) => ({
      id: firstItem + entry,
      guid: `guid-${poll}-${entry}`,
      link: `https://news.example/${poll}/${entry}`,
      linkKey: `news.example/${poll}/${entry}`,
      publishedAt: at,
      baseline: false,
      language: 'en',
    })),
    revisions: entries.map(({ entry, title, body }) => ({
      id: firstRevision + entry,
      itemId: firstItem + entry,
      number: 1,
      hash: createHash('sha256').update(`${title}\n${body}\n${poll}`).digest('hex'),
      seenAt: at,
      title,
      body,
      summary: '',
      author: null,
    })),
  }
}
