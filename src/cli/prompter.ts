import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { OnrecordError } from '../domain/errors.ts'

/** Asks a person on the terminal, or reads the lines of a pipe. */
export type Prompter = {
  ask(question: string): Promise<string>
  /** What is typed is not shown. */
  askSecret(question: string): Promise<string>
  close(): void
}

/** Questions go to standard error: standard output stays for what can be pasted. Throws `invalid` with `ended` where the input ends. */
export function createPrompter(ended: string, input: NodeJS.ReadableStream = process.stdin): Prompter {
  let hidden = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) process.stderr.write(chunk)
      done()
    },
  })
  const terminal = 'isTTY' in input && input.isTTY === true
  const reader = createInterface({ input, output, terminal })
  const lines = reader[Symbol.asyncIterator]()
  const next = async (question: string): Promise<string> => {
    process.stderr.write(question)
    const { value, done } = await lines.next()
    if (done) throw new OnrecordError('invalid', ended)
    return String(value).trim()
  }
  return {
    ask: next,
    async askSecret(question) {
      process.stderr.write(question)
      hidden = true
      try {
        return await next('')
      } finally {
        hidden = false
        process.stderr.write('\n')
      }
    },
    close: () => reader.close(),
  }
}
