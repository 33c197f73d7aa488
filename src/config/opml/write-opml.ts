import { generateOpml } from 'feedsmith'
import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { OWN_ATTRIBUTES } from './read-opml.ts'

/** Where the attributes of this program's own are told apart from others'. */
const NAMESPACE = 'https://onrecord.invalid/opml'

/**
 * OPML 2.0 with the sources that are feeds; what other programs do not know stands in attributes of our own, so that
 * the list comes back as it went. Page sources have no place in OPML: they are selectors.
 */
export function writeOpml(sources: readonly Source[], at: Instant): string {
  const outlines = sources
    .filter((source) => source.kind === 'feed')
    .map((source) => ({
      text: source.name,
      title: source.name,
      type: 'rss',
      xmlUrl: source.url,
      ...(source.language === 'und' ? {} : { language: source.language }),
      'onrecord:id': source.id,
      'onrecord:outlet': source.outlet,
      ...(source.voiceOf === undefined ? {} : { 'onrecord:voiceOf': source.voiceOf }),
      'onrecord:interval': intervalOf(source.intervalMs),
    }))
  const head = { title: 'onrecord sources', dateCreated: new Date(at) }
  const xml = generateOpml({ head, body: { outlines } }, { extraOutlineAttributes: [...OWN_ATTRIBUTES] })
  return xml.replace('<opml version="2.0">', `<opml version="2.0" xmlns:onrecord="${NAMESPACE}">`)
}

function intervalOf(ms: number): string {
  for (const [unit, length] of [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
  ] as const)
    if (ms % length === 0) return `${ms / length}${unit}`
  return `${Math.round(ms / 1_000)}s`
}
