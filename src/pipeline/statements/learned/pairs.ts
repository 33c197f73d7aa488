import type { Stance } from '../../../domain/vocabulary.ts'
import type { Entity } from '../entity.ts'
import type { Reading } from '../reader.ts'
import type { Judged } from './model.ts'
import type { Seen } from './seen.ts'

/** Somebody and a position they may take: what the rules read of it in the whole text, and how likely sentences make it. */
export type Pair = {
  holder: Entity | null
  stance: Stance
  /** What the rules read, after their own merging. */
  rules: readonly Reading[]
  /** Highest chance of any sentence, 0 to 1, and where. */
  chance: number
  at: Seen | null
  /** Highest chance where the holder is told to speak. */
  spoken: number
  /** Highest chance where something may be read that the rules did not, and where. */
  free: number
  freeAt: Seen | null
}

/** Chances below this are not worth weighing where the rules read nothing. */
const LEAST = 0.06

/** Stances that one question of the learned reader stands for. */
const ASKED_AS: Partial<Record<Stance, Stance | null>> = {
  supplies_counter_evidence: 'disputes',
  qualifies: 'mentions',
  declines_comment: null,
  unclear: null,
}

/** What the learned reader calls a stance; `null` where it has no word for it. */
export function askedAs(stance: Stance): Stance | null {
  const other = ASKED_AS[stance]
  return other === undefined ? stance : other
}

/** Every pair worth weighing. `judge` gives the chances of one who is seen. */
export function findPairs(
  seen: readonly Seen[],
  ruled: readonly Reading[],
  judge: (seen: Seen) => readonly Judged[],
): Pair[] {
  const found = new Map<string, Pair & { rules: Reading[] }>()
  const pairOf = (holder: Entity | null, stance: Stance) => {
    const key = `${holder?.id ?? -1} ${stance}`
    const known = found.get(key)
    if (known !== undefined) return known
    const made = { holder, stance, rules: [] as Reading[], chance: 0, at: null, spoken: 0, free: 0, freeAt: null }
    found.set(key, made)
    return made as Pair & { rules: Reading[] }
  }
  for (const reading of ruled) {
    const stance = askedAs(reading.stance)
    if (stance !== null) pairOf(reading.holder, stance).rules.push(reading)
  }
  for (const one of seen) {
    const speaks = one.candidate.how === 'verb' || one.candidate.how === 'according'
    for (const { stance, chance } of judge(one)) {
      if (chance < LEAST && !found.has(`${one.candidate.holder?.id ?? -1} ${stance}`)) continue
      const pair = pairOf(one.candidate.holder, stance)
      if (chance > pair.chance) Object.assign(pair, { chance, at: one })
      if (speaks && chance > pair.spoken) pair.spoken = chance
      if (one.readable && chance > pair.free) Object.assign(pair, { free: chance, freeAt: one })
    }
  }
  return [...found.values()]
}
