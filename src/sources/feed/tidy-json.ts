import { ParseError } from '../../ports/source-adapter.ts'
import { resolveHtml } from '../html/resolve-html.ts'
import { repairControls } from '../xml/decode-text.ts'
import { resolveUrl } from '../xml/resolve-url.ts'

type Json = Record<string, unknown>

/** JSON Feed with its links absolute and its items objects. Throws `ParseError` `malformed` or `not_a_feed`. */
export function tidyJson(text: string, base: string): string {
  const feed = parse(text)
  if (typeof feed !== 'object' || feed === null || Array.isArray(feed) || !Array.isArray((feed as Json).items)) {
    throw new ParseError('not_a_feed', 'The answer is JSON but no JSON Feed: it has no list of items.')
  }
  const own = feed as Json & { items: unknown[] }
  const items = own.items
    .filter((item): item is Json => typeof item === 'object' && item !== null)
    .map((item) => ({
      ...item,
      ...address(item, 'url', base),
      ...address(item, 'external_url', base),
      ...(typeof item.content_html === 'string'
        ? { content_html: resolveHtml(repairControls(item.content_html), base) }
        : {}),
      // An empty item would be dropped; it is still an item of this feed.
      id: typeof item.id === 'number' ? String(item.id) : (item.id ?? ''),
      title: typeof item.title === 'string' ? item.title : '',
    }))
  const version = typeof own.version === 'string' ? own.version : 'https://jsonfeed.org/version/1.1'
  return JSON.stringify({ ...own, version, ...address(own, 'home_page_url', base), items })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ParseError(
      'malformed',
      `The answer begins like JSON but is none: ${(error as Error).message.slice(0, 120)}`,
      error,
    )
  }
}

function address(item: Json, name: string, base: string): Json {
  const value = item[name]
  return typeof value === 'string' && value.trim() !== '' ? { [name]: resolveUrl(value, base) ?? value } : {}
}
