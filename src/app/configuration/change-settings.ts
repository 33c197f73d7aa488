import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { SetSettingsInput, SettingsAnswer, SettingsInput } from '../../ports/configuration-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { demandFiles, makeChange } from './make-change.ts'
import { demandReader, rightOf } from './rights.ts'

/** Keys set in one go. */
const MOST = 50

/** What holds, what it means and where it comes from. */
export async function listSettings(
  context: AnswerContext,
  { key }: SettingsInput,
  asker: Asker,
): Promise<SettingsAnswer> {
  demandReader(asker)
  const settings = demandFiles(context).settings(key ?? null)
  return {
    kind: 'settings',
    asked: key ?? null,
    settings: settings.map((one) => ({ ...one, chat: rightOf(one.key, asker.platform) })),
  }
}

/** Sets keys of onrecord.yaml, or takes them out so that their defaults hold; several are one change. */
export async function setSettings(context: AnswerContext, input: SetSettingsInput, asker: Asker): Promise<DoneAnswer> {
  demandReader(asker)
  if (input.set.length === 0 || input.set.length > MOST)
    throw new OnrecordError(
      'invalid',
      sentence`Name from one to ${MOST} settings, each with a value. Nothing was changed.`,
    )
  const files = demandFiles(context)
  return makeChange(context, asker, input, () => {
    const edits = input.set.map(({ key, value }) => {
      const { path, read } = files.findSetting(key)
      return { file: 'settings' as const, path, value: value === null ? undefined : read(value) }
    })
    return { what: `${input.set.map(({ key }) => key).join(', ')} changed`, edits }
  })
}
