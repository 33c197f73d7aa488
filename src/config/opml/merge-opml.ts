import { isMap, isNode, isSeq, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml'
import { OnrecordError } from '../../domain/errors.ts'
import { addressKey, sourceIdFor } from '../../domain/source-id.ts'
import { OUTLET_TYPES } from '../../domain/vocabulary.ts'
import type { OpmlFeed } from './read-opml.ts'

export type Merge = {
  /** The whole file, comments and order as they were; equal to what came in where nothing was added. */
  text: string
  /** `voiceOf`: the actor it speaks for from now on. */
  added: { id: string; name: string; url: string; voiceOf?: string }[]
  skipped: { name: string; url: string; why: string }[]
  /** Ids of entries that asked to speak for an actor of this configuration and were not given its voice. */
  unvoiced: string[]
}

/** How many sources a configuration may hold. */
const MOST_SOURCES = 20_000

/**
 * Adds feeds to the text of `sources.yaml`. An address that is there already, in whatever spelling, is skipped. `actors`
 * are the ids a `voiceOf` may name; it is taken over only where the list is trusted: whoever has an actor's voice speaks
 * for it in every post. Throws `OnrecordError` `invalid` where the file has no list of sources.
 */
export function mergeOpml(
  text: string,
  feeds: readonly OpmlFeed[],
  actors: ReadonlySet<string>,
  trusted = false,
): Merge {
  const document = parseDocument(text)
  if (document.errors.length > 0)
    throw new OnrecordError(
      'invalid',
      'sources.yaml is not valid YAML; "onrecord check" says where. Nothing was changed.',
    )
  if (document.contents === null) document.contents = document.createNode({ sources: [] }) as never
  const list = document.get('sources')
  if (list === null || list === undefined) document.set('sources', document.createNode([]))
  const sources = document.get('sources')
  if (!isSeq(sources))
    throw new OnrecordError('invalid', 'sources.yaml has no list under "sources:". Nothing was changed.')
  const entries = sources.items.filter(isMap) as YAMLMap[]
  const urls = new Map(entries.map((entry) => [addressKey(String(entry.get('url') ?? '')), String(entry.get('id'))]))
  const ids = new Set(entries.map((entry) => String(entry.get('id'))))
  const merge: Merge = { text, added: [], skipped: [], unvoiced: [] }
  const fresh: object[] = []
  for (const feed of feeds) {
    const { name, url } = feed
    const known = urls.get(addressKey(url))
    if (known !== undefined) {
      merge.skipped.push({ name, url, why: `source "${known}" has this address already` })
      continue
    }
    if (ids.size >= MOST_SOURCES) {
      merge.skipped.push({ name, url, why: `a configuration holds at most ${MOST_SOURCES} sources` })
      continue
    }
    const own = feed.own.id !== null && /^[a-z0-9][a-z0-9-]{0,63}$/.test(feed.own.id) ? feed.own.id : null
    const id = own !== null && !ids.has(own) ? own : sourceIdFor(url, ids)
    const asked = feed.own.voiceOf !== null && actors.has(feed.own.voiceOf) ? feed.own.voiceOf : null
    const voiceOf = trusted ? asked : null
    if (asked !== null && voiceOf === null) merge.unvoiced.push(id)
    fresh.push(entryOf(feed, id, voiceOf, trusted))
    ids.add(id)
    urls.set(addressKey(url), id)
    merge.added.push({ id, name, url, ...(voiceOf === null ? {} : { voiceOf }) })
  }
  if (fresh.length > 0) merge.text = insertBelow(text, sources, fresh) ?? rewrite(document, sources, fresh)
  return merge
}

/** Puts entries behind the last one and leaves every other character as it is; `null` where the text has no such place. */
function insertBelow(text: string, sources: YAMLSeq, fresh: readonly object[]): string | null {
  const last = sources.items.at(-1)
  const start = sources.range?.[0]
  const end = isNode(last) ? last.range?.[1] : undefined
  if (sources.flow || start === undefined || end === undefined) return null
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1))
  const lines = stringify(fresh, { lineWidth: 0 }).trimEnd().split('\n')
  const written = lines.map((line) => `${indent}${line}\n`).join('')
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1
  const before = lineEnd === 0 ? `${text}\n` : text.slice(0, lineEnd)
  const merged = `${before}${written}${lineEnd === 0 ? '' : text.slice(lineEnd)}`
  const read = parseDocument(merged)
  const list = read.errors.length === 0 ? read.get('sources') : null
  return isSeq(list) && list.items.length === sources.items.length + fresh.length ? merged : null
}

/** Comments stay, white space and line breaks may not. */
function rewrite(document: ReturnType<typeof parseDocument>, sources: YAMLSeq, fresh: readonly object[]): string {
  sources.flow = false
  for (const entry of fresh) sources.add(document.createNode(entry))
  return document.toString({ lineWidth: 0 })
}

function entryOf({ name, url, language, own }: OpmlFeed, id: string, voiceOf: string | null, trusted: boolean): object {
  const tongue = language?.slice(0, 2).toLowerCase()
  const outlet = (trusted ? OUTLET_TYPES.find((type) => type === own.outlet) : null) ?? 'news'
  const interval = own.interval !== null && /^[1-9]\d{0,2}[mhd]$/.test(own.interval) ? own.interval : null
  return {
    id,
    name,
    url,
    outlet,
    ...(voiceOf === null ? {} : { voiceOf }),
    ...(tongue === 'es' ? { language: 'es' } : {}),
    ...(interval === null || interval === '15m' ? {} : { interval }),
  }
}
