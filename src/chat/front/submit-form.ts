import { isOnrecordError } from '../../domain/errors.ts'
import { readerOf } from '../compose/reader.ts'
import { cleanText } from '../text/clean-text.ts'
import { failureReply, failureWords } from './failure-reply.ts'
import type { FormValues } from './form.ts'
import { CLAIM_FORMS } from './forms/claim-forms.ts'
import { SETTING_FORMS } from './forms/configuration-forms.ts'
import { checkValues, type FormSpec, fieldErrors } from './forms/form-spec.ts'
import { placeError } from './forms/place-error.ts'
import { STATEMENT_FORMS } from './forms/statement-forms.ts'
import { STATUS_FORMS } from './forms/status-forms.ts'
import { UPKEEP_FORMS } from './forms/upkeep-forms.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import { FIELD_NAMES } from './names.ts'
import { say } from './say.ts'

/** Every form there is. */
export const FORMS: readonly FormSpec[] = [
  ...CLAIM_FORMS,
  ...STATEMENT_FORMS,
  ...STATUS_FORMS,
  ...UPKEEP_FORMS,
  ...SETTING_FORMS,
]

/** Longest text looked at, in UTF-16 units; more than fits into any field. */
const LOOKED_AT = 8_000

/**
 * What was typed into a form: done, or errors for its fields in words. `context` is the form's own, handed back. All
 * forms are for editors; whether somebody is one still is checked here and by the use case.
 */
export async function submitForm(
  id: string,
  context: string,
  values: FormValues,
  ctx: FrontContext,
): Promise<FrontReply> {
  const spec = FORMS.find((form) => form.id === id)
  const { errors } = readerOf(ctx.locale).front
  if (!spec) return say(ctx, errors.oldButton)
  if (!ctx.asker.editor) return say(ctx, errors.notEditor(ctx.asker.name))
  const clean = cleanValues(values)
  const wrong = checkValues(spec, clean, ctx)
  if (wrong) return fieldErrors(wrong)
  try {
    return await spec.submit(clean, context, ctx)
  } catch (error) {
    if (!isOnrecordError(error) || error.code === 'internal') throw error
    // Words that somebody typed stay where they are, so that they can be mended.
    const stays = error.code !== 'conflict' || spec.keepsWords
    if (!stays) return failureReply(error, ctx)
    return fieldErrors({ [placeError(error.message, spec)]: failureWords(error, ctx) })
  }
}

function cleanValues(values: FormValues): FormValues {
  const clean: FormValues = {}
  for (const name of FIELD_NAMES) {
    const value = values[name]
    if (typeof value === 'string') clean[name] = cleanText(value.slice(0, LOOKED_AT))
  }
  return clean
}
