import type { CheckedClaim, FeedBody, Story } from './corpora.ts'
import { aboutClaim, itemMark } from './world.ts'

export type Entry = { guid: string; link: string; title: string; body: string; publishedAt: number }

/** Instant of the first new entry; the clock of the measured runs starts here. */
export const WORLD_START = Date.UTC(2026, 0, 5, 12)
const MINUTE = 60_000
/** Time between two steps. */
export const STEP_MS = 5 * MINUTE

const SPEAKERS = ['Karen Whitfield', 'Daniel Okafor', 'Maria Castellanos', 'Peter Lindqvist', 'Helen Marsh']

/** The entry a source puts on top in a version. */
export function entryOf(
  source: number,
  version: number,
  words: { claims: readonly CheckedClaim[]; stories: readonly Story[] },
): Entry {
  const about = aboutClaim(source, version)
  const story = words.stories[(source * 13 + version * 101) % words.stories.length] as Story
  const guid = itemMark(source, version)
  const own = { guid, link: `https://news.example/${guid}`, publishedAt: WORLD_START + version * MINUTE }
  if (about === null) return { ...own, title: story.title, body: story.body }
  const claim = words.claims[about] as CheckedClaim
  const sentence = claim.text.replace(/[.?!]*$/, '')
  const speaker = SPEAKERS[(source + version) % SPEAKERS.length]
  return {
    ...own,
    title: `Spokesperson denies: ${claim.title}`,
    body:
      `${speaker}, a spokesperson, denied on Monday that ${sentence}. ` +
      `"It is not true that ${sentence}," ${speaker} said. The allegation has been repeated for weeks. ${story.body}`,
  }
}

export function renderEntry(entry: Entry, format: FeedBody['format']): string {
  const { guid, link, title, body, publishedAt } = entry
  const at = new Date(publishedAt)
  return format === 'rss'
    ? `<item><title>${escapeXml(title)}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid>` +
        `<pubDate>${at.toUTCString()}</pubDate><description>${escapeXml(body)}</description></item>\n`
    : `<entry><title>${escapeXml(title)}</title><link href="${link}"/><id>urn:${guid}</id>` +
        `<updated>${at.toISOString()}</updated><summary>${escapeXml(body)}</summary></entry>\n`
}

/** The document of a source in a version: the real feed with the new entries on top. */
export function renderDocument(
  feed: FeedBody,
  source: number,
  version: number,
  words: { claims: readonly CheckedClaim[]; stories: readonly Story[] },
): string {
  let fresh = ''
  for (let at = version; at >= 1; at--) fresh += renderEntry(entryOf(source, at, words), feed.format)
  return feed.head + fresh + feed.tail
}

/** The document with so many entries at most. */
export function shorten(feed: FeedBody, entries: number): FeedBody {
  const end = feed.format === 'rss' ? '</item>' : '</entry>'
  let cut = 0
  for (let at = 0; at < entries; at++) {
    const next = feed.tail.indexOf(end, cut)
    if (next < 0) return feed
    cut = next + end.length
  }
  return { ...feed, tail: feed.tail.slice(0, cut) + feed.tail.slice(feed.tail.lastIndexOf(end) + end.length) }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
