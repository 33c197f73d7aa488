import * as z from 'zod'
import type { Source } from '../../domain/source.ts'
import { OUTLET_TYPES, SOURCE_KINDS } from '../../domain/vocabulary.ts'
import { count, duration, hostName, identifier, inAnyCase, line, listOf, webAddress, yesNo } from '../fields.ts'

const selector = (what: string) => line(300).describe(`CSS selector of ${what}`)

const pageSchema = z
  .strictObject({
    item: selector('one entry of the list'),
    link: selector('its link, inside the entry'),
    title: selector('its title, inside the entry'),
    date: selector('its date, inside the entry').optional(),
    summary: selector('its summary, inside the entry').optional(),
  })
  .describe('Where the entries of a list page stand; only for kind: page')

const fields = z.strictObject({
  id: identifier('a short id').describe(
    'Short id of the source; it names the source in commands and must never change',
  ),
  name: line(120).describe('Name as messages print it'),
  kind: z.enum(SOURCE_KINDS).default('feed').describe('feed: RSS, Atom, RDF or JSON Feed. page: an HTML list'),
  url: webAddress().describe('Address that is polled'),
  outlet: z.enum(OUTLET_TYPES).describe('What kind of body publishes it'),
  voiceOf: identifier('the id of an actor')
    .optional()
    .describe('Actor (in claims.yaml) whose own voice this source is; leave out for news'),
  hosts: listOf(hostName(), 20).describe(
    "Hosts that count as this source's own, *.name for its subdomains; the host of url when left out",
  ),
  language: z.enum(['en', 'es', 'und']).default('en').describe('Language to assume where a text is too short to tell'),
  interval: duration('1m', '7d').prefault('15m').describe('How often it is polled, such as 15m or 2h'),
  enabled: yesNo().default(true).describe('false: kept in the list, never polled; say why in note'),
  paused: line(300)
    .optional()
    .describe('Why it is not polled for now; "onrecord sources pause" sets it and "sources resume" takes it away'),
  note: line(500).optional().describe('What is difficult about it, or why it is disabled'),
  userAgent: z
    .string({ error: 'expected text' })
    .regex(/^[\x20-\x7e]{1,256}$/, { error: 'expected 1 to 256 plain ASCII characters' })
    .optional()
    .describe('User-Agent for this source alone, as agreed with its publisher'),
  allowPrivate: yesNo().default(false).describe('May it be fetched from private addresses? Intranets and tests only'),
  ports: listOf(count(1, 65_535), 10).describe('Ports allowed beside 80 and 443'),
  fullText: yesNo()
    .default(false)
    .describe('Read the article behind each new entry: by robots.txt, one at a time, with pauses'),
  page: pageSchema.optional(),
})

/** One entry of `sources:`. Output: `Source`. */
export const sourceSchema = fields
  .refine((source) => source.kind !== 'page' || source.page !== undefined, {
    ...inAnyCase,
    error: 'kind: page needs a "page" block with the selectors item, link and title',
    path: ['kind'],
  })
  .refine((source) => source.kind !== 'feed' || source.page === undefined, {
    ...inAnyCase,
    error: 'selectors belong to kind: page; this source is a feed',
    path: ['page'],
  })
  .refine((source) => source.enabled !== false || source.note !== undefined, {
    ...inAnyCase,
    error: 'a disabled source needs a "note" that says why',
    path: ['enabled'],
  })
  .transform(({ interval, paused, ...rest }): Source => {
    const source = { ...rest, intervalMs: interval }
    return paused === undefined ? source : { ...source, enabled: false, note: paused }
  })

/** `sources.yaml`. */
export const sourcesFileSchema = z.strictObject({
  sources: listOf(sourceSchema, 20_000).describe('What is polled'),
})
