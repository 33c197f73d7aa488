import { SHORTEST } from './frame-needles.ts'

type Needle = { letters: string; of: number[] }

/** Finds which of many groups have a needle in a line, in one walk over it. */
export type NeedleIndex = {
  /** By a sum over three letters: which of `lists`, the first being empty. */
  buckets: Uint16Array
  lists: Needle[][]
  /** Groups without needles: they are always found. */
  always: number[]
  size: number
}

/** Many more than needles: most are empty. */
const BUCKETS = 16_384

/** Groups by their needles; `null` for one that has none. */
export function indexNeedles(groups: readonly (readonly string[] | null)[]): NeedleIndex {
  const known = new Map<string, Needle>()
  const buckets = new Uint16Array(BUCKETS)
  const lists: Needle[][] = [[]]
  const always: number[] = []
  for (const [group, needles] of groups.entries()) {
    if (needles === null) always.push(group)
    for (const letters of needles ?? []) {
      const needle = known.get(letters) ?? { letters, of: [] }
      if (!known.has(letters)) {
        known.set(letters, needle)
        const bucket = bucketOf(letters.charCodeAt(0), letters.charCodeAt(1), letters.charCodeAt(2))
        if (buckets[bucket] === 0) buckets[bucket] = lists.push([]) - 1
        lists[buckets[bucket] as number]?.push(needle)
      }
      needle.of.push(group)
    }
  }
  return { buckets, lists, always, size: groups.length }
}

/** A byte a group: 1 where one of its needles stands in the line, or where it has none. */
export function groupsIn(line: string, { buckets, lists, always, size }: NeedleIndex): Uint8Array {
  const found = new Uint8Array(size)
  for (const group of always) found[group] = 1
  let first = line.charCodeAt(0)
  let second = line.charCodeAt(1)
  for (let at = SHORTEST - 1; at < line.length; at++) {
    const third = line.charCodeAt(at)
    const list = buckets[bucketOf(first, second, third)] as number
    if (list !== 0)
      for (const { letters, of } of lists[list] as Needle[])
        if (line.startsWith(letters, at - SHORTEST + 1)) for (const group of of) found[group] = 1
    first = second
    second = third
  }
  return found
}

function bucketOf(first: number, second: number, third: number): number {
  return (first * 1_021 + second * 127 + third) & (BUCKETS - 1)
}
