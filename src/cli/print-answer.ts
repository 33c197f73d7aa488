import { buildAnswerMessage } from '../chat/answers/build-answer.ts'
import { hideNames } from '../chat/answers/hide-names.ts'
import { readerOf } from '../chat/compose/reader.ts'
import { renderMessage } from '../chat/console/render-message.ts'
import type { Config } from '../config/types.ts'
import type { Answer } from '../ports/commands.ts'
import type { GlobalOptions } from './exit.ts'
import type { Terminal } from './terminal.ts'
import { askerOf } from './with-app.ts'

/** An answer as a person reads it, or as data. */
export function printAnswer(
  answer: Answer,
  options: GlobalOptions & { as?: string },
  config: Config,
  terminal: Terminal,
): void {
  const names = askerOf(config, options.as).editor
  if (options.json) {
    terminal.out(toJson(names ? answer : hideNames(answer, readerOf(config.settings.reader.locale))))
    return
  }
  const { locale, zone } = config.settings.reader
  const { colour, width } = terminal
  terminal.out(renderMessage(buildAnswerMessage(answer, locale, { names }), { colour, width, zone }))
}

/** An answer as data, whole: for what was asked by whoever runs the program. */
export function printData(answer: Answer, terminal: Terminal): void {
  terminal.out(toJson(answer))
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
