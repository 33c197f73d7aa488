import { hash } from 'node:crypto'
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
  const context = contextOf(body, bytes, slices, version)
  if (context === null) return { seen: null, rest: null }
  const prints = new Float64Array(slices.length)
  for (let at = 0; at < slices.length; at++) prints[at] = printOf(bytes, slices[at] as Slice)
  const seen = { context, prints }
  if (before === null || before.context !== context) return { seen, rest: null }
  const known = new Set(before.prints)
  const old = slices.filter((_, at) => known.has(prints[at] as number))
  const fresh = slices.filter((_, at) => !known.has(prints[at] as number))
  if (old.length === 0 || !fresh.every(({ start, end }) => isTidy(bytes.toString('latin1', start, end))))
    return { seen, rest: null }
  return { seen, rest: { bytes: without(bytes, old), entries: fresh.length, leftOut: old.length } }
}

/** Hash of everything but themselves that may change what entries are read as: what is around them, and who reads. */
function contextOf(
  { url, headers }: FetchedBody,
  bytes: Buffer,
  slices: readonly Slice[],
  version: string,
): string | null {
  const inside = slices.reduce((sum, { start, end }) => sum + end - start, 0)
  if (bytes.length - inside > MOST_OUTSIDE) return null
  const around = textAround(bytes, slices).replace(COMMENTS, '').replace(DATES, '').replace(/\s+/g, '')
  const served = [version, url, headers['content-type'] ?? '', headers['content-location'] ?? '']
  return hash('sha256', JSON.stringify([...served, around]), 'base64')
}

/** Two dozen entries have as many gaps between them, most of them nothing but blanks: those are not even made texts. */
function textAround(bytes: Buffer, slices: readonly Slice[]): string {
  let text = ''
  let from = 0
  for (const { start, end } of slices) {
    if (!isBlank(bytes, from, start)) text += bytes.toString('latin1', from, start)
    from = end
  }
  return text + bytes.toString('latin1', from)
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false
  }
  return true
}

/** The first 52 bits of its SHA-256: of one document's few entries none has another's by chance. */
function printOf(bytes: Buffer, { start, end }: Slice): number {
  return Number.parseInt(hash('sha256', bytes.subarray(start, end), 'hex').slice(0, 13), 16)
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

/** In memory of its own, not in a pool's: all of what a piece lies in is copied for the worker that reads it. */
function without(bytes: Buffer, slices: readonly Slice[]): Buffer {
  const left = Buffer.allocUnsafeSlow(slices.reduce((length, { start, end }) => length - (end - start), bytes.length))
  let from = 0
  let written = 0
  for (const { start, end } of slices) {
    written += bytes.copy(left, written, from, start)
    from = end
  }
  bytes.copy(left, written, from)
  return left
}
