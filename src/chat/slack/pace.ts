import type { Pace } from '../../ports/chat-publisher.ts'

/** Slack takes about one message a second in a channel, and several hundred a minute in a workspace. */
export const SLACK_PACE: Pace = { channelMs: 1_000, globalMs: 100 }
