import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

/**
 * Puts a value under a key of a YAML map, or takes the key out with `undefined`. What stays the same keeps its place and
 * its comments; comments on what goes are kept before what follows it, or at the end.
 */
export function setKeepingComments(document: Document, map: YAMLMap, key: string, value: unknown): void {
  const at = map.items.findIndex((pair) => keyOf(pair) === key)
  const pair = map.items[at]
  if (pair === undefined) {
    if (value !== undefined) map.set(key, document.createNode(value))
    return
  }
  if (value !== undefined) {
    pair.value = renewed(document, pair.value, value)
    return
  }
  const lost = joined(commentsIn(pair.key), commentsIn(pair.value))
  map.items.splice(at, 1)
  const next = map.items[at]
  if (next && isNode(next.key)) next.key.commentBefore = joined(lost, next.key.commentBefore)
  else map.comment = joined(map.comment, lost)
}

function renewed(document: Document, node: unknown, value: unknown): unknown {
  if (isScalar(node) && (typeof value !== 'object' || value === null)) {
    node.value = value
    return node
  }
  if (isSeq(node) && Array.isArray(value)) {
    renewList(document, node, value)
    return node
  }
  if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const wanted = value as Record<string, unknown>
    for (const key of node.items.map(keyOf))
      if (wanted[key] === undefined) setKeepingComments(document, node, key, undefined)
    for (const [key, member] of Object.entries(wanted)) setKeepingComments(document, node, key, member)
    return node
  }
  const fresh = document.createNode(value) as Node
  fresh.commentBefore = commentsIn(node)
  return fresh
}

/** Entries are known by what they say; one that says something else is another. */
function renewList(document: Document, list: YAMLSeq, values: readonly unknown[]): void {
  const before = list.items as unknown[]
  const free = new Set(before)
  list.items = values.map((value) => {
    const same = before.find((item) => free.has(item) && said(item) === JSON.stringify(value))
    if (same !== undefined) free.delete(same)
    return same ?? document.createNode(value)
  })
  for (const gone of before.filter((item) => free.has(item)).toReversed()) {
    const next = before.slice(before.indexOf(gone) + 1).find((item) => !free.has(item))
    const lost = commentsIn(gone)
    if (isNode(next)) next.commentBefore = joined(lost, next.commentBefore)
    else list.comment = joined(lost, list.comment)
  }
}

function said(item: unknown): string {
  return JSON.stringify(isNode(item) ? item.toJSON() : item)
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key)
}

/** All comments in and about a node, in order; `null` where it has none. */
function commentsIn(node: unknown): string | null {
  if (!isNode(node)) return null
  const found: (string | null | undefined)[] = []
  visit(node, { Node: (_key, one) => void found.push(one.commentBefore, one.comment) })
  return joined(...found)
}

function joined(...comments: (string | null | undefined)[]): string | null {
  const given = comments.filter((comment) => comment != null && comment !== '')
  return given.length === 0 ? null : given.join('\n')
}
