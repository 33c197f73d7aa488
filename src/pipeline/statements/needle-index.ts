import { SHORTEST } from './frame-needles.ts'

type Needle = { letters: string; of: number[] }

/** Finds which of many groups have a needle in a line, in one walk over it. */
export type NeedleIndex = {
  /** By a sum over three letters. */
  buckets: (Needle[] | undefined)[]
  /** Groups without needles: they are always found. */
  always: number[]
  size: number
}

const BUCKETS = 4_096

/** Groups by their needles; `null` for one that has none. */
export function indexNeedles(groups: readonly (readonly string[] | null)[]): NeedleIndex {
  const known = new Map<string, Needle>()
  const buckets: NeedleIndex['buckets'] = new Array(BUCKETS).fill(undefined)
  const always: number[] = []
  for (const [group, needles] of groups.entries()) {
    if (needles === null) always.push(group)
    for (const letters of needles ?? []) {
      const needle = known.get(letters) ?? { letters, of: [] }
      if (!known.has(letters)) {
        known.set(letters, needle)
        const bucket = bucketOf(letters.charCodeAt(0), letters.charCodeAt(1), letters.charCodeAt(2))
        buckets[bucket] = [...(buckets[bucket] ?? []), needle]
      }
      needle.of.push(group)
    }
  }
  return { buckets, always, size: groups.length }
}

/** A byte a group: 1 where one of its needles stands in the line, or where it has none. */
export function groupsIn(line: string, { buckets, always, size }: NeedleIndex): Uint8Array {
  const found = new Uint8Array(size)
  for (const group of always) found[group] = 1
  let first = line.charCodeAt(0)
  let second = line.charCodeAt(1)
  for (let at = SHORTEST - 1; at < line.length; at++) {
    const third = line.charCodeAt(at)
    const bucket = buckets[bucketOf(first, second, third)]
    if (bucket !== undefined)
      for (const { letters, of } of bucket)
        if (line.startsWith(letters, at - SHORTEST + 1)) for (const group of of) found[group] = 1
    first = second
    second = third
  }
  return found
}

function bucketOf(first: number, second: number, third: number): number {
  return (first * 961 + second * 31 + third) & (BUCKETS - 1)
}
