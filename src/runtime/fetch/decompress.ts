import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { FetchError } from '../../ports/fetcher.ts'
import { fillsItsRoom, OWN_ROOM_BYTES } from './give-back.ts'
import { tooLarge } from './too-large.ts'

/** More encodings than this on one body are an attack, not a site. */
const MAX_ENCODINGS = 3

type Options = { maxOutputLength: number; chunkSize: number }
type Encoding = {
  now: (bytes: Uint8Array, options: Options) => Uint8Array
  aside: (bytes: Uint8Array, options: Options) => Promise<Uint8Array>
}

const aside =
  (unpack: (bytes: zlib.InputType, options: Options, done: (error: Error | null, out: Buffer) => void) => void) =>
  (bytes: Uint8Array, options: Options) =>
    promisify<zlib.InputType, Options, Buffer>(unpack)(bytes, options)

const GZIP: Encoding = { now: zlib.gunzipSync, aside: aside(zlib.gunzip) }
const INFLATE: Encoding = { now: zlib.inflateSync, aside: aside(zlib.inflate) }
const INFLATE_RAW: Encoding = { now: zlib.inflateRawSync, aside: aside(zlib.inflateRaw) }

const ENCODINGS: Record<string, (bytes: Uint8Array) => Encoding> = {
  gzip: () => GZIP,
  'x-gzip': () => GZIP,
  br: () => ({ now: zlib.brotliDecompressSync, aside: aside(zlib.brotliDecompress) }),
  zstd: () => ({ now: zlib.zstdDecompressSync, aside: aside(zlib.zstdDecompress) }),
  // Half the web's "deflate" is raw, without the zlib header whose first nibble is 8.
  deflate: (bytes) => ((bytes[0] ?? 0) % 16 === 8 ? INFLATE : INFLATE_RAW),
}

/**
 * Of 84 real feeds the median is 6.5 KB packed and 28 KB unpacked: a way to the thread pool and back for every 16 KB
 * costs as much CPU again as unpacking it (0.52 against 0.24 ms). Larger ones, and those that unpack to more than this,
 * go there: they must not hold the event loop, and a bomb of a few kilobytes must not either.
 */
const MOST_AT_ONCE = { packed: 64 * 1024, unpacked: 512 * 1024 }
/** Room for what comes out where nothing tells how much it is, as a multiple of what goes in; in one piece within these bounds. */
const ROOM = { times: 8, least: OWN_ROOM_BYTES, most: 256 * 1024 }
/** Deflate makes no more than this of one byte. */
const MOST_TIMES = 1_032
/** A gzip file is no shorter than its head and its end. */
const LEAST_GZIP = 18

/** What the fetcher offers a server, best first. */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate'

/** Takes off the encodings a `Content-Encoding` header lists. Throws `FetchError` `encoding` or `too_large`. */
export async function decompress(bytes: Uint8Array, header: string, maxBodyBytes: number): Promise<Uint8Array> {
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > MAX_ENCODINGS) throw new FetchError('encoding', `${names.length} content encodings on one body.`)
  let result = bytes
  for (const name of names.reverse()) {
    if (result.length === 0) return result
    result = await decodeOne(name, result, maxBodyBytes)
  }
  return result
}

async function decodeOne(name: string, bytes: Uint8Array, maxBodyBytes: number): Promise<Uint8Array> {
  const encoding = Object.hasOwn(ENCODINGS, name) ? ENCODINGS[name]?.(bytes) : undefined
  if (!encoding) {
    throw new FetchError('encoding', `The body is encoded as ${JSON.stringify(name.slice(0, 40))}, which is not known.`)
  }
  const small = Math.min(maxBodyBytes, MOST_AT_ONCE.unpacked)
  try {
    if (bytes.length <= MOST_AT_ONCE.packed) {
      const options = { maxOutputLength: small, chunkSize: roomFor(encoding, bytes, small) }
      const unpacked = unpackSmall(encoding, bytes, options)
      if (unpacked !== null) return takeOut(unpacked, options.chunkSize)
    }
    const options = { maxOutputLength: maxBodyBytes, chunkSize: roomFor(encoding, bytes, maxBodyBytes) }
    return takeOut(await encoding.aside(bytes, options), options.chunkSize)
  } catch (error) {
    if (isTooMuch(error)) throw tooLarge({ maxBodyBytes })
    throw new FetchError('encoding', `The ${name} body is damaged or cut short.`, error)
  }
}

/**
 * In one piece, and one byte more, for the unpacker takes a second room once the first is full. The end of a gzip file tells
 * how much comes out; what it tells may be wrong, and is then at worst a room too many.
 */
function roomFor(encoding: Encoding, bytes: Uint8Array, most: number): number {
  const told = encoding === GZIP && bytes.length >= LEAST_GZIP ? readLast(bytes) : 0
  if (told > 0 && told <= Math.min(most, bytes.length * MOST_TIMES)) return Math.max(OWN_ROOM_BYTES, told + 1)
  return Math.min(ROOM.most, Math.max(ROOM.least, bytes.length * ROOM.times))
}

function readLast({ buffer, byteOffset, byteLength }: Uint8Array): number {
  return new DataView(buffer, byteOffset, byteLength).getUint32(byteLength - 4, true)
}

/** `null`: it is not as small unpacked. */
function unpackSmall({ now }: Encoding, bytes: Uint8Array, options: Options): Uint8Array | null {
  try {
    return now(bytes, options)
  } catch (error) {
    if (isTooMuch(error)) return null
    throw error
  }
}

/**
 * The bytes, in a room that is not much larger; the one they were unpacked in is given back at once where it is: the unpacker
 * keeps hold of it, and V8 lets go of unpackers only when it marks all that is old. Until then some 60 MB of such rooms stood about.
 */
function takeOut(unpacked: Uint8Array, chunkSize: number): Uint8Array {
  const { buffer } = unpacked
  // What came in several pieces was put together in a room of its own.
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== chunkSize || fillsItsRoom(unpacked)) return unpacked
  const own = new Uint8Array(unpacked)
  buffer.transfer(0)
  return own
}

function isTooMuch(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
}
