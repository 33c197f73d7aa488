import type { Pace } from '../../ports/chat-publisher.ts'

/** Discord lets about five posts in five seconds into a channel, and fifty calls a second in all. */
export const DISCORD_PACE: Pace = { channelMs: 1_000, globalMs: 25 }
