import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { answerConfig, type ChangeCommand, changeConfig } from './change-config.ts'
import type { GlobalOptions } from './exit.ts'

/** Every setting, or those of a block: what holds, what it means, where it comes from. */
export function listSettings(options: GlobalOptions, key?: string): Promise<number> {
  return answerConfig(options, (app, asker) => app.commands.settings(key === undefined ? {} : { key }, asker))
}

export function getSetting(options: GlobalOptions, key: string): Promise<number> {
  return listSettings(options, key)
}

/** `config set KEY VALUE [KEY VALUE …]`: together, as one change. */
export function setSetting(options: ChangeCommand, key: string, value: string, more: string[]): Promise<number> {
  const words = [key, value, ...more]
  if (words.length % 2 === 1)
    throw new OnrecordError(
      'invalid',
      sentence`"${words.at(-1)}" has no value: give pairs, KEY VALUE KEY VALUE. Nothing was changed.`,
    )
  const set = words.flatMap((word, at) => (at % 2 === 0 ? [{ key: word, value: words[at + 1] ?? '' }] : []))
  return changeConfig(options, (app, asker, trying) => app.commands.setSettings({ ...trying, set }, asker))
}

export function unsetSetting(options: ChangeCommand, keys: string[]): Promise<number> {
  const set = keys.map((key) => ({ key, value: null }))
  return changeConfig(options, (app, asker, trying) => app.commands.setSettings({ ...trying, set }, asker))
}

export function configHistory(options: GlobalOptions & { limit: number }): Promise<number> {
  return answerConfig(options, (app, asker) => app.commands.changes({ limit: options.limit }, asker))
}

export function undoConfig(options: ChangeCommand, number?: string): Promise<number> {
  if (number !== undefined && !/^\d{1,9}$/.test(number))
    throw new OnrecordError(
      'invalid',
      sentence`"${number}" is no number of a change; "onrecord config history" lists them.`,
    )
  return changeConfig(options, (app, asker, trying) =>
    app.commands.undoChange({ ...trying, ...(number === undefined ? {} : { number: Number(number) }) }, asker),
  )
}
