import { expect, test } from 'vitest'
import { renderMessage as onConsole } from '../../../src/chat/console/render-message.ts'
import { markOf } from '../../../src/chat/discord/publish/post-mark.ts'
import { renderMessage as onDiscord } from '../../../src/chat/discord/render/render-message.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import { renderMessage as onSlack } from '../../../src/chat/slack/render/render-message.ts'
import type { Locale } from '../../../src/domain/vocabulary.ts'
import { messageText } from '../message-text.ts'
import { CARD } from '../samples.ts'

const [latest] = CARD.latest
if (!latest) throw new Error('The sample card has no statement.')
/** As a card of a claim with 17 statements comes from the record: the five newest. */
const card = (statementCount: number, extra: object[] = []) => ({
  ...CARD,
  statementCount,
  latest: [...extra, ...Array.from({ length: 5 - extra.length }, () => ({}))].map((one) => ({ ...latest, ...one })),
})

test.each<[Locale, string]>([
  ['en', 'and 12 more'],
  ['es', 'y 12 más'],
])('a card that shows 5 of 17 statements says how many more there are, on each platform, in %s', (locale, words) => {
  const message = buildNoticeMessage({ kind: 'card', card: card(17) }, locale)
  expect(messageText(message)).toContain(words)
  expect(onConsole(message, { colour: false, width: 100 })).toContain(words)
  expect(JSON.stringify(onSlack(message, { zone: 'UTC' }))).toContain(words)
  expect(JSON.stringify(onDiscord(message, markOf('0'.repeat(25))))).toContain(words)
})

test.each([
  ['all are shown', card(5), null],
  ['what is shown and does not count is not counted', card(16, [{ dismissed: true }]), 'and 12 more'],
  ['nor who declined to comment', card(16, [{ stance: 'declines_comment' }]), 'and 12 more'],
])('%s', (_what, shown, words) => {
  const text = messageText(buildNoticeMessage({ kind: 'card', card: shown }, 'en'))
  const [, statements = ''] = text.split('Latest')
  if (words === null) expect(statements).not.toMatch(/and \d+ more/)
  else expect(statements).toContain(words)
})
