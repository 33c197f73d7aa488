/** Where an entry stands in the bytes of its document, end exclusive. */
export type Slice = { start: number; end: number }

const LESS = 0x3c
const NAMES = ['item', 'entry']
const CDATA = Buffer.from('<![CDATA[')
const CDATA_END = Buffer.from(']]>')
const COMMENT_END = Buffer.from('-->')
const INSTRUCTION_END = Buffer.from('?>')

/**
 * The entries of an RSS or Atom document, found by their tags alone, in one pass over its `<`. `null` where that does not
 * tell them for sure: a document type, an entry inside another, one that is empty or never closed. Bytes must be those of
 * a charset that holds ASCII as it is.
 */
export function sliceFeed(bytes: Buffer): Slice[] | null {
  const slices: Slice[] = []
  let open: { name: string; start: number } | null = null
  for (let at = bytes.indexOf(LESS); at >= 0; at = bytes.indexOf(LESS, at)) {
    const next = bytes[at + 1]
    if (next === 0x21 || next === 0x3f) {
      const end = endOfSpecial(bytes, at)
      if (end === null) return null
      at = end
      continue
    }
    const closing = next === 0x2f
    const from = at + (closing ? 2 : 1)
    const name = nameAt(bytes, from)
    if (name === null) {
      at += 1
      continue
    }
    const end = bytes.indexOf('>', from)
    if (end < 0) return null
    if (closing) {
      if (open?.name !== name) return null
      slices.push({ start: open.start, end: end + 1 })
      open = null
    } else {
      if (open !== null || bytes[end - 1] === 0x2f) return null
      open = { name, start: at }
    }
    at = end + 1
  }
  return open === null ? slices : null
}

/** Behind a comment, a CDATA section or an instruction; `null` for anything else that begins with `<!`. */
function endOfSpecial(bytes: Buffer, at: number): number | null {
  if (bytes[at + 1] === 0x3f) return behind(bytes, INSTRUCTION_END, at + 2)
  if (bytes[at + 2] === 0x2d) return bytes[at + 3] === 0x2d ? behind(bytes, COMMENT_END, at + 4) : null
  for (let next = 2; next < CDATA.length; next++) if (bytes[at + next] !== CDATA[next]) return null
  return behind(bytes, CDATA_END, at + CDATA.length)
}

function behind(bytes: Buffer, mark: Buffer, from: number): number | null {
  const found = bytes.indexOf(mark, from)
  return found < 0 ? null : found + mark.length
}

/** The name of an entry's tag at a place, where it ends there. */
function nameAt(bytes: Buffer, from: number): string | null {
  const first = bytes[from]
  const name = first === 0x69 ? NAMES[0] : first === 0x65 ? NAMES[1] : undefined
  if (name === undefined) return null
  for (let at = 1; at < name.length; at++) if (bytes[from + at] !== name.charCodeAt(at)) return null
  const behind = bytes[from + name.length]
  const ends = behind === 0x3e || behind === 0x2f || (behind !== undefined && behind <= 0x20)
  return ends ? name : null
}
