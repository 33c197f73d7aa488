import type { FormValues } from '../../front/front.ts'

/** What somebody typed into a form that has something to be mended. */
export type KeptWords = { user: string; form: string; context: string; values: FormValues }

/** More than are ever being mended at a time; the oldest give way. */
const KEPT = 200

/** Discord closes a form when it is sent: what was typed waits here to be shown again. Gone when the process ends. */
export function createKeptWords() {
  const kept = new Map<string, KeptWords>()
  return {
    keep(id: string, words: KeptWords): void {
      kept.set(id, words)
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(oldest)
      }
    },
    /** Only who typed it gets it back. */
    find(id: string, user: string): KeptWords | null {
      const found = kept.get(id)
      return found?.user === user ? found : null
    },
  }
}
export type Keeper = ReturnType<typeof createKeptWords>
