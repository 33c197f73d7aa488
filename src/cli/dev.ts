import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '../domain/errors.ts'
import { playDemo } from './demo.ts'
import { createTerminal } from './terminal.ts'

/** Between two runs: time to read what the last one posted. */
const PAUSE_MS = 20_000
const FOLDER = 'data/run/dev'

// `npm run dev`: the demo's sources over and over, posts on this terminal. Node starts it anew when a file changes.
const terminal = createTerminal({})
for (let run = 1; ; run++) {
  try {
    const { posts, seconds } = await playDemo({}, terminal, FOLDER)
    terminal.out(
      `\nRun ${run}: ${posts.length} posts in ${seconds.toFixed(1)} s; the record is in ${FOLDER}. Save a file to begin anew.`,
    )
  } catch (error) {
    terminal.error(messageOf(error))
  }
  await wait(PAUSE_MS)
}
