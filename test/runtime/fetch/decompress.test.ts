import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decompress } from '../../../src/runtime/fetch/decompress.ts'

const MOST = 4 * 1024 * 1024
const PACK = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync, deflate: deflateRawSync }

/** As long as told, and no easier to pack than a feed is. */
function textOf(length: number): Buffer {
  let [text, seed] = ['', 7]
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647
    text += `<item><title>${seed.toString(36)} ${text.length}</title></item>\n`
  }
  return Buffer.from(text.slice(0, length))
}

describe('decompress', () => {
  it.each(Object.keys(PACK) as (keyof typeof PACK)[])(
    'gives the bytes of %s in a room no larger than they',
    async (name) => {
      for (const length of [1, 3_000, 30_000, 300_000, 2_000_000]) {
        const text = textOf(length)
        const unpacked = await decompress(PACK[name](text), name, MOST)
        expect(Buffer.compare(Buffer.from(unpacked), text)).toBe(0)
        // One byte more where the room's size was told.
        expect(unpacked.buffer.byteLength - length).toBeLessThanOrEqual(1)
      }
    },
  )

  it.each([
    ['less than there is', 100],
    ['more than deflate can make', 2 ** 31],
    ['more than there is', 90_000],
    ['nothing', 0],
  ])('takes no harm from a gzip whose end tells %s', async (_, told) => {
    const text = textOf(30_000)
    const packed = Buffer.concat([gzipSync(text)])
    packed.writeUInt32LE(told, packed.length - 4)
    await expect(decompress(packed, 'gzip', MOST)).rejects.toThrow('The gzip body is damaged or cut short.')
  })

  it('unpacks two gzip files one behind the other', async () => {
    const texts = [textOf(30_000), textOf(20_000)]
    const packed = Buffer.concat(texts.map((text) => gzipSync(text)))
    expect(Buffer.compare(Buffer.from(await decompress(packed, 'gzip', MOST)), Buffer.concat(texts))).toBe(0)
  })

  it('gives nothing for nothing', async () => {
    expect(await decompress(gzipSync(''), 'gzip', MOST)).toHaveLength(0)
  })

  it('keeps the bytes of one answer while others are unpacked', async () => {
    const texts = [40_000, 50_000, 60_000].map(textOf)
    const unpacked = await Promise.all(texts.map((text) => decompress(gzipSync(text), 'gzip', MOST)))
    expect(unpacked.map((bytes) => Buffer.from(bytes).toString())).toEqual(texts.map(String))
  })
})
