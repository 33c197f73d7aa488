import { isDeepStrictEqual } from 'node:util'
import { isChannelId } from '../../domain/channel-id.ts'
import { OnrecordError } from '../../domain/errors.ts'
import type { Watch } from '../../domain/event.ts'
import { sentence } from '../../domain/sentence.ts'
import { WATCH_EVENTS, type WatchEvent } from '../../domain/vocabulary.ts'
import { readZoneName } from '../../domain/zone.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { UnwatchInput, WatchesAnswer, WatchesInput, WatchInput } from '../../ports/reader-verbs.ts'
import type { StoredWatch } from '../../ports/stores.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { overlapNote } from './overlap-note.ts'
import { readScope, scopeName } from './read-scope.ts'
import { postedWhen, unwatchCommand, watchCommand } from './watch-words.ts'

/** What a channel follows where nobody says otherwise: the parties' words, what they change, what is taken back. */
const DEFAULT_EVENTS: readonly WatchEvent[] = ['statement', 'status', 'request', 'correction']
/** Readers never see what is unconfirmed. */
const EDITORS_ONLY: readonly WatchEvent[] = ['proposal', 'health']
const DEFAULT_DIGEST_TIME = '08:00'
const LONGEST_CHANNEL = 120

/** Sets a channel's watch, or changes the one of the same scope; what is left out stays as it is. */
export async function setWatch(context: AnswerContext, input: WatchInput, asker: Asker): Promise<DoneAnswer> {
  const { store, clock, reader } = context
  const channel = readChannel(input.channel)
  checkId(input.platform, channel)
  const scope = await readScope(store.claims, input.scope)
  const before = await findWatch(context, { ...input, channel }, scope)
  const events = readEvents(input.events ?? before?.events ?? [...DEFAULT_EVENTS], asker, before)
  const watch: Omit<Watch, 'id'> = {
    platform: input.platform,
    channel,
    scope,
    events,
    locale: input.locale ?? before?.locale ?? reader.locale,
    digest: readDigest(input, before),
    zone: readZone(input.zone) ?? before?.zone ?? reader.zone,
    quietHours: input.quietHours === undefined ? (before?.quietHours ?? null) : readQuietHours(input.quietHours),
  }
  if (before && !asker.editor && isGuarded(before)) {
    if (before.paused || !isDeepStrictEqual(settingsOf(before), settingsOf(watch)))
      throw refusal(before, asker, 'changed')
    // Nothing to write: whose watch it is stays as it is.
  } else await store.watches.set(watch, asker.name, clock.now())
  const resumed = before?.paused ?? null
  const overlap = await overlapNote(
    store.claims,
    watch,
    await store.watches.list({ platform: input.platform, channel }),
  )
  return {
    kind: 'done',
    what: `${channel} on ${input.platform} ${before ? 'now follows' : 'follows'} ${scopeName(scope)}`,
    details: [
      { label: 'events', value: events.join(', ') },
      { label: 'posted', value: postedWhen(watch) },
      { label: 'language', value: watch.locale },
      ...(resumed ? [{ label: 'resumed', value: `it was paused: ${resumed.reason}` }] : []),
      ...(before?.declared
        ? [{ label: 'note', value: 'declared in onrecord.yaml; this holds until that entry is changed' }]
        : []),
      ...(overlap === null ? [] : [{ label: 'note', value: overlap }]),
    ],
    undo: before ? watchCommand(before) : unwatchCommand(watch),
  }
}

export async function removeWatch(context: AnswerContext, input: UnwatchInput, asker: Asker): Promise<DoneAnswer> {
  const { store, clock } = context
  const channel = readChannel(input.channel)
  const here = await store.watches.list({ platform: input.platform, channel })
  const wanted = input.scope.trim().toLowerCase()
  const found = here.find((watch) => scopeName(watch.scope) === wanted)
  const removed = found ?? (await findWatch(context, { ...input, channel }, await readScope(store.claims, input.scope)))
  if (removed && !asker.editor && isGuarded(removed)) throw refusal(removed, asker, 'removed')
  if (!removed || !(await store.watches.remove(removed, asker.name, clock.now()))) {
    const names = here.map((watch) => scopeName(watch.scope))
    throw new OnrecordError(
      'not_found',
      sentence`${channel} on ${input.platform} does not follow "${input.scope}". ${names.length > 0 ? sentence`It follows ${names.join(', ')}.` : sentence`It follows nothing; "onrecord watches" lists who does.`}`,
    )
  }
  return {
    kind: 'done',
    what: `${channel} on ${input.platform} no longer follows ${scopeName(removed.scope)}`,
    details: removed.declared
      ? [{ label: 'note', value: 'declared in onrecord.yaml: it comes back when that entry is changed' }]
      : [],
    undo: watchCommand(removed),
  }
}

export async function listWatches({ store }: AnswerContext, input: WatchesInput): Promise<WatchesAnswer> {
  const { platform, channel } = input
  const watches = await store.watches.list({
    ...(platform === undefined ? {} : { platform }),
    ...(channel === undefined ? {} : { channel: readChannel(channel) }),
  })
  return {
    kind: 'watches',
    ...(channel === undefined ? {} : { channel: readChannel(channel) }),
    watches: watches.map(({ declared, addedBy, paused, ...watch }) => ({ watch, declared, addedBy, paused })),
  }
}

/** Set up for the whole newsroom, or carrying what only editors see: no reader silences it. */
function isGuarded({ declared, events }: StoredWatch): boolean {
  return declared || events.some((event) => EDITORS_ONLY.includes(event))
}

function refusal(watch: StoredWatch, asker: Asker, what: 'changed' | 'removed'): OnrecordError {
  const why = watch.declared ? sentence`is declared in onrecord.yaml` : sentence`carries ${EDITORS_ONLY.join(' or ')}`
  return new OnrecordError(
    'invalid',
    sentence`That ${watch.channel} follows ${scopeName(watch.scope)} ${why} and is ${what} by editors only;
      ${asker.name} is not an editor here. Editors are listed in onrecord.yaml.`,
  )
}

function settingsOf({ events, locale, digest, zone = 'UTC', quietHours }: Omit<Watch, 'id'>) {
  return { events: [...events].sort(), locale, digest, zone, quietHours }
}

async function findWatch(
  { store }: AnswerContext,
  { platform, channel }: Pick<Watch, 'platform' | 'channel'>,
  scope: Watch['scope'],
): Promise<StoredWatch | null> {
  const here = await store.watches.list({ platform, channel })
  return here.find((watch) => scopeName(watch.scope) === scopeName(scope)) ?? null
}

function readChannel(typed: string): string {
  const channel = typed.trim()
  // Control and formatting characters would make one channel look like another.
  if (channel === '' || channel.length > LONGEST_CHANNEL || /[\p{C}\p{Z}]/u.test(channel.replaceAll(' ', '')))
    throw new OnrecordError(
      'invalid',
      sentence`"${channel.slice(0, 40)}" is no channel: give its name or id, 1 to 120 letters.`,
    )
  return channel
}

function checkId(platform: Watch['platform'], channel: string): void {
  if (isChannelId(platform, channel)) return
  throw new OnrecordError(
    'invalid',
    platform === 'slack'
      ? sentence`"${channel}" is no id of a channel in Slack. It begins with C; "Copy link" or "About" of the channel shows it.`
      : sentence`"${channel}" is no id of a channel in Discord. It is a long number; Discord copies it in developer mode.`,
  )
}

function readEvents(events: readonly WatchEvent[], asker: Asker, before: StoredWatch | null): WatchEvent[] {
  const unknown = events.find((event) => !WATCH_EVENTS.includes(event))
  if (unknown !== undefined || events.length === 0)
    throw new OnrecordError(
      'invalid',
      sentence`${unknown === undefined ? sentence`Name at least one event` : sentence`"${unknown}" is no event`}:
      ${WATCH_EVENTS.join(', ')}.`,
    )
  const inner = events.find((event) => EDITORS_ONLY.includes(event) && !before?.events.includes(event))
  if (inner !== undefined && !asker.editor)
    throw new OnrecordError(
      'invalid',
      sentence`"${inner}" is for editors' channels, and ${asker.name} is not an editor here. Editors are
      listed in onrecord.yaml.`,
    )
  return WATCH_EVENTS.filter((event) => events.includes(event))
}

function readDigest({ mode, at }: WatchInput, before: StoredWatch | null): Watch['digest'] {
  const known = before?.digest ?? null
  const every = mode === undefined ? (known?.every ?? null) : mode === 'live' ? null : mode === 'daily' ? 'day' : 'week'
  if (every === null) {
    if (at !== undefined)
      throw new OnrecordError('invalid', 'A time belongs to a digest: say daily or weekly, or leave the time out.')
    return null
  }
  return { every, at: at === undefined ? (known?.at ?? DEFAULT_DIGEST_TIME) : readTime(at) }
}

function readQuietHours(hours: { from: string; until: string } | null): Watch['quietHours'] {
  if (hours === null) return null
  const quiet = { from: readTime(hours.from), until: readTime(hours.until) }
  if (quiet.from === quiet.until)
    throw new OnrecordError(
      'invalid',
      'Quiet hours that end when they begin are none: give two times, or take them away.',
    )
  return quiet
}

/** `8:00` and `08:00`. */
function readTime(typed: string): string {
  const match = /^(\d{1,2}):(\d{2})$/.exec(typed.trim())
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59)
    throw new OnrecordError('invalid', sentence`"${typed}" is no time of day. Give hours and minutes, like 08:00.`)
  return `${match[1]?.padStart(2, '0')}:${match[2]}`
}

function readZone(typed: string | undefined): string | null {
  if (typed === undefined) return null
  const zone = readZoneName(typed.trim())
  if (zone === null)
    throw new OnrecordError(
      'invalid',
      sentence`"${typed}" is no time zone. Give its IANA name, like America/Mexico_City.`,
    )
  return zone
}
