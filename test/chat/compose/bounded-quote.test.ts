import { expect, it } from 'vitest'
import { boundedQuote } from '../../../src/chat/compose/limits.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import type { Notice } from '../../../src/domain/notice.ts'
import { messageText } from '../message-text.ts'
import { NOTICES } from '../samples.ts'

const LONG = `Ana Ruiz, who ran the port of the old town for eleven years before she retired to the hills, and who has since
  written two books about boats, called the report that a ferry was sunk there absurd.`
const of = (words: string, seen: string) => {
  const start = words.indexOf(seen)
  return { words, ground: { start, end: start + seen.length } }
}

it.each([
  ['in full where there is room', of('She called it absurd.', 'absurd'), 'She called it absurd.'],
  ['from its beginning where nothing is known to rest on it', { words: LONG }, /^Ana Ruiz, who .*…$/],
  ['from its beginning where that shows what it rests on', of(LONG, 'eleven'), /^Ana Ruiz, who .*…$/],
  ['around what it rests on', of(LONG, 'absurd'), /^…\S.* a ferry was sunk there absurd\.$/],
  [
    'around it, however far it is',
    of(`${'Word after word. '.repeat(400)}It is absurd, all of it. ${'And on. '.repeat(400)}`, 'absurd'),
    /^…\S.*absurd.*…$/,
  ],
  ['around it behind what is not shown', of(`${'\u200b\u202e'.repeat(300)}${LONG}`, 'absurd'), /^….* absurd\.$/],
  [
    'from its beginning where words were taken out since',
    { words: LONG, ground: { start: 900, end: 910 } },
    /^Ana Ruiz, who /,
  ],
])('a long quote is shown %s', (_name, quote, shown) => {
  const cut = boundedQuote(quote, 'words')
  expect(cut.length).toBeLessThanOrEqual(160)
  if (typeof shown === 'string') expect(cut).toBe(shown)
  else expect(cut).toMatch(shown)
})

const seen = of(LONG, 'absurd')
const withSeen: [string, Notice][] = Object.entries(NOTICES).flatMap(([name, notice]): [string, Notice][] => {
  if (notice.kind === 'status' || notice.kind === 'proposal')
    return [[name, { ...notice, statements: [{ id: 9, speaker: 'Ana Ruiz', ...seen }] }]]
  if (notice.kind === 'card') {
    const latest = notice.card.latest.slice(0, 1).map((one) => ({ ...one, ...seen }))
    return [[name, { ...notice, card: { ...notice.card, latest } }]]
  }
  return notice.kind === 'statement' ? [[name, { ...notice, quote: { ...notice.quote, ...seen } }]] : []
})

it.each(withSeen)('%s shows the words that its statement was read by', (_name, notice) => {
  for (const locale of ['en', 'es'] as const) {
    const message = buildNoticeMessage(notice, locale)
    const text = messageText(message).replaceAll(/\s+/g, ' ')
    expect(text).toContain('a ferry was sunk there absurd.')
    if (notice.kind === 'statement' && notice.corrected === undefined) expect(message.fallback).toContain(' a ferry ')
  }
})
