import { hash } from 'node:crypto'
import type { FetchResult } from '../../ports/fetcher.ts'
import type { Answer } from './ask-once.ts'
import { decompress } from './decompress.ts'
import { giveBack } from './give-back.ts'

const NOTHING = new Uint8Array()

/**
 * What a body says, unless its bytes are those of `knownWire`: then nothing but their hash is worked out. Throws
 * `FetchError` `too_large` or `encoding`.
 */
export async function readBody(
  { bytes: received, joined }: Pick<Answer, 'bytes' | 'joined'>,
  encoding: string,
  maxBodyBytes: number,
  knownWire: string | null = null,
): Promise<Required<Pick<FetchResult, 'body' | 'wire' | 'letGo'>>> {
  const wire = { hash: hash('sha256', received, 'hex'), known: false, encoded: encoding !== '' }
  // One piece lies in a room of the connection's, which is not ours to give.
  const letGoOfReceived = () => joined && giveBack(received)
  if (wire.hash === knownWire) return { body: NOTHING, wire: { ...wire, known: true }, letGo: letGoOfReceived }
  const body = await decompress(received, encoding, maxBodyBytes)
  if (body === received) return { body, wire, letGo: letGoOfReceived }
  letGoOfReceived()
  return { body, wire, letGo: () => giveBack(body) }
}
