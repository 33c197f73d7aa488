import type { Watch } from '../domain/event.ts'
import type { Instant, Platform } from '../domain/vocabulary.ts'

export type StoredWatch = Watch & {
  declared: boolean
  addedBy: string | null
  /** Nothing can be posted to its channel: since when and why, in words. */
  paused: { at: Instant; reason: string } | null
}

/** Why: who wants to be told what, and when. Every change is in the ledger. */
export interface WatchStore {
  active(): Promise<Watch[]>
  /** With what is known of each; removed ones are left out. */
  list(filter?: { platform?: Platform; channel?: string }): Promise<StoredWatch[]>
  /** Sets a watch, or changes the one of this scope; a stop of its channel ends. */
  set(watch: Omit<Watch, 'id'>, by: string, now: Instant): Promise<void>
  /** `false`: there is none. */
  remove(watch: Pick<Watch, 'platform' | 'channel' | 'scope'>, by: string, now: Instant): Promise<boolean>
  /** Follows `onrecord.yaml`: what it says now; what was changed by hand stays until the file says something else. */
  syncDeclared(watches: Omit<Watch, 'id'>[], now: Instant): Promise<void>
}
