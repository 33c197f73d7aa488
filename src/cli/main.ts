import { runCommandLine } from './command-line.ts'

// "onrecord history … | head" closes the pipe early: whoever reads has enough, and that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommandLine(process.argv.slice(2))
