import { isDeepStrictEqual } from 'node:util'
import { type Document, isMap, isSeq, parseDocument } from 'yaml'
import { dataAt, isBlock, type PathPart, placeIn } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { setKeepingComments } from '../keep-comments.ts'
import { withData } from './diff-data.ts'
import { patchYaml } from './patch-yaml.ts'

/**
 * Puts a value at a path of a YAML text, or takes it out with `undefined`. Every other line stays as it is, comments and
 * layout too; where the place cannot be cut out of the text, the library writes the file anew and keeps the comments.
 * Throws `OnrecordError` `invalid` where the text is no YAML, or the place is shared with another (`*alias`).
 */
export function editYaml(text: string, path: readonly PathPart[], value: unknown): string {
  // Read once for the first edit: a large file takes its time.
  let document = readDocument(text)
  let edited = text
  for (const one of small(dataOf(document), path, value)) {
    if (edited !== text) document = readDocument(edited)
    edited = editOne(edited, document, one.path, one.value)
  }
  return edited
}

/** The text as data; an empty file is an empty block. */
export function readData(text: string): unknown {
  return dataOf(readDocument(text))
}

function dataOf(document: Document.Parsed): unknown {
  return document.toJS({ maxAliasCount: 100 }) ?? {}
}

type Edit = { path: readonly PathPart[]; value: unknown }

/** One change of a whole block or list as the changes inside it, so that what stays is not touched. */
function small(data: unknown, path: readonly PathPart[], value: unknown): Edit[] {
  const before = dataAt(data, path)
  if (isDeepStrictEqual(before, value)) return []
  if (isBlock(before) && isBlock(value))
    return [...new Set([...Object.keys(before), ...Object.keys(value)])].flatMap((key) =>
      small(data, [...path, key], value[key]),
    )
  if (Array.isArray(before) && Array.isArray(value) && before.length > 0 && value.length > 0) {
    const has = (list: readonly unknown[], one: unknown) => list.some((other) => isDeepStrictEqual(other, one))
    const kept = before.filter((one) => has(value, one))
    const added = value.filter((one) => !has(before, one))
    if (isDeepStrictEqual([...kept, ...added], value))
      return [
        ...before
          .map((one, index) => ({ one, index }))
          .filter(({ one }) => !has(value, one))
          .toReversed()
          .map(({ index }) => ({ path: [...path, index], value: undefined })),
        ...added.map((one) => ({ path: [...path, Number.MAX_SAFE_INTEGER], value: one })),
      ]
  }
  return [{ path, value }]
}

function editOne(text: string, document: Document.Parsed, path: readonly PathPart[], value: unknown): string {
  const data = dataOf(document)
  const wanted = withData(data, path, value) ?? {}
  const plain = plainPath(data, path)
  const patched = patchYaml(text, document, plain, value)
  if (patched !== null && says(patched, wanted)) return patched
  const rewritten = rewrite(document, wanted)
  if (says(rewritten, wanted)) return rewritten
  throw new OnrecordError(
    'invalid',
    'This place of the file is shared with another by an alias (*name): write the values out there first. Nothing was changed.',
  )
}

/** Names of entries as places in their lists. */
function plainPath(data: unknown, path: readonly PathPart[]): (string | number)[] {
  return path.map((part, depth) => {
    if (typeof part === 'string') return part
    const list = dataAt(data, path.slice(0, depth))
    return placeIn(Array.isArray(list) ? list : [], part)
  })
}

function readDocument(text: string): Document.Parsed {
  const document = parseDocument(text, { version: '1.2' })
  if (document.errors.length > 0)
    throw new OnrecordError('invalid', 'The file is not valid YAML; "onrecord check" says where. Nothing was changed.')
  return document
}

function says(text: string, wanted: unknown): boolean {
  const document = parseDocument(text, { version: '1.2' })
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS({ maxAliasCount: 100 }) ?? {}, wanted)
}

function rewrite(document: Document.Parsed, wanted: unknown): string {
  const { contents } = document
  if (!isMap(contents) || !isBlock(wanted)) return document.toString({ lineWidth: 0 })
  const said = contents.toJSON() as Record<string, unknown>
  for (const key of new Set([...Object.keys(said), ...Object.keys(wanted)]))
    if (!isDeepStrictEqual(said[key], wanted[key])) {
      setKeepingComments(document, contents as never, key, wanted[key])
      const list = contents.get(key)
      if (isSeq(list) && list.items.length > 0 && isMap(list.items[0])) list.flow = false
    }
  return document.toString({ lineWidth: 0 })
}
