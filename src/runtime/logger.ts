import { createRequire } from 'node:module'
import pino from 'pino'
import type { Logger } from '../ports/logger.ts'
import { createRedactor } from './redact.ts'
import { toSourcePlaces } from './source-places.ts'

/** Members that may hold a secret, wherever they stand in a line's fields. */
const SECRET = ['token', 'authorization', 'headers', 'cookie', 'password', 'secret', 'apiKey', 'botToken', 'appToken']

export type LoggerOptions = {
  /** One short line each instead of JSON: for a terminal. */
  readable?: boolean
  /** Values that never come out, whatever field or sentence they stand in. */
  secrets?: readonly string[]
  /** Where lines go; standard error where left out, as standard output belongs to posts and answers. */
  write?: (line: string) => void
}

/** Lines of JSON, or for people. Every line is cleared of secrets as a whole, last thing before it is written. */
export function createLogger(level: string, { readable = false, secrets = [], write }: LoggerOptions = {}): Logger {
  const redact = createRedactor(secrets)
  const options = {
    level,
    base: undefined,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  }
  const sink = write ?? writeTo(readable)
  return pino(options, { write: (line: string) => sink(redact(toSourcePlaces(line))) })
}

function writeTo(readable: boolean): (line: string) => void {
  if (readable) {
    // Loaded for a terminal alone.
    const pretty = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty')
    const stream = pretty({ destination: 2, sync: true, singleLine: true, translateTime: 'HH:MM:ss', colorize: true })
    return (line) => void stream.write(line)
  }
  const destination = pino.destination({ dest: 2, sync: true })
  return (line) => void destination.write(line)
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
