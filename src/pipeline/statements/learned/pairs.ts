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
  type Open = Pair & { rules: Reading[] }
  const found: Open[] = []
  /** By the holder's number, the text itself being -1. */
  const ofHolders = new Map<number, Open[]>()
  const pairsOf = (holder: Entity | null) => {
    const id = holder?.id ?? -1
    const known = ofHolders.get(id)
    if (known !== undefined) return known
    const none: Open[] = []
    ofHolders.set(id, none)
    return none
  }
  const start = (holder: Entity | null, stance: Stance, own: Open[]) => {
    const made: Open = { holder, stance, rules: [], chance: 0, at: null, spoken: 0, free: 0, freeAt: null }
    own.push(made)
    found.push(made)
    return made
  }
  for (const reading of ruled) {
    const stance = askedAs(reading.stance)
    if (stance === null) continue
    const own = pairsOf(reading.holder)
    const pair = own.find((one) => one.stance === stance) ?? start(reading.holder, stance, own)
    pair.rules.push(reading)
  }
  for (const one of seen) {
    const { holder, how } = one.candidate
    const speaks = how === 'verb' || how === 'according'
    const own = pairsOf(holder)
    for (const { stance, chance } of judge(one)) {
      const known = own.find((pair) => pair.stance === stance)
      if (known === undefined && chance < LEAST) continue
      const pair = known ?? start(holder, stance, own)
      if (chance > pair.chance) {
        pair.chance = chance
        pair.at = one
      }
      if (speaks && chance > pair.spoken) pair.spoken = chance
      if (one.readable && chance > pair.free) {
        pair.free = chance
        pair.freeAt = one
      }
    }
  }
  return found
}
