import { readerOf } from '../../compose/reader.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { CONTEXT_MAX, FIELD_MAX, type Form, type FormField, type FormValues } from '../form.ts'
import type { FrontContext } from '../front-context.ts'
import type { FieldErrors, FrontReply } from '../front-reply.ts'
import type { FieldName, FormId } from '../names.ts'

export type FieldSpec = Pick<FormField, 'name' | 'kind' | 'required'> & {
  maxLength?: number
  options?: (ctx: Pick<FrontContext, 'locale'>) => { value: string; label: string }[]
}

/**
 * One form: what it asks for, and what is done with it. `submit` gets values that are trimmed, there where they are
 * required, and no longer than they may be; it throws what the use case throws.
 */
export type FormSpec = {
  id: FormId
  /** The five that must be shown everywhere come first. */
  fields: readonly FieldSpec[]
  /** Is a conflict told in the form, because there are words in it that nobody wants to type again? */
  keepsWords: boolean
  submit: (values: FormValues, context: string, ctx: FrontContext) => Promise<FrontReply>
}

export function line(name: FieldName, required = true, maxLength = 200): FieldSpec {
  return { name, kind: 'text', required, maxLength }
}

export function paragraph(name: FieldName, required = true, maxLength = FIELD_MAX): FieldSpec {
  return { name, kind: 'paragraph', required, maxLength }
}

/** The reason of a change: kept with it, and given to readers where they are told. */
export const REASON: FieldSpec = paragraph('reason', true, 500)

/** The form in the asker's language, with values it starts from. A value that would not fit is left out, never cut. */
export function openForm(
  spec: FormSpec,
  ctx: Pick<FrontContext, 'locale'>,
  context: string,
  values: FormValues = {},
): Form {
  if (context.length > CONTEXT_MAX) throw new RangeError(`The context of form ${spec.id} is too long.`)
  const { forms, fields } = readerOf(ctx.locale).front
  return {
    id: spec.id,
    ...forms[spec.id],
    context,
    fields: spec.fields.map(({ name, kind, required, maxLength = FIELD_MAX, options }) => {
      const value = values[name] ?? ''
      return {
        name,
        label: fields[name].label,
        hint: cutAtWord(fields[name].hint, 100),
        kind,
        options: options?.(ctx) ?? [],
        value: value.length > maxLength ? '' : value,
        required,
        maxLength,
      }
    }),
  }
}

export function formReply(
  spec: FormSpec,
  ctx: Pick<FrontContext, 'locale'>,
  context: string,
  values: FormValues = {},
): FrontReply {
  return { type: 'form', form: openForm(spec, ctx, context, values) }
}

export function fieldErrors(errors: FieldErrors): FrontReply {
  return { type: 'errors', errors }
}

/** What every form demands of its values; `null` where nothing is wrong. */
export function checkValues(
  spec: FormSpec,
  values: FormValues,
  { locale }: Pick<FrontContext, 'locale'>,
): FieldErrors | null {
  const { errors } = readerOf(locale).front
  const found: FieldErrors = {}
  for (const { name, kind, required, maxLength = FIELD_MAX, options } of spec.fields) {
    const value = values[name] ?? ''
    if (value === '') {
      if (required) found[name] = errors.required
    } else if (value.length > maxLength) found[name] = errors.tooLong(maxLength)
    else if (kind === 'select' && !options?.({ locale }).some((option) => option.value === value))
      found[name] = errors.oneOf((options?.({ locale }) ?? []).map(({ label }) => label).join(', '))
  }
  return Object.keys(found).length === 0 ? null : found
}
