import * as z from 'zod'
import { LEGAL_KINDS, NO_EVIDENCE_KINDS, STANCES } from '../../../domain/vocabulary.ts'

/** `2025-10-14T13:05:00Z` in the file, UTC milliseconds in the program. */
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a UTC time such as 2025-10-14T13:05:00Z')
  .transform((text, context) => {
    const at = Date.parse(text)
    if (Number.isNaN(at)) context.addIssue({ code: 'custom', message: `no such time: ${text}` })
    return at
  })

const statement = z.strictObject({
  /** Actor id of the demo's configuration; empty where nobody is named. */
  speaker: z.string(),
  stance: z.enum(STANCES),
  kind: z.enum([...NO_EVIDENCE_KINDS, ...LEGAL_KINDS]).optional(),
  /** Words the quote should hold, where it matters. */
  words: z.string().optional(),
})

const expectation = z.union([
  z.literal('nothing').transform(() => ({ statements: [], repeats: [], mayAlso: [] })),
  z.strictObject({
    /** New to the record: each is a post. */
    statements: z.array(statement).default([]),
    /** Ids of the items whose statements this one merely carries on: appearances, no post. */
    repeats: z.array(z.string()).default([]),
    /** Defensible, not demanded. */
    mayAlso: z.array(statement).default([]),
  }),
])

const revision = z.strictObject({
  from: instant,
  title: z.string().optional(),
  body: z.string().optional(),
  note: z.string(),
})

const item = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  publishedAt: instant,
  /** When the site shows it; a few minutes after `publishedAt` unless said otherwise. */
  visibleFrom: instant.optional(),
  removedAt: instant.optional(),
  title: z.string().min(10).max(200),
  author: z.string().optional(),
  /** Paragraphs, an empty line between them. */
  body: z.string().min(100),
  revisions: z.array(revision).default([]),
  /** Slug of the claim the item is about. */
  about: z.string().nullable(),
  noise: z.enum(['plain', 'hard']).optional(),
  copyOf: z.string().optional(),
  copy: z.enum(['near-verbatim', 'rewritten']).optional(),
  /** Why the item is in the story. */
  note: z.string(),
  expect: expectation,
})

export const SOURCE_FORMATS = ['rss2', 'rss092', 'rdf', 'atom', 'json'] as const
export const VALIDATORS = ['etag', 'weak-etag', 'last-modified', 'both', 'none'] as const

const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().regex(/\((reconstructed|reconstrucción)\)$/, 'must end in "(reconstructed)"'),
  description: z.string(),
  format: z.enum(SOURCE_FORMATS),
  /** What the bytes really are; the label is what the document says of itself. */
  charset: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  charsetLabel: z.string().default('UTF-8'),
  contentType: z.string(),
  language: z.enum(['en', 'es']),
  /** Path of the feed under the source's prefix. */
  feed: z.string(),
  /** Path of the list page under the source's prefix. */
  list: z.string(),
  /** Where an RSS feed carries the article: in `content:encoded` beside a summary, or escaped in the description. */
  articleIn: z.enum(['content', 'description']).default('content'),
  guid: z.enum(['opaque', 'link', 'none']),
  /** Minutes east of UTC in which the site prints its dates. */
  zoneMinutes: z.number().int(),
  validators: z.enum(VALIDATORS),
  /** While it lasts every page answers 403 with an HTML block page. */
  blocked: z.array(z.strictObject({ from: instant, until: instant })).default([]),
})

export const sourceFile = z.strictObject({ source, items: z.array(item).min(1) })

export type StorySource = z.output<typeof source>
export type StoryRevision = z.output<typeof revision>
export type ExpectedStatement = z.output<typeof statement>
export type Expectation = z.output<typeof expectation>
/** An item with its source's id and the time its site first shows it. */
export type StoryItem = Omit<z.output<typeof item>, 'visibleFrom'> & { source: string; visibleFrom: number }
export type Story = { sources: StorySource[]; items: StoryItem[] }
