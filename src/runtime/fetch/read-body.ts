import { hash } from 'node:crypto'
import type { FetchResult } from '../../ports/fetcher.ts'
import { decompress } from './decompress.ts'

const NOTHING = new Uint8Array()

/**
 * What a body says, unless its bytes are those of `knownWire`: then nothing but their hash is worked out. Throws
 * `FetchError` `too_large` or `encoding`.
 */
export async function readBody(
  received: Uint8Array,
  encoding: string,
  maxBodyBytes: number,
  knownWire: string | null = null,
): Promise<Required<Pick<FetchResult, 'body' | 'wire'>>> {
  const wire = { hash: hash('sha256', received, 'hex'), known: false, encoded: encoding !== '' }
  if (wire.hash === knownWire) return { body: NOTHING, wire: { ...wire, known: true } }
  return { body: await decompress(received, encoding, maxBodyBytes), wire }
}
