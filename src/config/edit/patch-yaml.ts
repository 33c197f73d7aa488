import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

type Path = readonly (string | number)[]
/** Characters of the text, and what stands there instead. */
type Cut = { from: number; to: number; instead: string }

const INDENT = 2

/**
 * The text with one value set, or taken out with `undefined`, by cutting at its place alone. `null` where the place cannot
 * be told from the text: whoever calls compares what the result says with what was meant.
 */
export function patchYaml(text: string, document: Document.Parsed, path: Path, value: unknown): string | null {
  const { contents } = document
  if (contents === null) {
    const before = text === '' || text.endsWith('\n') ? text : `${text}\n`
    return value === undefined ? text : before + rendered(nested(path, value), 0)
  }
  const cut = cutIn(text, contents, path, value, [])
  return cut === null ? null : text.slice(0, cut.from) + cut.instead + text.slice(cut.to)
}

/** `trail`: how the node was come to, outermost first. */
type Trail = readonly { pair: Pair; map: YAMLMap }[]

function cutIn(text: string, node: unknown, path: Path, value: unknown, trail: Trail): Cut | null {
  const [part, ...rest] = path
  if (part === undefined) return null
  if (isMap(node)) {
    const pair = node.items.find((one) => keyOf(one) === String(part))
    if (pair === undefined)
      return value === undefined ? null : insertPair(text, node as YAMLMap, String(part), nested(rest, value))
    const inner = [...trail, { pair, map: node as YAMLMap }]
    if (rest.length === 0)
      return value === undefined ? removePair(text, inner) : replaceValue(text, pair, node as YAMLMap, value)
    return isEmpty(pair.value)
      ? replaceValue(text, pair, node as YAMLMap, nested(rest, value))
      : cutIn(text, pair.value, rest, value, inner)
  }
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part]
    if (item === undefined)
      return value === undefined ? null : appendItem(text, node as YAMLSeq, nested(rest, value), trail)
    if (rest.length > 0) return cutIn(text, item, rest, value, [])
    return value === undefined ? removeItem(text, node as YAMLSeq, part, trail) : replaceNode(item, value)
  }
  return null
}

function nested(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value)
}

/** In block form, each line indented; lists of plain values in brackets, as people write them. */
function rendered(value: unknown, indent: number): string {
  const lines = stringify(value, { lineWidth: 0, indent: INDENT, version: '1.2' }).trimEnd().split('\n')
  return lines.map((line) => (line === '' ? '\n' : `${' '.repeat(indent)}${line}\n`)).join('')
}

function inline(value: unknown): string {
  return stringify(value, {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    version: '1.2',
  }).trimEnd()
}

function insertPair(text: string, map: YAMLMap, key: string, value: unknown): Cut | null {
  const last = map.items.at(-1)
  if (map.flow) {
    const at = last === undefined ? rangeOf(map)?.[0] : endOfPair(last)
    if (at === undefined) return null
    const entry = inline({ [key]: value }).slice(1, -1)
    return last === undefined
      ? { from: at + 1, to: at + 1, instead: ` ${entry} ` }
      : { from: at, to: at, instead: `, ${entry}` }
  }
  const first = startOfKey(map.items[0])
  const end = last && endOfPair(last)
  if (first === undefined || end === undefined) return null
  const at = lineEnd(text, end)
  return { from: at, to: at, instead: atOwnLine(text, at, block(key, value, columnOf(text, first))) }
}

/** A key with its value, as lines. */
function block(key: string, value: unknown, indent: number): string {
  if (isPlainList(value)) return `${' '.repeat(indent)}${inline({ [key]: 0 }).slice(1, -4)}: ${inline(value)}\n`
  return rendered({ [key]: value }, indent)
}

function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null)
}

function atOwnLine(text: string, at: number, lines: string): string {
  return at > 0 && text[at - 1] !== '\n' ? `\n${lines}` : lines
}

function replaceValue(text: string, pair: Pair, map: YAMLMap, value: unknown): Cut | null {
  const node = pair.value
  if (!isEmpty(node)) return replaceNode(node, value)
  const key = isNode(pair.key) ? pair.key.range : null
  if (!key || map.flow) return null
  const colon = text.indexOf(':', key[1])
  if (colon === -1) return null
  if (typeof value !== 'object' || value === null || isPlainList(value))
    return { from: colon + 1, to: colon + 1, instead: ` ${inline(value)}` }
  const at = lineEnd(text, colon)
  const lines = rendered(value, columnOf(text, key[0]) + INDENT)
  return { from: at, to: at, instead: atOwnLine(text, at, lines) }
}

/** A value on its line for another; of one that takes several lines the library knows better. */
function replaceNode(node: unknown, value: unknown): Cut | null {
  const range = rangeOf(node)
  if (!range) return null
  const onLine = typeof value !== 'object' || value === null || isPlainList(value)
  const replaceable = isScalar(node) ? !String(node.type).startsWith('BLOCK') : (node as YAMLSeq).flow === true
  return onLine && replaceable ? { from: range[0], to: range[1], instead: inline(value) } : null
}

/** The last key of a block goes with the block. */
function removePair(text: string, trail: Trail): Cut | null {
  const last = trail.at(-1)
  if (last === undefined) return null
  const { pair, map } = last
  if (map.items.length === 1 && trail.length > 1) return removePair(text, trail.slice(0, -1))
  const [from, to] = [startOfKey(pair), endOfPair(pair)]
  if (from === undefined || to === undefined) return null
  if (map.flow)
    return cutOfFlow(
      map.items.map((one) => [startOfKey(one), endOfPair(one)]),
      map.items.indexOf(pair),
    )
  const begin = text.lastIndexOf('\n', from - 1) + 1
  // The first key of a list's entry shares its line with the dash.
  return text.slice(begin, from).trim() === '' ? { from: begin, to: lineEnd(text, to), instead: '' } : null
}

function cutOfFlow(places: (readonly [number | undefined, number | undefined])[], index: number): Cut | null {
  const [from, to] = places[index] ?? []
  const [next, before] = [places[index + 1]?.[0], places[index - 1]?.[1]]
  if (from === undefined || to === undefined) return null
  if (next !== undefined) return { from, to: next, instead: '' }
  return { from: before ?? from, to, instead: '' }
}

function appendItem(text: string, list: YAMLSeq, value: unknown, trail: Trail): Cut | null {
  const range = rangeOf(list)
  const last = rangeOf(list.items.at(-1))
  if (!range) return null
  if (list.flow && last) return { from: last[1], to: last[1], instead: `, ${inline(value)}` }
  if (list.flow) {
    if (typeof value !== 'object' || value === null) return { from: range[0], to: range[1], instead: inline([value]) }
    const key = startOfKey(trail.at(-1)?.pair)
    if (key === undefined || trail.at(-1)?.map.flow) return null
    // An empty list in brackets becomes one of entries, below its key.
    const from = text.slice(0, range[0]).trimEnd().length
    const to = lineEnd(text, range[1])
    const rest = text.slice(range[1], to).trimEnd()
    return { from, to, instead: `${rest}\n${rendered([value], columnOf(text, key) + INDENT)}` }
  }
  if (!last) return null
  const at = lineEnd(text, last[1])
  const lines = rendered([value], columnOf(text, range[0]))
  return { from: at, to: at, instead: atOwnLine(text, at, isSpaced(text, list) ? `\n${lines}` : lines) }
}

/** Are the entries of a list set apart by empty lines? */
function isSpaced(text: string, list: YAMLSeq): boolean {
  const [one, other] = [rangeOf(list.items.at(-2)), rangeOf(list.items.at(-1))]
  return one !== null && other !== null && /\n[ \t]*\n/.test(text.slice(one[0], other[0]))
}

function removeItem(text: string, list: YAMLSeq, index: number, trail: Trail): Cut | null {
  const range = rangeOf(list.items[index])
  if (!range) return null
  if (list.flow)
    return cutOfFlow(
      list.items.map((item) => {
        const place = rangeOf(item)
        return [place?.[0], place?.[1]]
      }),
      index,
    )
  const from = text.lastIndexOf('\n', range[0] - 1) + 1
  const to = lineEnd(text, range[1])
  if (list.items.length === 1) {
    const key = trail.at(-1)?.pair.key
    const colon = isNode(key) && key.range ? text.indexOf(':', key.range[1]) : -1
    if (colon === -1) return null
    return { from: colon + 1, to, instead: ` []${text.slice(colon + 1, from)}` }
  }
  // Of two empty lines, one above and one below, one is left.
  const empty = /^[ \t]*\n/.exec(text.slice(to))
  const spaced = from > 1 && text.slice(0, from).endsWith('\n\n') && (empty !== null || to === text.length)
  return { from: spaced ? from - 1 : from, to, instead: '' }
}

/** Behind the line break that ends the line; the end of the text where none does. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

function startOfKey(pair: Pair | undefined): number | undefined {
  return rangeOf(pair?.key)?.[0]
}

function endOfPair(pair: Pair): number | undefined {
  return (isEmpty(pair.value) ? undefined : rangeOf(pair.value)?.[1]) ?? valueless(pair)
}

/** Of a key without a value: behind its colon. */
function valueless(pair: Pair): number | undefined {
  const end = rangeOf(pair.key)?.[1]
  return end === undefined ? undefined : end + 1
}

function rangeOf(node: unknown): readonly [number, number] | null {
  const range = isNode(node) ? (node as Node).range : null
  return range ? [range[0], range[1]] : null
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null)
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key)
}
