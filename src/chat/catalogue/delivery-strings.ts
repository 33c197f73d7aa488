import type { DeliveryTroubleNotice, DigestNotice } from '../../domain/notice.ts'
import type { WatchEvent } from '../../domain/vocabulary.ts'
import type { DeliveryState } from '../../ports/stores.ts'

/** What the bot says of its own posts: when they come, what became of them, whom they go to. */
export type DeliveryStrings = {
  event: Record<WatchEvent, string>
  watches: {
    heading(count: number): string
    none: string
    noneHere: string
    follows(channel: string, platform: string, scope: string): string
    all: string
    tag(tag: string): string
    atOnce: string
    digest(every: 'day' | 'week', at: string, zone: string): string
    quiet(from: string, until: string, zone: string): string
    declared: string
    addedBy(name: string): string
    /** Before the time. */
    paused: string
  }
  deliveries: {
    heading(open: number, review: number): string
    none: string
    state: Record<DeliveryState, string>
    attempts(count: number): string
    /** Before the time. */
    nextTry: string
    counts(sent: number, refused: number): string
  }
  actions: Record<'delivery_sent' | 'delivery_again' | 'delivery_drop', string>
  digest: {
    heading: Record<DigestNotice['why'], (posts: number) => string>
    onRecord: string
  }
  trouble: {
    heading: Record<DeliveryTroubleNotice['what'], (channel: string, platform: string) => string>
    todo: Record<DeliveryTroubleNotice['what'], string>
  }
}
