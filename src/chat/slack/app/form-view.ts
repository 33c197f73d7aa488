import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Form, FormField, FormValues } from '../../front/front.ts'
import { cleanText } from '../../text/clean-text.ts'
import { fitPlain } from '../render/escape-text.ts'
import { LIMITS } from '../render/limits.ts'
import { plainText } from '../render/plain-text.ts'

/** What a modal hands back: the form's own context, and where it was opened. */
export type ViewContext = { context: string; channel: string }

/** Of a form's view: the prefix of its `callback_id`, and the id of every input in its block. */
export const FORM_PREFIX = 'form:'
const INPUT = 'value'

/** A neutral form as a modal. `note`: blocks put before the fields. */
export function renderForm(form: Form, channel: string, note: KnownBlock[] = []): ModalView {
  const handed: ViewContext = { context: form.context, channel }
  return {
    type: 'modal',
    callback_id: `${FORM_PREFIX}${form.id}`,
    private_metadata: JSON.stringify(handed),
    title: plainText(form.title, LIMITS.viewTitle),
    submit: plainText(form.submit, LIMITS.viewButton),
    blocks: [...note, ...form.fields.map(renderField)],
  }
}

function renderField(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, LIMITS.label),
    ...(field.hint === null || field.hint === '' ? {} : { hint: plainText(field.hint, LIMITS.hint) }),
    optional: !field.required,
    element: renderElement(field),
  }
}

function renderElement(field: FormField): InputBlock['element'] {
  const options = field.options.slice(0, LIMITS.options).map(({ value, label }) => optionOf(value, label))
  if (field.kind === 'select' && options.length > 0) {
    const chosen = options.find(({ value }) => value === field.value)
    return { type: 'static_select', action_id: INPUT, options, ...(chosen ? { initial_option: chosen } : {}) }
  }
  if (field.kind === 'checkbox') {
    const option = optionOf('yes', field.label)
    const chosen = field.value === 'yes' ? { initial_options: [option] } : {}
    return { type: 'checkboxes', action_id: INPUT, options: [option], ...chosen }
  }
  const most = Math.min(field.maxLength, LIMITS.input)
  const value = cleanText(field.value).slice(0, most)
  return {
    type: 'plain_text_input',
    action_id: INPUT,
    multiline: field.kind === 'paragraph',
    max_length: most,
    ...(value === '' ? {} : { initial_value: value }),
  }
}

function optionOf(value: string, label: string): PlainTextOption {
  return { text: plainText(label, LIMITS.option), value: value.slice(0, LIMITS.optionValue) }
}

type State = { values: Record<string, Record<string, Input>> }
type Input = {
  type?: string
  value?: string | null
  selected_option?: { value?: string } | null
  selected_options?: { value?: string }[] | null
}

/** What was typed and chosen, by field. */
export function readForm(state: State | undefined): FormValues {
  const values: Record<string, string> = {}
  for (const [name, inputs] of Object.entries(state?.values ?? {})) {
    const input = inputs[INPUT]
    if (input === undefined) continue
    values[name] =
      input.type === 'checkboxes'
        ? (input.selected_options?.[0]?.value ?? '')
        : (input.selected_option?.value ?? input.value ?? '')
  }
  return values
}

/** Errors under their fields; what belongs to no field that is shown stands under the first. */
export function placeErrors(errors: Partial<Record<string, string>>, shown: readonly string[]): Record<string, string> {
  const placed: Record<string, string> = {}
  const [first = ''] = shown
  for (const [name, words] of Object.entries(errors)) {
    const field = shown.includes(name) ? name : first
    if (words !== undefined) placed[field] = fitPlain([placed[field], words].filter(Boolean).join(' '), 300)
  }
  return placed
}

export function readContext(text: string | undefined): ViewContext {
  try {
    const { context, channel } = JSON.parse(text ?? '{}') as Partial<ViewContext>
    return { context: String(context ?? ''), channel: String(channel ?? '') }
  } catch {
    return { context: '', channel: '' }
  }
}
