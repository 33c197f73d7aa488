import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { FetchError } from '../../ports/fetcher.ts'
import { tooLarge } from './too-large.ts'

/** More encodings than this on one body are an attack, not a site. */
const MAX_ENCODINGS = 3

type Decode = (bytes: Uint8Array, maxOutputLength: number) => Promise<Uint8Array>

const gunzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gunzip)
const inflate = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflate)
const inflateRaw = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflateRaw)
const unbrotli = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)
const unzstd = promisify<zlib.InputType, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress)

const DECODERS: Record<string, Decode> = {
  gzip: (bytes, maxOutputLength) => gunzip(bytes, { maxOutputLength }),
  'x-gzip': (bytes, maxOutputLength) => gunzip(bytes, { maxOutputLength }),
  br: (bytes, maxOutputLength) => unbrotli(bytes, { maxOutputLength }),
  zstd: (bytes, maxOutputLength) => unzstd(bytes, { maxOutputLength }),
  // Half the web's "deflate" is raw, without the zlib header whose first nibble is 8.
  deflate: (bytes, maxOutputLength) => ((bytes[0] ?? 0) % 16 === 8 ? inflate : inflateRaw)(bytes, { maxOutputLength }),
}

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
  const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined
  if (!decode) {
    throw new FetchError('encoding', `The body is encoded as ${JSON.stringify(name.slice(0, 40))}, which is not known.`)
  }
  try {
    return await decode(bytes, maxBodyBytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge({ maxBodyBytes })
    throw new FetchError('encoding', `The ${name} body is damaged or cut short.`, error)
  }
}
