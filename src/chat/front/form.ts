import type { FieldName, FormId } from './names.ts'

/** Fields a platform must show: of more, those after it have a value that stands without them. */
export const ESSENTIAL_FIELDS = 5
/** Longest `context`, in UTF-16 units: with the form's id it fits into 100. */
export const CONTEXT_MAX = 75
/** What one text field holds on every platform. */
export const FIELD_MAX = 3_000
/** Options of a select. */
export const OPTIONS_MAX = 25

/** A form in the asker's language, for a dialog of any platform. */
export type Form = {
  id: FormId
  /** At most 24 characters. */
  title: string
  /** Words on the button; at most 24 characters. */
  submit: string
  /** Handed back to `submitForm` as it is. */
  context: string
  /** The most important first: the first five are enough. */
  fields: FormField[]
}

export type FormField = {
  name: FieldName
  /** At most 45 characters. */
  label: string
  /** At most 100 characters. */
  hint: string | null
  /** `date`: text like 2025-10-16 where the platform has nothing better, or where less than a day may be known. */
  kind: 'text' | 'paragraph' | 'select' | 'date' | 'checkbox'
  /** Of a select. Labels of at most 75 characters. */
  options: { value: string; label: string }[]
  /** What it starts with; of a checkbox `yes` or nothing. */
  value: string
  required: boolean
  maxLength: number
}

/** What was typed, by field. A field that was not shown or is empty may be left out. */
export type FormValues = Partial<Record<FieldName, string>>
