import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Questions on the terminal or through a pipe, a line an answer. */
export type AskPerson = {
  /** `null` where there are no more lines. `secret`: what is typed is not shown. */
  ask(question: string, options?: { secret?: boolean }): Promise<string | null>
  close(): void
}

export function createAskPerson(out: (text: string) => void): AskPerson {
  let hidden = false
  const shown = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) process.stdout.write(chunk)
      done()
    },
  })
  const terminal = Boolean(process.stdin.isTTY)
  const lines = createInterface({ input: process.stdin, output: terminal ? shown : undefined, terminal })
  const waiting: ((line: string | null) => void)[] = []
  const early: string[] = []
  let ended = false
  lines.on('line', (line) => {
    const next = waiting.shift()
    if (next) next(line)
    else early.push(line)
  })
  lines.on('close', () => {
    ended = true
    for (const next of waiting.splice(0)) next(null)
  })
  return {
    async ask(question, { secret = false } = {}) {
      process.stdout.write(`${question} `)
      hidden = secret
      const line = await new Promise<string | null>((resolve) => {
        const known = early.shift()
        if (known !== undefined) resolve(known)
        else if (ended) resolve(null)
        else waiting.push(resolve)
      })
      hidden = false
      if (secret || !terminal) out('')
      return line === null ? null : line.trim()
    },
    close: () => lines.close(),
  }
}
