import { hash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../../src/runtime/fetch/read-body.ts'

const MOST = 4 * 1024 * 1024
/** As the fetcher joins what came in two pieces. */
const joinedOf = (bytes: Buffer) => ({ bytes: Buffer.concat([bytes.subarray(0, 9), bytes.subarray(9)]), joined: true })
const text = Buffer.from('<item>a title</item>'.repeat(10_000))
// Packs to more than Node lends of its pool.
const noise = randomBytes(200_000)

describe('letGo', () => {
  it.each([
    ['a packed body', gzipSync(text), 'gzip', text],
    ['a packed body that does not get smaller', gzipSync(noise), 'gzip', noise],
    ['a plain body', noise, '', noise],
  ])('empties %s', async (_, sent, encoding, whole) => {
    const answer = joinedOf(sent)
    const { body, letGo } = await readBody(answer, encoding, MOST)
    expect(Buffer.compare(Buffer.from(body), whole)).toBe(0)
    letGo()
    expect(body).toHaveLength(0)
    if (sent.length > 100_000) expect(answer.bytes).toHaveLength(0)
  })

  it('empties bytes that were known, of which nothing was unpacked', async () => {
    const answer = joinedOf(noise)
    const { body, wire, letGo } = await readBody(answer, '', MOST, hash('sha256', noise, 'hex'))
    expect([body.length, wire.known]).toEqual([0, true])
    letGo()
    expect(answer.bytes).toHaveLength(0)
  })

  it('leaves what lies in a room of the connection, or in the pool', async () => {
    const one = Uint8Array.from(noise)
    const small = Buffer.from('<rss/>')
    for (const answer of [
      { bytes: Buffer.from(one.buffer), joined: false },
      { bytes: Buffer.concat([small, small]), joined: true },
    ]) {
      const { body, letGo } = await readBody(answer, '', MOST)
      const before = body.length
      letGo()
      expect(body).toHaveLength(before)
    }
    expect(one).toHaveLength(noise.length)
  })
})
