import { buildAnswerMessage } from '../chat/answers/build-answer.ts'
import { renderMessage } from '../chat/console/render-message.ts'
import type { Config } from '../config/types.ts'
import type { Answer } from '../ports/commands.ts'
import type { GlobalOptions } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** An answer as a person reads it, or as data. */
export function printAnswer(answer: Answer, options: GlobalOptions, config: Config, terminal: Terminal): void {
  if (options.json) {
    terminal.out(toJson(answer))
    return
  }
  const { locale, zone } = config.settings.reader
  const { colour, width } = terminal
  terminal.out(renderMessage(buildAnswerMessage(answer, locale), { colour, width, zone }))
}

/** JSON with instants as ISO 8601 in UTC: members named `at`, `since`, `asOf` or `…At`. */
export function toJson(value: unknown): string {
  const isInstant = (key: string) => key === 'at' || key === 'since' || key === 'asOf' || key.endsWith('At')
  return JSON.stringify(
    value,
    (key, member) => (typeof member === 'number' && isInstant(key) ? new Date(member).toISOString() : member),
    2,
  )
}
