import { parse } from 'yaml'
import { messageOf, OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { SettingForm } from './setting-keys.ts'

/** What is typed for "nothing in it". */
const EMPTY = /^(?:\[\]|none|ninguno|ninguna)?$/i

/**
 * A value as somebody types it, by what the key takes: a text as it stands, a number, `true`, a list as `[a, b]` or
 * `a, b`, a block as YAML or JSON. What it must hold else is for the loader to say. Throws `OnrecordError` `invalid`.
 */
export function readValue(typed: string, form: SettingForm): unknown {
  const text = typed.trim()
  switch (form.type) {
    case 'array':
      return readList(text, form.items ?? {})
    case 'object':
      return readYaml(text, 'core')
    case 'integer':
    case 'number':
      return /^-?\d{1,15}(?:[.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : text
    case 'boolean':
      return readYesNo(text)
    default:
      return text
  }
}

function readList(text: string, items: SettingForm): unknown[] {
  if (EMPTY.test(text)) return []
  const scalar = items.type !== 'object'
  // Digits of an id are a text; a number would lose some.
  if (/^[[\-{]/.test(text)) {
    const read = readYaml(text, items.type === 'string' ? 'failsafe' : 'core')
    return Array.isArray(read) ? read : [read]
  }
  return scalar ? text.split(',').map((one) => readValue(one, items)) : [readYaml(text, 'core')]
}

function readYesNo(text: string): unknown {
  if (/^(?:true|yes|on|sí|si)$/i.test(text)) return true
  if (/^(?:false|no|off)$/i.test(text)) return false
  return text
}

function readYaml(text: string, schema: 'core' | 'failsafe'): unknown {
  try {
    return parse(text, { schema, version: '1.2', maxAliasCount: 0 })
  } catch (error) {
    throw new OnrecordError(
      'invalid',
      sentence`The value is not valid YAML: ${messageOf(error).split('\n')[0]} Nothing was changed.`,
    )
  }
}
