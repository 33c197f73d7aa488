import type { Readable } from 'node:stream'
import { FetchError } from '../../ports/fetcher.ts'
import { decompress } from './decompress.ts'
import type { FetchLimits } from './fetch-limits.ts'
import { tooLarge } from './too-large.ts'

/** Reads a body to its end and decompresses it. Throws `FetchError` `too_large`, `too_slow` or `encoding`. */
export async function readBody(
  raw: Readable,
  headers: Record<string, string>,
  limits: FetchLimits,
): Promise<Uint8Array> {
  const declared = Number(headers['content-length'] ?? 0)
  if (declared > limits.maxBodyBytes) {
    raw.destroy()
    throw tooLarge(limits)
  }
  const received = await collect(raw, limits)
  return decompress(received, headers['content-encoding'] ?? '', limits.maxBodyBytes)
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
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limits.maxBodyBytes) throw tooLarge(limits)
      chunks.push(chunk)
    }
    if (slow) throw slow
    return Buffer.concat(chunks, size)
  } catch (error) {
    throw slow ?? error
  } finally {
    clearInterval(watch)
  }
}
