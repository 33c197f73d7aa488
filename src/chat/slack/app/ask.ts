import type { RespondFn } from '@slack/bolt'

/** One thing somebody did in Slack, whatever it was: who, where, and how they can be answered. */
export type Ask = {
  user: string
  /** Where they are; empty where there is no channel. */
  channel: string
  /** The thread they are in, or the message a button stands under. */
  thread: string | null
  /** Opens a form, once, within 3 s. */
  trigger: string | null
  respond: RespondFn | null
  /** The modal they are in. */
  viewId: string | null
  /** Does the button stand in a message that only they see? */
  onlyTheirs: boolean
}

/** Payloads as far as they are used; everything in them is from outside. */
export type CommandBody = {
  user_id: string
  channel_id: string
  thread_ts?: string
  command: string
  text?: string
  trigger_id: string
}
export type ViewBody = {
  user: { id: string }
  trigger_id?: string
  view: { id: string; type?: string; callback_id: string; private_metadata?: string; state?: unknown; blocks?: unknown }
}
export type ActionBody = {
  user: { id: string }
  trigger_id?: string
  channel?: { id?: string }
  container?: { is_ephemeral?: boolean; thread_ts?: string; channel_id?: string }
  message?: { ts?: string; thread_ts?: string }
  view?: ViewBody['view']
  actions: { type?: string; action_id?: string; value?: string }[]
}
export type ShortcutBody = {
  user: { id: string }
  trigger_id?: string
  callback_id: string
  channel?: { id?: string }
  message?: { ts?: string; thread_ts?: string; text?: string; blocks?: unknown[] }
}
