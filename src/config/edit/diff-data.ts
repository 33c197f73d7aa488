import { isDeepStrictEqual } from 'node:util'
import { type Block, isBlock, nameOf, type PathPart, placeIn, type Step } from '../../domain/data-path.ts'

/** Where two configurations differ, as small as can be told apart: entries with a name one by one, lists of words whole. */
export function diffData(before: unknown, after: unknown, path: PathPart[] = []): Step[] {
  if (isDeepStrictEqual(before, after)) return []
  if (isBlock(before) && isBlock(after))
    return keysOf(before, after).flatMap((key) => diffData(before[key], after[key], [...path, key]))
  // A block that comes or goes is told key by key; an entry with a name whole.
  if (before === undefined && isPlainBlock(after)) return diffData({}, after, path)
  if (after === undefined && isPlainBlock(before)) return diffData(before, {}, path)
  const [was, is] = [byName(before), byName(after)]
  if (was !== null && is !== null && was.size + is.size > 0)
    return keysOf(Object.fromEntries(was), Object.fromEntries(is)).flatMap((name) =>
      diffData(was.get(name), is.get(name), [...path, { entry: name }]),
    )
  return [{ path, before, after }]
}

function isPlainBlock(value: unknown): value is Block {
  return isBlock(value) && nameOf(value) === null && Object.keys(value).length > 0
}

/** Entries of a list by their names; `null` where it is no list of which every entry has one of its own. */
function byName(list: unknown): Map<string, unknown> | null {
  if (list === undefined || list === null) return new Map()
  if (!Array.isArray(list)) return null
  const named = new Map(list.map((entry) => [nameOf(entry), entry]))
  return named.size === list.length && !named.has(null) ? (named as Map<string, unknown>) : null
}

/** Keys in the order they stand, those that went first. */
function keysOf(before: Block, after: Block): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

/** A copy with the value put there, or taken out with `undefined`; a block that is empty then goes with it. */
export function withData(data: unknown, path: readonly PathPart[], value: unknown): unknown {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (typeof part === 'object' || typeof part === 'number') {
    const list = Array.isArray(data) ? data : []
    const index = placeIn(list, part)
    const next = withData(list[index], rest, value)
    return next === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 1, next)
  }
  const block = isBlock(data) ? data : {}
  const next = withData(block[part], rest, value)
  const others = Object.entries(block).filter(([key]) => key !== part)
  if (next !== undefined) return { ...block, [part]: next }
  return others.length === 0 && Object.hasOwn(block, part) ? undefined : Object.fromEntries(others)
}
