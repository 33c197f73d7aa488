import iconv from 'iconv-lite'
import { declaredCharset, metaCharset } from './declared-charset.ts'
import { charsetByBytes, readBom } from './read-bom.ts'

export type DecodedBody = { text: string; charset: string }

/**
 * Bytes to text. The order is that of RFC 7303 and the WHATWG sniffing rules: byte order mark, charset of the
 * `Content-Type` header, XML declaration, `<meta>`, then UTF-8. A charset that the bytes contradict is passed over;
 * text that fits none is read as UTF-8 where most of it is, else as windows-1252.
 */
export function decodeBody(bytes: Uint8Array, headers: Record<string, string>): DecodedBody {
  const bom = readBom(bytes)
  if (bom) return { text: decodeLoosely(bytes.subarray(bom.length), bom.charset), charset: bom.charset }
  const byPattern = charsetByBytes(bytes)
  if (byPattern) return { text: stripBom(decodeLoosely(bytes, byPattern)), charset: byPattern }
  const candidates = [
    headerCharset(headers['content-type'] ?? ''),
    declaredCharset(bytes),
    metaCharset(bytes),
    'utf-8',
  ].filter((charset): charset is string => charset !== null && isAsciiCompatible(charset))
  for (const charset of candidates) {
    const text = decodeStrictly(bytes, charset)
    if (text !== null) return { text: stripBom(text), charset: charset.toLowerCase() }
  }
  const charset =
    candidates.length > 1 && !isUtf8(candidates[0]) && isKnown(candidates[0]) ? candidates[0] : guess(bytes)
  return { text: stripBom(decodeLoosely(bytes, charset as string)), charset: (charset as string).toLowerCase() }
}

function headerCharset(contentType: string): string | null {
  const match = /charset\s*=\s*["']?\s*([^\s"';,]{1,40})/i.exec(contentType.slice(0, 500))
  return match?.[1] ?? null
}

/** The bytes have no zero pairs, so a label of UTF-16 or UTF-32 is wrong: somebody re-encoded without relabelling. */
function isAsciiCompatible(charset: string): boolean {
  return !/^(utf-?16|utf-?32|ucs-?[24]|iso-10646-ucs)/i.test(charset)
}

function isUtf8(charset: string | undefined): boolean {
  return /^utf-?8$/i.test(charset ?? '')
}

function isKnown(charset: string | undefined): boolean {
  return charset !== undefined && (isWebCharset(charset) || iconv.encodingExists(charset))
}

function isWebCharset(charset: string): boolean {
  try {
    return new TextDecoder(charset) !== null
  } catch {
    return false
  }
}

/** Made once: nearly every document is asked for this one. */
const STRICT_UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    const decoder = isUtf8(charset) ? STRICT_UTF_8 : new TextDecoder(charset, { fatal: true, ignoreBOM: true })
    return decoder.decode(bytes)
  } catch {
    if (isWebCharset(charset) || !iconv.encodingExists(charset)) return null
    const text = iconv.decode(Buffer.from(bytes), charset)
    return text.includes('\uFFFD') ? null : text
  }
}

function decodeLoosely(bytes: Uint8Array, charset: string): string {
  if (isWebCharset(charset)) return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
  return iconv.decode(Buffer.from(bytes), charset)
}

/** UTF-8 with a few broken bytes keeps its accents; a text whose high bytes are mostly not UTF-8 is windows-1252. */
function guess(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let whole = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code >= 0x80) whole++
  }
  return whole > broken ? 'utf-8' : 'windows-1252'
}

function stripBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
