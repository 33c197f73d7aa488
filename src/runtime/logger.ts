import pino from 'pino'
import type { Logger } from '../ports/logger.ts'

/** Members that may hold a secret, wherever they stand in a line's fields. */
const SECRET = ['token', '*.token', 'authorization', '*.authorization', 'headers', '*.headers', 'cookie', '*.cookie']

/** JSON lines on standard error: standard output belongs to posts and answers. */
export function createLogger(level: string): Logger {
  return pino({ level, base: undefined, redact: { paths: SECRET, censor: '[redacted]' } }, pino.destination(2))
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
