import type { APIModalInteractionResponseCallbackData } from 'discord.js'
import { ESSENTIAL_FIELDS, type Form, type FormField, type FormValues } from '../../front/front.ts'
import { cleanLine, cleanText } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'

/** What the bot's own forms begin with. */
const PREFIX = 'f'
/** Discord's limits of a form. Source: its developer pages, "Modal" and "Text Input". */
const TITLE_MAX = 45
const LABEL_MAX = 45
const HINT_MAX = 100
const VALUE_MAX = 4_000
const CHOICES_MAX = 25
const CHOICE_LABEL_MAX = 100
const TYPE = { label: 18, text: 4, select: 3 } as const

/** A form as Discord's dialog: five fields at most, the most important first. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: [PREFIX, form.id, form.context].join(':'),
    title: cutAtWord(cleanLine(form.title), TITLE_MAX),
    components: form.fields.slice(0, ESSENTIAL_FIELDS).map((field) => ({
      type: TYPE.label,
      label: cutAtWord(cleanLine(field.label), LABEL_MAX),
      ...(field.hint ? { description: cutAtWord(cleanLine(field.hint), HINT_MAX) } : {}),
      component: field.kind === 'select' || field.kind === 'checkbox' ? selectOf(field) : textOf(field),
    })),
  }
}

function textOf(field: FormField) {
  const most = Math.min(field.maxLength, VALUE_MAX)
  const value = field.kind === 'paragraph' ? cleanText(field.value) : cleanLine(field.value)
  return {
    type: TYPE.text,
    custom_id: field.name,
    style: field.kind === 'paragraph' ? (2 as const) : (1 as const),
    required: field.required,
    max_length: most,
    ...(value === '' || value.length > most ? {} : { value }),
  }
}

/** A checkbox is a choice of one thing, or of none. */
function selectOf(field: FormField) {
  const all = field.kind === 'checkbox' ? [{ value: 'yes', label: field.label }] : field.options
  // What is chosen already must be among what is shown.
  const shown = all.slice(0, CHOICES_MAX)
  const chosen = all.find(({ value }) => value === field.value)
  if (chosen && !shown.includes(chosen)) shown[shown.length - 1] = chosen
  return {
    type: TYPE.select,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: 1,
    options: shown.map(({ value, label }) => ({
      value,
      label: cutAtWord(cleanLine(label), CHOICE_LABEL_MAX),
      ...(value === field.value ? { default: true } : {}),
    })),
  }
}

export function decodeForm(customId: string): { id: string; context: string } | null {
  const [prefix, id, ...context] = customId.split(':')
  return prefix === PREFIX && id ? { id, context: context.join(':') } : null
}

type Submitted = { type: number; component?: { custom_id?: string; value?: string; values?: string[] } }

/** What was typed, by field. */
export function valuesOf(components: readonly unknown[]): FormValues {
  const values: Record<string, string> = {}
  for (const { component } of components as readonly Submitted[]) {
    if (!component?.custom_id) continue
    values[component.custom_id] = component.value ?? component.values?.[0] ?? ''
  }
  return values as FormValues
}
