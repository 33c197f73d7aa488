import { judgeBlocks } from '../../../src/cli/judge-injection/judge-blocks.ts'
import { flagOf, textOf } from './read-arguments.ts'
import { type Channel, nextTs, type Stored, type Workspace } from './workspace.ts'

export type Arguments = Record<string, unknown>
export type ApiAnswer = { ok: boolean; error?: string; [key: string]: unknown }

export const fail = (error: string, more: object = {}): ApiAnswer => ({ ok: false, error, ...more })

/** Longest `text` taken, in characters: what is longer is refused here, so that a test sees it. */
const TEXT_MAX = 40_000
/** Of an edit, which is refused by Slack itself. */
const EDITED_TEXT_MAX = 4_000
const PAGE = 100
/** Seconds and six digits, as Slack wants the `ts` of a thread. */
const TS = /^\d{1,10}\.\d{6}$/

export function findChannel(workspace: Workspace, args: Arguments): Channel | ApiAnswer {
  const wanted = textOf(args.channel)
  const found = workspace.channels.find((one) => one.id === wanted || `#${one.name}` === wanted || one.name === wanted)
  return found ?? fail('channel_not_found')
}

export const isFailure = (value: Channel | ApiAnswer): value is ApiAnswer => 'ok' in value

/** Why a message of these arguments would be refused, as Slack names it. */
export function refusalOf(args: Arguments): ApiAnswer | null {
  if (args.blocks !== undefined) {
    if (!Array.isArray(args.blocks)) return fail('invalid_blocks_format')
    const [problem] = judgeBlocks(args.blocks)
    if (problem) return fail('invalid_blocks', { response_metadata: { messages: [`[ERROR] ${problem}`] } })
  }
  const text = textOf(args.text)
  if (text === '' && !args.blocks) return fail('no_text')
  return text.length > TEXT_MAX ? fail('msg_too_long') : null
}

export function postMessage(workspace: Workspace, args: Arguments): ApiAnswer {
  const channel = findChannel(workspace, args)
  if (isFailure(channel)) return channel
  if (channel.archived) return fail('is_archived')
  if (!channel.member) return fail('not_in_channel')
  const refused = refusalOf(args)
  if (refused) return refused
  const asked = textOf(args.thread_ts)
  if (asked !== '' && !TS.test(asked)) return fail('invalid_thread_ts')
  const root = asked === '' ? undefined : rootOf(workspace, channel.id, asked)
  // A thread that is not there is no error: the message stands in the channel, and its answer names no thread.
  const thread = root ? (root.thread_ts ?? root.ts) : null
  const stored: Stored = {
    channel: channel.id,
    ts: nextTs(),
    thread_ts: thread,
    broadcast: thread !== null && flagOf(args.reply_broadcast),
    text: textOf(args.text),
    blocks: (args.blocks as unknown[] | undefined) ?? [],
    metadata: (args.metadata as Stored['metadata']) ?? null,
    unfurl: {
      links: args.unfurl_links !== 'false' && args.unfurl_links !== false,
      media: args.unfurl_media !== 'false',
    },
    edited: 0,
    deleted: false,
  }
  workspace.messages.push(stored)
  return { ok: true, channel: channel.id, ts: stored.ts, message: shown(workspace, stored, true) }
}

export function updateMessage(workspace: Workspace, args: Arguments): ApiAnswer {
  const channel = findChannel(workspace, args)
  if (isFailure(channel)) return channel
  if (channel.archived) return fail('is_inactive')
  const stored = find(workspace, channel.id, textOf(args.ts))
  if (!stored || stored.deleted) return fail('message_not_found')
  const refused = refusalOf(args)
  if (refused) return refused
  if (textOf(args.text).length > EDITED_TEXT_MAX) return fail('msg_too_long')
  stored.text = textOf(args.text)
  if (Array.isArray(args.blocks)) stored.blocks = args.blocks
  if (args.metadata !== undefined) stored.metadata = args.metadata as Stored['metadata']
  stored.edited += 1
  return { ok: true, channel: channel.id, ts: stored.ts, text: stored.text, message: shown(workspace, stored, true) }
}

/** Newest first: what stands in the channel itself, replies only where they were broadcast. */
export function history(workspace: Workspace, args: Arguments): ApiAnswer {
  const channel = findChannel(workspace, args)
  if (isFailure(channel)) return channel
  if (!channel.member) return fail('not_in_channel')
  const all = workspace.messages
    .filter((one) => one.channel === channel.id && isShown(workspace, one) && (one.thread_ts === null || one.broadcast))
    .filter((one) => inReach(one, args))
    .toReversed()
  return page(workspace, all, args)
}

/** Oldest first, the root with them. */
export function replies(workspace: Workspace, args: Arguments): ApiAnswer {
  const channel = findChannel(workspace, args)
  if (isFailure(channel)) return channel
  const root = rootOf(workspace, channel.id, textOf(args.ts))
  if (!root) return fail('thread_not_found')
  const all = workspace.messages.filter(
    (one) =>
      one.channel === channel.id && !one.deleted && (one === root || (one.thread_ts === root.ts && inReach(one, args))),
  )
  return page(workspace, all, args)
}

export function find(workspace: Workspace, channel: string, ts: string): Stored | undefined {
  return workspace.messages.find((one) => one.channel === channel && one.ts === ts)
}

/** A message that may be replied to: one that was deleted leaves a stone behind while replies stand under it. */
function rootOf(workspace: Workspace, channel: string, ts: string): Stored | undefined {
  const root = find(workspace, channel, ts)
  return root && isShown(workspace, root) ? root : undefined
}

function isShown(workspace: Workspace, one: Stored): boolean {
  return !one.deleted || repliesTo(workspace, one).length > 0
}

function repliesTo(workspace: Workspace, { channel, ts }: Stored): Stored[] {
  return workspace.messages.filter((one) => one.thread_ts === ts && one.channel === channel && !one.deleted)
}

function inReach(one: Stored, args: Arguments): boolean {
  const oldest = Number(args.oldest ?? 0)
  const latest = args.latest === undefined ? Number.POSITIVE_INFINITY : Number(args.latest)
  const at = Number(one.ts)
  return flagOf(args.inclusive) ? at >= oldest && at <= latest : at > oldest && at < latest
}

function page(workspace: Workspace, all: Stored[], args: Arguments): ApiAnswer {
  const limit = Math.min(Number(args.limit ?? PAGE), 999)
  const from = Number(textOf(args.cursor).replace('page:', '') || 0)
  const more = from + limit < all.length
  return {
    ok: true,
    messages: all.slice(from, from + limit).map((one) => shown(workspace, one, flagOf(args.include_all_metadata))),
    has_more: more,
    response_metadata: { next_cursor: more ? `page:${from + limit}` : '' },
  }
}

function shown(workspace: Workspace, one: Stored, metadata: boolean): object {
  const replies = repliesTo(workspace, one)
  const thread = { thread_ts: one.ts, reply_count: replies.length }
  if (one.deleted)
    return {
      type: 'message',
      subtype: 'tombstone',
      user: 'USLACKBOT',
      hidden: true,
      ts: one.ts,
      text: 'This message was deleted.',
      ...thread,
    }
  return {
    type: 'message',
    ...(one.broadcast ? { subtype: 'thread_broadcast' } : {}),
    user: workspace.bot.user,
    bot_id: workspace.bot.id,
    ts: one.ts,
    text: one.text,
    blocks: one.blocks,
    ...(one.thread_ts === null ? {} : { thread_ts: one.thread_ts }),
    ...(replies.length === 0 ? {} : thread),
    ...(one.edited > 0 ? { edited: { user: workspace.bot.user, ts: one.ts } } : {}),
    ...(metadata && one.metadata ? { metadata: one.metadata } : {}),
  }
}
