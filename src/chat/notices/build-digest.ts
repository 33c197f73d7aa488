import type { Message } from '../../domain/message.ts'
import type { DigestNotice, Notice } from '../../domain/notice.ts'
import { historyAction } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { text, time } from '../compose/spans.ts'

/** Lines of one digest: what a platform takes in one message, and a reader in one look. */
const SHOWN = 20
const CLAIMS_NAMED = 3

/** Several posts in one, a line each; `lineOf` gives what stands alone of each. */
export function buildDigest(notice: DigestNotice, reader: Reader, lineOf: (one: Notice) => string): Message {
  const { digest } = reader.delivery
  const heading = digest.heading[notice.why](notice.notices.length)
  const items = notice.notices.slice(0, SHOWN).map((one) => [text(bounded(lineOf(one), 'line'))])
  const hidden = notice.notices.length - items.length
  const slugs = [...new Set(notice.notices.flatMap(claimsOf))].slice(0, CLAIMS_NAMED)
  return finishMessage(reader, 'news', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items: hidden > 0 ? [...items, [text(reader.words.more(hidden))]] : items },
    { type: 'context', spans: [time(notice.at), text(` · ${digest.onRecord}`)] },
    { type: 'actions', actions: slugs.map((slug) => historyAction(slug, reader)) },
  ])
}

function claimsOf(one: Notice): string[] {
  return 'claim' in one && one.claim !== null ? [one.claim.slug] : []
}
