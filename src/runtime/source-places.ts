import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A place in the bundle, as stacks name it: `file:///…/chunks/NAME.js:line:column`. */
const PLACE = /(file:\/\/[^\s"'()]+\/chunks\/[\w.-]+\.js):(\d+):(\d+)/g

/** Where the bundle stands, seen from this module's place in it. */
const CHUNKS = new URL('../chunks/', import.meta.url).href

/**
 * Puts the places in `src` where `text` names places in the bundle. Node could do it by itself, but would hold the maps of
 * all that is loaded from the start on; here they are read when a stack is told. Only below `chunks`: a line may hold words
 * from outside, and no file is opened because they name it.
 */
export function toSourcePlaces(text: string, chunks: string = CHUNKS): string {
  if (!text.includes('/chunks/')) return text
  const maps = new Map<string, SourceMap | null>()
  return text.replace(PLACE, (place, url: string, line: string, column: string) => {
    if (url.slice(0, url.lastIndexOf('/') + 1) !== chunks) return place
    const map = maps.get(url) ?? readMap(url)
    maps.set(url, map)
    const origin = map?.findOrigin(Number(line), Number(column))
    if (origin === undefined || !('fileName' in origin)) return place
    return `${new URL(origin.fileName, url).href}:${origin.lineNumber}:${origin.columnNumber}`
  })
}

/** `null` where there is none: the text then keeps the place it names. */
function readMap(url: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${url}.map`), 'utf8')) as SourceMapPayload)
  } catch {
    return null
  }
}
