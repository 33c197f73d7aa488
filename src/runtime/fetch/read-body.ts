import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { FetchError } from '../../ports/fetcher.ts'
import { decompress } from './decompress.ts'
import type { FetchLimits } from './fetch-limits.ts'
import { tooLarge } from './too-large.ts'

export type ReadBody = { body: Uint8Array; wire: { hash: string; known: boolean; encoded: boolean } }

/**
 * Reads a body to its end and decompresses it, unless its bytes are those of `knownWire`: then nothing but their hash is
 * worked out. Throws `FetchError` `too_large`, `too_slow` or `encoding`.
 */
export async function readBody(
  raw: Readable,
  headers: Record<string, string>,
  limits: FetchLimits,
  knownWire: string | null = null,
): Promise<ReadBody> {
  const declared = Number(headers['content-length'] ?? 0)
  if (declared > limits.maxBodyBytes) {
    raw.destroy()
    throw tooLarge(limits)
  }
  const received = await collect(raw, limits)
  const encoding = headers['content-encoding'] ?? ''
  const wire = { hash: createHash('sha256').update(received).digest('hex'), known: false, encoded: encoding !== '' }
  if (wire.hash === knownWire) return { body: new Uint8Array(), wire: { ...wire, known: true } }
  return { body: await decompress(received, encoding, limits.maxBodyBytes), wire }
}

async function collect(raw: Readable, limits: FetchLimits): Promise<Buffer> {
  const startedAt = performance.now()
  let size = 0
  let slow: FetchError | null = null
  const watch = setInterval(
    () => {
      const elapsedMs = performance.now() - startedAt
      if (elapsedMs < limits.slowGraceMs || (size / elapsedMs) * 1000 >= limits.minBytesPerSecond) return
      slow = new FetchError('too_slow', `The body drips: ${size} bytes in ${Math.round(elapsedMs)} ms; given up.`)
      raw.destroy(slow)
    },
    Math.max(10, Math.min(250, limits.slowGraceMs / 4)),
  )
  try {
    const chunks: Buffer[] = []
    // Events, not `for await`: that costs as much again as the rest of an unchanged poll.
    await new Promise<void>((resolve, reject) => {
      raw.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size <= limits.maxBodyBytes) return
        reject(tooLarge(limits))
        raw.destroy()
      })
      raw.once('end', resolve)
      raw.once('error', reject)
      raw.once('close', () => {
        if (!raw.readableEnded) reject(slow ?? new FetchError('connection', 'The body was cut off.'))
      })
    })
    if (slow) throw slow
    const [only] = chunks
    return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, size)
  } catch (error) {
    throw slow ?? error
  } finally {
    clearInterval(watch)
  }
}
