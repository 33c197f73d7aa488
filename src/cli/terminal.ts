import pc from 'picocolors'
import { cleanLine } from '../chat/text/clean-text.ts'
import type { GlobalOptions } from './exit.ts'
import { ownSecretsRedactor, redactSaid } from './redact-said.ts'

export type Terminal = {
  colour: boolean
  /** Columns; 100 where the output is no terminal. */
  width: number
  paint: ReturnType<typeof pc.createColors>
  out(text: string): void
  /** What it says may come from outside: it goes out without terminal sequences and secrets. */
  error(text: string): void
}

/** Wider lines are harder to read, however wide the window. */
const WIDEST = 110

/** Colours only on a terminal, and not where NO_COLOR or `--no-color` asks for none. */
export function createTerminal(options: GlobalOptions): Terminal {
  const colour = options.color !== false && Boolean(process.stdout.isTTY) && pc.isColorSupported
  const paint = pc.createColors(colour)
  const paintError = pc.createColors(options.color !== false && Boolean(process.stderr.isTTY) && pc.isColorSupported)
  const withoutSecrets = ownSecretsRedactor()
  return {
    colour,
    width: Math.min(process.stdout.columns ?? 100, WIDEST),
    paint,
    out: (text) => void process.stdout.write(`${withoutSecrets(text)}\n`),
    error: (text) => void process.stderr.write(`${paintError.red('onrecord:')} ${printable(redactSaid(text))}\n`),
  }
}

/** Line by line and column by column, so that lists and tables keep their shape. */
export function printable(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .split(/( {2,})/)
        .map((part) => (/^ {2,}$/.test(part) ? part : cleanLine(part)))
        .join(''),
    )
    .join('\n')
}
