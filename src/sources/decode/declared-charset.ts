/** An XML declaration stands at the very start; some sites put blank lines before it. */
const DECLARATION_BYTES = 512
/** The WHATWG prescan looks no further. */
const META_BYTES = 1_024

const DECLARATION = /^\s{0,200}<\?xml\s[^>]{0,300}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._:-]{1,40})["']/
const META = /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9._:-]{1,40})/i

export function declaredCharset(bytes: Uint8Array): string | null {
  return DECLARATION.exec(asLatin1(bytes, DECLARATION_BYTES))?.[1] ?? null
}

/** Only HTML has it; in a feed the word could stand inside somebody's content. */
export function metaCharset(bytes: Uint8Array): string | null {
  const start = asLatin1(bytes, META_BYTES)
  if (!/<(?:!doctype\s+html|html|head)[\s>]/i.test(start)) return null
  return META.exec(start)?.[1] ?? null
}

function asLatin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1')
}
