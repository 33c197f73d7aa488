import SqliteDatabase from 'better-sqlite3'
import type { App } from '../../src/main.ts'
import type { ChatPublisher } from '../../src/ports/chat-publisher.ts'
import { systemPause } from '../../src/runtime/clock.ts'

/**
 * For comparison: what most bots do. Post what is new, then mark it as posted; what failed is posted again. No lease, no
 * key, nobody is asked whether a post arrived. Cards are left out: they would only make it look worse.
 */
export async function sendNaively(
  app: App,
  publishers: readonly ChatPublisher[],
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const db = new SqliteDatabase(file, { timeout: 5_000 })
  db.exec(`UPDATE deliveries SET state = 'sent' WHERE notice IS NULL AND state = 'pending'`)
  const mark = db.prepare(`UPDATE deliveries SET state = 'sent' WHERE id = ?`)
  let n = 0
  while (!signal.aborted) {
    for (const { id } of await app.store.outbox.due(Date.now(), 100)) {
      const row = await app.store.outbox.find(id)
      if (signal.aborted || row === null) break
      try {
        if (row.notice !== null)
          await publishers
            .find((one) => one.platform === row.platform)
            ?.publish({
              place: { channel: row.channel, thread: null },
              message: await app.deliver.render(row.notice, row.locale),
              key: `${process.pid}${Date.now()}${n++}`.slice(-20).padStart(25, '0'),
              broadcast: false,
            })
        mark.run(row.id)
      } catch {
        // It comes again with the next look.
      }
    }
    await systemPause(60, signal)
  }
  db.close()
}
