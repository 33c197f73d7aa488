import { fileURLToPath } from 'node:url'

/** Prints lines of a judge's report; gives the exit code on. */
export function say(lines: readonly string[], code: number): number {
  process.stdout.write(`${lines.join('\n')}\n`)
  return code
}

/** Runs a file's command where the file itself was started, not imported. What it throws is told, and is exit code 2. */
export function runAsScript(url: string, run: (argv: string[]) => Promise<number>): void {
  if (process.argv[1] !== fileURLToPath(url)) return
  run(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 2
    },
  )
}
