import type { Story, StoryItem, StorySource } from './story-schema.ts'

/** Newest items a feed shows. */
const FEED_LENGTH = 20

/** An item's words as its site shows them at one moment. */
export type ShownItem = {
  id: string
  title: string
  body: string
  author: string | null
  publishedAt: number
  /** Last change a reader could see; sites that edit without a word still print the first date. */
  changedAt: number
}

/** What a source's site shows at one moment. */
export type SiteState = {
  source: StorySource
  /** Newest first. */
  items: ShownItem[]
  /** When the feed last changed, for `Last-Modified`. */
  changedAt: number
  blocked: boolean
}

export function siteStateAt(story: Story, source: StorySource, now: number): SiteState {
  const own = story.items.filter((item) => item.source === source.id)
  const items = own
    .filter((item) => isShown(item, now))
    .map((item) => showItem(item, now))
    .sort((a, b) => b.publishedAt - a.publishedAt)
    .slice(0, FEED_LENGTH)
  const changes = own
    .flatMap((item) => [item.visibleFrom, ...item.revisions.map(({ from }) => from), item.removedAt ?? 0])
    .filter((at) => at <= now)
  return {
    source,
    items,
    changedAt: Math.max(0, ...changes),
    blocked: source.blocked.some(({ from, until }) => from <= now && now < until),
  }
}

/** The article of an id, or whether it was there once. */
export function findArticle(
  story: Story,
  source: StorySource,
  id: string,
  now: number,
): ShownItem | 'gone' | 'unknown' {
  const item = story.items.find((one) => one.source === source.id && one.id === id)
  if (!item || item.visibleFrom > now) return 'unknown'
  return isShown(item, now) ? showItem(item, now) : 'gone'
}

function isShown(item: StoryItem, now: number): boolean {
  return item.visibleFrom <= now && (item.removedAt === undefined || now < item.removedAt)
}

function showItem(item: StoryItem, now: number): ShownItem {
  const past = item.revisions.filter(({ from }) => from <= now)
  return {
    id: item.id,
    title: past.findLast(({ title }) => title !== undefined)?.title ?? item.title,
    body: (past.findLast(({ body }) => body !== undefined)?.body ?? item.body).trim(),
    author: item.author ?? null,
    publishedAt: item.publishedAt,
    changedAt: past.at(-1)?.from ?? item.visibleFrom,
  }
}
