import * as z from 'zod'
import { type Platform, WATCH_EVENTS } from '../../domain/vocabulary.ts'
import { identifier, inAnyCase, line, timeOfDay, timeZone, yesNo } from '../fields.ts'

/** Proposals and health have channels of their own: readers never see what is unconfirmed. */
const READER_EVENTS = WATCH_EVENTS.filter((event) => event !== 'proposal' && event !== 'health')
/** The parties' words, what they change, and what must be taken back. */
const DEFAULT_EVENTS = ['statement', 'status', 'request', 'correction'] as const

/** Platforms this version can post to; each chat adapter adds its own. */
export const BUILT_PLATFORMS = ['console', 'slack', 'discord'] as const satisfies readonly Platform[]

/** One entry of `watches:`: a channel's subscription. */
export const watchSchema = z
  .strictObject({
    platform: z.enum(BUILT_PLATFORMS).default('console').describe('Where the channel is'),
    channel: line(120).describe('Name or id of the channel'),
    claim: identifier('the slug of a claim').optional().describe('Follow one claim'),
    tag: identifier('a tag').optional().describe('Follow every claim with this tag'),
    all: yesNo().optional().describe('true: follow every claim'),
    events: z
      .array(z.enum(READER_EVENTS), { error: 'expected a list of events such as [statement, status]' })
      .min(1, { error: 'expected at least one event' })
      .default([...DEFAULT_EVENTS])
      .describe('What is posted there'),
    mode: z.enum(['live', 'daily', 'weekly']).default('live').describe('live: at once. daily, weekly: one digest'),
    at: timeOfDay().default('08:00').describe('When a digest is posted, in the zone of the channel'),
    locale: z.enum(['en', 'es']).optional().describe("Language of the messages; the reader's when left out"),
    zone: timeZone().optional().describe("Time zone of the channel; the reader's when left out"),
    quietHours: z
      .strictObject({ from: timeOfDay(), until: timeOfDay() })
      .optional()
      .describe('Live posts wait until these hours are over'),
  })
  .refine(
    (watch) => [watch.claim, watch.tag, watch.all].filter((it) => it !== undefined && it !== false).length === 1,
    {
      ...inAnyCase,
      error: 'a watch follows exactly one of claim: SLUG, tag: TAG or all: true',
      path: ['channel'],
    },
  )
