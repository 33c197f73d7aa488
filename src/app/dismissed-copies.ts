import type { Dismissal } from '../domain/dismissal.ts'
import { inEnglish, sentence } from '../domain/sentence.ts'
import type { Match } from '../domain/statement.ts'
import { isCopyOf, shingleText } from '../pipeline/shingle-text.ts'
import type { DismissalStore } from '../ports/dismissal-store.ts'

export type Version = { hash: string; title: string; body: string }

/** Asks, for as long as one document is worked out, what editors dismissed; each claim's dismissals are read once. */
export type DismissalCheck = {
  /** The dismissal that an item falls under: by itself, whatever was made of it since, or as a copy by its words. */
  find(claim: string, version: Version, itemId: number | null): Promise<Dismissal | null>
  /** Was this very item dismissed, in whatever version? */
  ofItem(claim: string, itemId: number): Promise<boolean>
  /** The same matches; what an editor dismissed is dropped, and says so. */
  mark(matches: readonly Match[], version: Version, itemId: number | null): Promise<Match[]>
}

export function createDismissalCheck(store: DismissalStore): DismissalCheck {
  const read = new Map<string, Promise<Dismissal[]>>()
  const active = (claim: string) => {
    const known = read.get(claim) ?? store.active(claim)
    read.set(claim, known)
    return known
  }
  const find: DismissalCheck['find'] = async (claim, version, itemId) => {
    const dismissals = await active(claim)
    if (dismissals.length === 0) return null
    return dismissals.find((one) => one.itemId === itemId) ?? findDismissal(dismissals, version)
  }
  return {
    find,
    async ofItem(claim, itemId) {
      return (await active(claim)).some((dismissal) => dismissal.itemId === itemId)
    },
    async mark(matches, version, itemId) {
      const marked: Match[] = []
      for (const match of matches) {
        const dismissal = match.band === 'dropped' ? null : await find(match.claim, version, itemId)
        marked.push(dismissal ? dismissedMatch(match, dismissal) : match)
      }
      return marked
    },
  }
}

/** By the same words, or by words of which most are the dismissed item's. */
export function findDismissal(dismissals: readonly Dismissal[], { hash, title, body }: Version): Dismissal | null {
  const same = dismissals.find((dismissal) => dismissal.hash === hash)
  if (same) return same
  const shingles = shingleText(title, body)
  return dismissals.find((dismissal) => isCopyOf(shingles, dismissal.shingles)) ?? null
}

function dismissedMatch(match: Match, { by, at, reason }: Dismissal): Match {
  const day = new Date(at).toISOString().slice(0, 10)
  const detail = inEnglish(sentence`an editor (${by}) said on ${day} that it is not about this claim: ${reason}`)
  return { ...match, band: 'dropped', reasons: [{ rule: 'dismissed', detail }, ...match.reasons] }
}
