import pino from 'pino'
import pretty from 'pino-pretty'
import type { Logger } from '../ports/logger.ts'

/** Members that may hold a secret, wherever they stand in a line's fields. */
const SECRET = ['token', '*.token', 'authorization', '*.authorization', 'headers', '*.headers', 'cookie', '*.cookie']

/**
 * Lines on standard error: standard output belongs to posts and answers. JSON, but on a terminal (`readable`) one short
 * line each.
 */
export function createLogger(level: string, readable = false): Logger {
  const options = { level, base: undefined, redact: { paths: SECRET, censor: '[redacted]' } }
  if (!readable) return pino(options, pino.destination(2))
  const stream = pretty({ destination: 2, sync: true, singleLine: true, translateTime: 'HH:MM:ss', colorize: true })
  return pino(options, stream)
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
