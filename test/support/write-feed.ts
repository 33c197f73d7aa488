import type { Entry } from './bounty-case.ts'

const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An RSS 2.0 document as a site would serve it. What an entry leaves out or sets to `null` is not written. */
export function writeFeed(entries: readonly Entry[]): string {
  const items = entries.map(
    ({ title, summary, guid, link, date }) =>
      `<item><title>${esc(title)}</title>` +
      (link == null ? '' : `<link>${esc(link)}</link>`) +
      (guid == null ? '' : `<guid isPermaLink="false">${esc(guid)}</guid>`) +
      (date == null ? '' : `<pubDate>${date}</pubDate>`) +
      `<description>${esc(summary)}</description></item>`,
  )
  return (
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>A wire</title>` +
    `<link>https://wire.example/</link><description>d</description>${items.join('')}</channel></rss>`
  )
}

/** RFC 822 date as feeds print it. */
export function feedDate(at: number): string {
  return new Date(at).toUTCString()
}

/** What a site answers: the entries given after one about something else, so that the first poll is a baseline. */
export function rss(entries: readonly Entry[]): { body: string } {
  return { body: writeFeed([{ title: 'Rain tomorrow', summary: 'It will rain.', guid: 'weather' }, ...entries]) }
}
