import type { Platform } from './vocabulary.ts'

/**
 * What a chat's own ids of channels look like. A name will not do: Slack takes one for a new post and not for an edit or
 * for looking whether a post arrived, and Discord takes none, so that a card would stand still or nothing be posted.
 */
export const CHANNEL_ID: Record<Platform, RegExp> = {
  console: /./,
  slack: /^[CDG][A-Z0-9]{1,20}$/,
  discord: /^\d{1,20}$/,
}

export function isChannelId(platform: Platform, channel: string): boolean {
  return CHANNEL_ID[platform].test(channel)
}
