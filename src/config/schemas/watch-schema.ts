import * as z from 'zod'
import { isChannelId } from '../../domain/channel-id.ts'
import { type Platform, WATCH_EVENTS } from '../../domain/vocabulary.ts'
import { identifier, inAnyCase, line, timeOfDay, timeZone, yesNo } from '../fields.ts'

/** Proposals and health have channels of their own: readers never see what is unconfirmed. */
const READER_EVENTS = WATCH_EVENTS.filter((event) => event !== 'proposal' && event !== 'health')
/** The parties' words, what they change, and what must be taken back. */
const DEFAULT_EVENTS = ['statement', 'status', 'request', 'correction'] as const

/** Platforms this version can post to; each chat adapter adds its own. */
export const BUILT_PLATFORMS = ['console', 'slack', 'discord'] as const satisfies readonly Platform[]

/** What is said of a channel that is named otherwise than by its id. */
export const CHANNEL_EXPECTED: Record<'slack' | 'discord', string> = {
  slack: 'expected the id of a channel, such as "C0123ABCD": Slack shows it under "Copy link" or "About"',
  discord: 'expected the id of a channel in quotes, such as "1029384756102938475": Discord copies it in developer mode',
}

const channelFits =
  (platform: 'slack' | 'discord') =>
  (watch: { platform?: unknown; channel?: unknown }): boolean =>
    watch.platform !== platform || typeof watch.channel !== 'string' || isChannelId(platform, watch.channel)

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
  .refine(channelFits('slack'), { ...inAnyCase, error: CHANNEL_EXPECTED.slack, path: ['channel'] })
  .refine(channelFits('discord'), { ...inAnyCase, error: CHANNEL_EXPECTED.discord, path: ['channel'] })
