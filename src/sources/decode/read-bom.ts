const BOMS: { bytes: number[]; charset: string }[] = [
  { bytes: [0x00, 0x00, 0xfe, 0xff], charset: 'utf-32be' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], charset: 'utf-32le' },
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
]

/** How `<` looks at the start of a document of two- or four-byte units (XML 1.0, appendix F.1). */
const PATTERNS: { bytes: number[]; charset: string }[] = [
  { bytes: [0x00, 0x00, 0x00, 0x3c], charset: 'utf-32be' },
  { bytes: [0x3c, 0x00, 0x00, 0x00], charset: 'utf-32le' },
  { bytes: [0x00, 0x3c, 0x00], charset: 'utf-16be' },
  { bytes: [0x3c, 0x00], charset: 'utf-16le' },
]

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, at) => bytes[at] === byte)

export function readBom(bytes: Uint8Array): { charset: string; length: number } | null {
  const bom = BOMS.find((one) => startsWith(bytes, one.bytes))
  return bom ? { charset: bom.charset, length: bom.bytes.length } : null
}

export function charsetByBytes(bytes: Uint8Array): string | null {
  return PATTERNS.find((one) => startsWith(bytes, one.bytes))?.charset ?? null
}
