import * as z from 'zod'
import { isBlock } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import { nearestOf } from '../nearest.ts'
import { settingsFileSchema } from '../schemas/settings-schema.ts'

/** A setting of onrecord.yaml, as its schema has it. `default`: as it would be written; `undefined` for none. */
export type SettingKey = { key: string; meaning: string; default: unknown; form: SettingForm }

/** What a value may be: the part of JSON Schema that the generated schemas use. */
export type SettingForm = {
  type?: string
  description?: string
  default?: unknown
  enum?: unknown[]
  properties?: Record<string, SettingForm>
  items?: SettingForm
  anyOf?: SettingForm[]
  [key: string]: unknown
}

/** Names under which people look for what never stands in a file that others may read. */
const SECRET = /token|secret|password|passwd|api-?key$|signing/i
/** Tokens of Slack and Discord, keys of services. */
const SECRET_VALUE = /^(?:xox[a-z]-|xapp-|sk-|ghp_)|^[\w-]{20,40}\.[\w-]{5,10}\.[\w-]{25,200}$/
/** Keys near a typed one that are offered. */
const OFFERED = 3

let form: SettingForm | null = null

function settingsForm(): SettingForm {
  form ??= z.toJSONSchema(settingsFileSchema, { io: 'input', target: 'draft-7' }) as SettingForm
  return form
}

/** Every key that can be set by itself, in the order of the schema: lists are one key. */
export function settingKeys(): SettingKey[] {
  return keysBelow(settingsForm(), [], undefined, '')
}

function keysBelow(here: SettingForm, path: readonly string[], preset: unknown, above: string): SettingKey[] {
  return Object.entries(blockOf(here)?.properties ?? {}).flatMap(([name, member]) => {
    const own = isBlock(preset) ? preset[name] : undefined
    const given = own ?? member.default
    if (blockOf(member) !== null) return keysBelow(member, [...path, name], given, meaningOf(member))
    return [
      {
        key: [...path, name].join('.'),
        meaning: meaningOf(member) || `${above} (${name})`,
        default: given,
        form: member,
      },
    ] satisfies SettingKey[]
  })
}

function meaningOf(member: SettingForm): string {
  return member.description ?? plain(member).description ?? ''
}

/** What it is where it is given: without "or nothing". */
function plain(member: SettingForm): SettingForm {
  return member.anyOf?.find(({ type }) => type !== 'null') ?? member
}

function blockOf(member: SettingForm): SettingForm | null {
  const { properties } = plain(member)
  return properties === undefined ? null : plain(member)
}

export type FoundKey = { path: (string | number)[]; form: SettingForm; meaning: string; default: unknown }

/**
 * A key as typed: `polling.lateAfter`, `watches[0].mode`. A whole block is a key too. Throws `OnrecordError` `not_found`
 * naming the nearest, or `invalid` where it is asked for a secret.
 */
export function findKey(typed: string): FoundKey {
  const path = readPath(typed)
  let here = settingsForm()
  let preset: unknown
  let above = ''
  for (const part of path) {
    const { properties, items } = plain(here)
    const next =
      typeof part === 'number' ? items : Object.hasOwn(properties ?? {}, part) ? properties?.[part] : undefined
    if (next === undefined) throw unknownKey(typed)
    preset = (isBlock(preset) && typeof part === 'string' ? preset[part] : undefined) ?? next.default
    above = meaningOf(here)
    here = next
  }
  if (path.length === 0) throw unknownKey(typed)
  return { path, form: plain(here), meaning: meaningOf(here) || `${above} (${String(path.at(-1))})`, default: preset }
}

function readPath(typed: string): (string | number)[] {
  const parts = typed
    .trim()
    .replaceAll(/\[(\d{1,5})\]/g, '.$1')
    .split('.')
  return parts.map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : part))
}

function unknownKey(typed: string): OnrecordError {
  const shown = typed.slice(0, 60)
  if (SECRET.test(typed))
    return new OnrecordError(
      'invalid',
      sentence`"${shown}" is a secret, and secrets never stand in onrecord.yaml: they belong in .env. "onrecord slack setup" and
        "onrecord discord setup" put tokens there. Nothing was changed.`,
    )
  const near = nearestOf(
    typed,
    settingKeys().map(({ key }) => key),
    OFFERED,
  )
  const told =
    near.length === 0
      ? sentence`There is no setting "${shown}". "onrecord config list" lists all.`
      : sentence`There is no setting "${shown}".${sentence` Did you mean ${near.join(', ')}?`} "onrecord config list" lists all.`
  return new OnrecordError('not_found', told)
}

/** Refuses, without repeating it, a value that looks like a token. */
export function refuseSecret(value: string): void {
  if (SECRET_VALUE.test(value.trim()))
    throw new OnrecordError(
      'invalid',
      'That looks like a token or key, and secrets never stand in onrecord.yaml: put it into .env. Nothing was changed.',
    )
}
