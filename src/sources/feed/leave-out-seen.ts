import { createHash, hash } from 'node:crypto'
import type { FetchedBody, SeenEntries } from '../../ports/source-adapter.ts'
import { type Slice, sliceFeed } from './slice-feed.ts'

/** More of a document outside its entries than this: it is no ordinary feed, and is read whole. */
const MOST_OUTSIDE = 64 * 1024

/** What the documents of a feed have in common from poll to poll, but for these. */
const DATES = /<((?:\w{1,20}:)?(?:lastBuildDate|pubDate|updated|modified|date))\b[^<>]{0,200}>[^<]{0,200}<\/\1\s{0,9}>/g
/** One begun within another begins anew: else a crafted head would cost the square of its length. */
const COMMENTS = /<!--(?:(?!<!--)[\s\S])*?-->/g

export type Cut = {
  /** Prints of all entries of the document, for the next one; `null` where entries cannot be told apart. */
  seen: SeenEntries | null
  /** The document without the entries seen before, and how many it has left and lacks; `null`: read it whole. */
  rest: { bytes: Uint8Array; entries: number; leftOut: number } | null
}

/**
 * Takes the entries that `before` has out of a document. An entry means the same wherever it stands among its
 * neighbours, but not under another head (namespaces, base address, author): where anything around the entries is not
 * what it was, nothing is taken out; nor where another `version` of the program read them.
 */
export function leaveOutSeen(body: FetchedBody, before: SeenEntries | null, version = ''): Cut {
  const { buffer, byteOffset, byteLength } = body.bytes
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const slices = sliceFeed(bytes)
  if (slices === null || slices.length === 0) return { seen: null, rest: null }
  const gaps = gapsOf(bytes, slices)
  const context = contextOf(body, gaps, version)
  if (context === null) return { seen: null, rest: null }
  const prints = slices.map(({ start, end }) => printOf(bytes.subarray(start, end)))
  const seen = { context, prints: Float64Array.from(prints) }
  if (before === null || before.context !== context) return { seen, rest: null }
  const known = new Set(before.prints)
  const fresh = slices.filter((_, at) => !known.has(prints[at] as number))
  const leftOut = slices.length - fresh.length
  if (leftOut === 0 || !fresh.every(({ start, end }) => isTidy(bytes.toString('latin1', start, end))))
    return { seen, rest: null }
  return { seen, rest: { bytes: withOnly(bytes, slices, new Set(fresh)), entries: fresh.length, leftOut } }
}

function gapsOf(bytes: Buffer, slices: readonly Slice[]): Buffer[] {
  const gaps: Buffer[] = []
  let from = 0
  for (const { start, end } of slices) {
    gaps.push(bytes.subarray(from, start))
    from = end
  }
  gaps.push(bytes.subarray(from))
  return gaps
}

/** Hash of everything but themselves that may change what entries are read as: what is around them, and who reads. */
function contextOf({ url, headers }: FetchedBody, gaps: readonly Buffer[], version: string): string | null {
  if (gaps.reduce((sum, { length }) => sum + length, 0) > MOST_OUTSIDE) return null
  const around = Buffer.concat(gaps).toString('latin1').replace(COMMENTS, '').replace(DATES, '').replace(/\s+/g, '')
  const served = [version, url, headers['content-type'] ?? '', headers['content-location'] ?? '']
  return createHash('sha256')
    .update(JSON.stringify([...served, around]))
    .digest('base64')
}

/** The first 52 bits of its SHA-256: of one document's few entries none has another's by chance. */
function printOf(slice: Buffer): number {
  return Number.parseInt(hash('sha256', slice, 'hex').slice(0, 13), 16)
}

const QUOTED = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g
const TAG = /<[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/y

/** Do all its tags end where they seem to? One left open would reach into what follows, which differs here. */
function isTidy(slice: string): boolean {
  const text = slice.replace(QUOTED, '')
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    TAG.lastIndex = at
    if (!TAG.test(text)) return false
    at = TAG.lastIndex
  }
  return true
}

function withOnly(bytes: Buffer, slices: readonly Slice[], kept: ReadonlySet<Slice>): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (const slice of slices) {
    if (kept.has(slice)) continue
    parts.push(bytes.subarray(from, slice.start))
    from = slice.end
  }
  parts.push(bytes.subarray(from))
  return Buffer.concat(parts)
}
