import { toSourcePlaces } from '../runtime/source-places.ts'
import { runCommandLine } from './command-line.ts'
import { redactSaid } from './redact-said.ts'

// "onrecord history … | head" closes the pipe early: whoever reads has enough, and that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// What nobody caught is told without secrets: errors of the chats' libraries carry what was sent, addresses with tokens in
// them included. A command that can end in order, as `start` does, has a listener of its own.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return
  const where = toSourcePlaces(error?.stack ?? String(error))
  process.stderr.write(`${redactSaid(`onrecord: a mistake in the program: ${where}`)}\n`)
  process.exit(1)
})

process.exitCode = await runCommandLine(process.argv.slice(2))
