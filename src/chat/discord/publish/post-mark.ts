import { createHash } from 'node:crypto'

/** So many characters of a key name a post: 40 bits, among the posts of one channel. */
const SHOWN = 10
const NAME = 'onrecord'

/** The small print under every post: who posts, and the beginning of its key, by which it is found again. */
export function markOf(key: string): string {
  return `${NAME} · ${key.slice(0, SHOWN)}`
}

export function bearsMark(
  message: { embeds?: readonly { footer?: { text?: string } | null }[] },
  key: string,
): boolean {
  return (message.embeds ?? []).some((embed) => embed.footer?.text === markOf(key))
}

/** Key of the copy of a reply that is also sent to the channel itself; as long as Discord takes a nonce. */
export function copyKey(key: string): string {
  return createHash('sha256').update(`${key}:channel`).digest('hex').slice(0, 25)
}
