import SqliteDatabase from 'better-sqlite3'
import { createStore } from '../../src/store/create-store.ts'
import { type Counted, tally } from './ambiguity.ts'
import { deliverOn, deliverUntilDone } from './deliver-on.ts'
import { CHANNELS, type Double, publisherOn } from './double.ts'
import { until, wait } from './kill-run.ts'
import { type FaultRecord, openFaultRecord, planPosts, post } from './open-fault-record.ts'

export type DatabaseFault = 'disk full' | 'locked by another program' | 'read-only in flight'
const SENTENCE: Record<DatabaseFault, RegExp> = {
  'disk full': /is full/,
  'locked by another program': /Another program is writing/,
  'read-only in flight': /cannot be written to/,
}
const POSTS_EACH = 6
const GROUP = 5
/** Rows enough to need new pages. */
const NEWS = 40

/** The database refuses in the middle of sending; then it is well again, and everything must go on by itself. */
export async function runDatabaseFault(
  double: Double,
  what: DatabaseFault,
  count: number,
  lockMs: number,
): Promise<Counted & { told: number }> {
  await double.reset()
  const { platform } = double
  const results = await inGroups(count, async (run) => {
    const record = await openFaultRecord(20)
    const planned = Array.from({ length: POSTS_EACH }, (_, n) =>
      post(`run-${run}-${n}`, CHANNELS[platform][n % 2] ?? '', { platform }),
    )
    await planPosts(record.store, planned)
    const context = deliverOn(record.store, [publisherOn(platform, double.url, 2_000)])
    const { publisher, heal, isBroken } = breakLater(context.publishers.get(platform), record, what)
    context.publishers = new Map([[platform, publisher]])
    const broken = deliverUntilDone(context, lockMs)
    await until(isBroken, 10_000)
    // What a poll brings meanwhile: its commit is refused whole, and made again with the next round.
    const news = Array.from({ length: NEWS }, (_, n) =>
      post(`run-${run}-news-${n}`, CHANNELS[platform][n % 2] ?? '', { platform }),
    )
    const refused = await planPosts(record.store, news).then(
      () => null,
      (error: Error) => error.message,
    )
    const { errors } = await broken
    heal()
    if (refused !== null) await planPosts(record.store, news)
    const after = deliverOn(record.store, [publisherOn(platform, double.url, 2_000)])
    // As a restart does: what was out is asked for.
    await record.store.outbox.reclaim(Date.now(), Date.now() + 300, { ids: [], all: true })
    await deliverUntilDone(after, 200_000)
    return {
      ...(await tally(double, record, [...planned, ...news])),
      told: SENTENCE[what].test([refused, ...errors].join('\n')) ? 1 : 0,
    }
  })
  const sum = (pick: (one: (typeof results)[number]) => number) => results.reduce((all, one) => all + pick(one), 0)
  return {
    fault: what,
    count,
    expected: sum((one) => one.expected),
    lost: sum((one) => one.lost),
    twice: sum((one) => one.twice),
    unresolved: sum((one) => one.unresolved),
    told: sum((one) => one.told),
  }
}

/** A few at a time: what is measured is the database's refusal, not a crowd. */
async function inGroups<T>(count: number, run: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let n = 0; n < count; n += GROUP)
    results.push(...(await Promise.all(Array.from({ length: Math.min(GROUP, count - n) }, (_, i) => run(n + i)))))
  return results
}

/** After the second post is stored, before it is noted, the database refuses. */
function breakLater(
  publisher: ReturnType<typeof publisherOn> | undefined,
  { raw, file }: FaultRecord,
  what: DatabaseFault,
) {
  if (!publisher) throw new Error('There is no publisher.')
  let posts = 0
  let other: SqliteDatabase.Database | null = null
  let broken = false
  const fail = () => {
    broken = true
    if (what === 'read-only in flight') raw.pragma('query_only = ON')
    else if (what === 'disk full') {
      raw.pragma('wal_checkpoint(TRUNCATE)')
      raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`)
      // What is free inside the file is used up first.
      try {
        raw.exec('CREATE TABLE filler (x)')
        for (;;) raw.exec(`INSERT INTO filler VALUES (zeroblob(4000))`)
      } catch {}
    } else {
      other = new SqliteDatabase(file)
      other.exec('BEGIN IMMEDIATE')
    }
  }
  return {
    publisher: {
      ...publisher,
      async publish(request: Parameters<typeof publisher.publish>[0]) {
        const ref = await publisher.publish(request)
        posts += 1
        if (posts === 2) fail()
        return ref
      },
    },
    isBroken: () => broken,
    heal() {
      raw.pragma('query_only = OFF')
      raw.pragma('max_page_count = 1073741823')
      raw.exec('DROP TABLE IF EXISTS filler')
      other?.exec('ROLLBACK')
      other?.close()
    },
  }
}

/** The online copy taken while a worker writes; each must open, be whole, and have an unbroken chain. */
export async function runBackups(count: number): Promise<{ count: number; good: number }> {
  const record = await openFaultRecord()
  let writing = true
  const writer = (async () => {
    for (let n = 0; writing; n += 1) {
      await planPosts(record.store, [post(`row-${n}`, 'C', {})])
      await record.store.ledger.append([{ type: 'note', body: { n } }], Date.now())
      await wait(1)
    }
  })()
  let good = 0
  for (let n = 0; n < count; n += 1) {
    const copy = `${record.file}.copy-${n}`
    await record.raw.backup(copy)
    const raw = new SqliteDatabase(copy)
    const whole = raw.pragma('integrity_check', { simple: true }) === 'ok'
    raw.close()
    const store = await createStore(copy)
    const { brokenAt, entries } = await store.ledger.verify()
    if (whole && brokenAt === null && entries > 0) good += 1
    await store.close()
  }
  writing = false
  await writer
  await record.store.close()
  return { count, good }
}
