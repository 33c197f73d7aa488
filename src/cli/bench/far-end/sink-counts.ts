/** What the chat platform was sent since the last asking. */
export type SinkCounts = {
  posts: number
  edits: number
  /** When a request first named an item, a post or an edit; by the item's mark. */
  firstAt: Record<string, number>
  /** How many requests named it. */
  times: Record<string, number>
  /** How many posts named it: 0 where it stands in an edited card alone. */
  posted: Record<string, number>
  /** How often each post was sent, by the key the sender gave it. */
  keys: Record<string, number>
}

export function noCounts(): SinkCounts {
  return { posts: 0, edits: 0, firstAt: {}, times: {}, posted: {}, keys: {} }
}

/** `text`: the body of a request, JSON; `at`: when it had arrived. */
export function noteRequest(counts: SinkCounts, kind: 'post' | 'edit', text: string, at: number): void {
  if (kind === 'edit') counts.edits += 1
  else {
    counts.posts += 1
    const { key } = JSON.parse(text) as { key?: string }
    if (key !== undefined) counts.keys[key] = (counts.keys[key] ?? 0) + 1
  }
  for (const mark of new Set(text.match(/bench-\d+-\d+-item/g))) {
    counts.firstAt[mark] ??= at
    counts.times[mark] = (counts.times[mark] ?? 0) + 1
    if (kind === 'post') counts.posted[mark] = (counts.posted[mark] ?? 0) + 1
  }
}
