import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Anchor, AnchorBook } from '../ports/ledger.ts'

const DAY_MS = 86_400_000

/**
 * The file of anchors: one line a day, the last of it, and the newest. `null` where there is no such file yet; throws
 * `not_found` where it was asked for by name, and `invalid` where it is no file of anchors.
 */
export function readAnchors(file: string, demanded = false): Anchor[] | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && !demanded) return null
    throw new OnrecordError('not_found', sentence`The anchor file ${file} cannot be read: ${messageOf(cause)}`, {
      cause,
    })
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [at = '', entry = '', hash = ''] = line.trim().split(/\s+/)
      const anchor = { at: Date.parse(at), entry: Number(entry), hash }
      if (Number.isNaN(anchor.at) || !Number.isSafeInteger(anchor.entry) || !/^[0-9a-f]{64}$/.test(hash))
        throw new OnrecordError(
          'invalid',
          sentence`${file}, line ${index + 1}: expected a time, an entry and its hash.`,
        )
      return anchor
    })
}

/** Writes down the newest entry: a line of its own a day, in place of the last one of that day. Whole or not at all. */
export function writeAnchor(file: string, anchor: Anchor): void {
  const known = readAnchors(file) ?? []
  const last = known.at(-1)
  if (last && last.entry === anchor.entry && last.hash === anchor.hash) return
  const sameDay = last !== undefined && Math.floor(last.at / DAY_MS) === Math.floor(anchor.at / DAY_MS)
  const kept = sameDay ? known.slice(0, -1) : known
  const lines = [...kept, anchor].map(({ at, entry, hash }) => `${new Date(at).toISOString()} ${entry} ${hash}\n`)
  const fresh = `${file}.new`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(fresh, lines.join(''))
    renameSync(fresh, file)
  } catch (cause) {
    throw new OnrecordError('unavailable', sentence`The anchor file ${file} cannot be written: ${messageOf(cause)}`, {
      cause,
    })
  }
}

export function anchorBook(file: string): AnchorBook {
  return { last: () => readAnchors(file)?.at(-1) ?? null, write: (anchor) => writeAnchor(file, anchor) }
}

/** After a restore: anchors of what came later go aside with it, those of what is left stay. */
export function keepAnchorsUntil(file: string, entry: number): void {
  const known = readAnchors(file)
  if (!known?.some((anchor) => anchor.entry > entry)) return
  let aside = `${file}.before-restore`
  for (let n = 2; existsSync(aside); n++) aside = `${file}.before-restore-${n}`
  renameSync(file, aside)
  for (const anchor of known) if (anchor.entry <= entry) writeAnchor(file, anchor)
}
