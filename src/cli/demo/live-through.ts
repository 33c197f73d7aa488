import { runRound } from '../../app/run-round.ts'
import { type App, becomeWorker } from '../../main.ts'
import type { ManualClock } from '../../runtime/clock.ts'
import type { Terminal } from '../terminal.ts'
import { decideAsEditor, editStatements } from './scripted-editor.ts'
import { demoTimes, STORY_START } from './story.ts'

/**
 * The founding case from its first poll to its end: the worker's own rounds, with what the editor decides and corrects
 * between them. `site` serves the sources as they stood at a story time. The lock is given back whatever happens.
 */
export async function liveThrough(
  app: App,
  clock: ManualClock,
  site: { setTime(at: number): Promise<void> },
  terminal: Terminal | null,
): Promise<void> {
  try {
    await site.setTime(STORY_START)
    await becomeWorker(app, { spread: false })
    const stop = new AbortController().signal
    const done = new Set<string>()
    for (const { at } of demoTimes()) {
      clock.set(at)
      await site.setTime(at)
      await runRound(app.poll, app.deliver, stop)
      await decideAsEditor(app, clock, terminal)
      await editStatements(app, clock, done)
      await runRound(app.poll, app.deliver, stop)
    }
  } finally {
    await app.store.lock.release()
  }
}
