import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { decodeAsk, encodeAsk } from '../../../src/chat/front/ask.ts'
import {
  ACTION_IDS,
  ACTION_VALUE_MAX,
  findVerb,
  home,
  runAction,
  runLine,
  suggest,
} from '../../../src/chat/front/front.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import type { Message } from '../../../src/domain/message.ts'
import type { Bot } from '../../support/start-bot.ts'
import { messageText } from '../message-text.ts'
import { ANSWERS, NOTICES } from '../samples.ts'
import { asking, buttonsOf, messageOf, openDesk, READER, textOf } from './open-desk.ts'

const HOSTILE = {
  mentions: '<!channel> <@U123> @everyone <@&1>',
  markup: '*bold* `code` [a](https://evil.example) <https://evil.example|dhs.gov>',
  controls: 'a\u0007b\u001b[31mred\u001b]8;;x\u0007',
  order: 'abc\u202edcba\u2066x',
  sql: "'; DROP TABLE claims; --",
  patterns: '(((((a+)+)+)+)+)+$ %_% .*',
  colons: 'claim:x date:y by:z --claim --page -- :: ~~ ~',
  quotes: '""“”«»"unclosed',
  emptiness: '\u200b\u00ad\ufeff',
  piles: `Z${'\u0336'.repeat(500)}`,
  long: 'word '.repeat(900),
}

let bot: Bot
beforeAll(async () => {
  bot = await openDesk()
})
afterAll(() => bot.close())

const actionsIn = (message: Message) =>
  message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))

describe('buttons', () => {
  it('of every notice and answer are known here, and short enough for either platform', () => {
    const all = [
      ...Object.values(NOTICES).map((notice) => buildNoticeMessage(notice, 'en')),
      ...Object.values(ANSWERS).map((answer) => buildAnswerMessage(answer, 'en')),
    ].flatMap(actionsIn)
    expect(all.length).toBeGreaterThan(20)
    // "Undo" is a command of the terminal; the front puts its own buttons in its place.
    for (const { id, value } of all.filter((one) => one.id !== 'undo')) {
      expect(ACTION_IDS, id).toContain(id)
      expect(`${id}:${value}`.length).toBeLessThanOrEqual(100)
    }
  })

  it.each([
    ['why', '1', 'Why statement 1'],
    ['history', 'cartel-bounties', 'History'],
    ['status', 'cartel-bounties', 'Cartel bounties'],
    ['requests', '', 'request'],
    ['help', '', 'What you can ask'],
    ['sources', '', 'No source is configured.'],
    ['proposals', '', '1 proposal'],
    ['show', 'status~chicago-offer', 'Offer to kill'],
    ['next', 'history~cartel-bounties~1', 'History'],
    ['release', 'gao', 'There is no source "gao"'],
    ['confirm', '99', 'There is no proposal 99'],
    ['confirm', 'DROP TABLE', 'There is no proposal 0'],
    ['show', 'nonsense~x', 'no longer fits anything'],
    ['constructor', '1', 'no longer fits anything'],
    ['edit_statement', '1~explode', 'no longer fits anything'],
  ])('%s %s', async (id, value, expected) => {
    expect(textOf(await runAction(id, value, asking(bot)))).toContain(expected)
  })

  it.each([
    ['edit', '1', 'review'],
    ['dismiss', '1', 'review'],
    ['notAbout', '1', 'dismiss'],
    ['notAbout', '4:cartel-bounties', 'possible-dismiss'],
    ['archive', 'cartel-bounties', 'archive'],
    ['restore', 'cartel-bounties', 'restore'],
  ])('%s %s opens a form', async (id, value, form) => {
    expect(await runAction(id, value, asking(bot))).toMatchObject({ type: 'form', form: { id: form } })
  })

  it.each(['confirm', 'notAbout', 'release', 'accept', 'delivery_again', 'archive'])(
    '%s is for editors',
    async (id) => {
      expect(textOf(await runAction(id, '1', asking(bot, { asker: READER })))).toContain('Ben is not an editor here.')
    },
  )

  it('an answer has a button to share it, and what is shared has none', async () => {
    const asked = await runLine('status cartel-bounties', 'claim', asking(bot))
    expect(buttonsOf(asked)).toContain('share:status~cartel-bounties')
    const shared = await runAction('share', 'status~cartel-bounties', asking(bot))
    expect(shared).toMatchObject({ type: 'message', public: true })
    expect(buttonsOf(shared).filter((button) => button.startsWith('share:'))).toEqual([])
  })

  it('a correction goes where an answer that shows the statement was shared, and opens no thread there', async () => {
    const own = await openDesk()
    try {
      const there = { place: { platform: 'discord', channel: '77' }, asker: READER, locale: 'es' } as const
      await runAction('share', 'status~cartel-bounties', asking(own, there))
      // Twice is once.
      await runAction('share', 'why~1', asking(own, there))
      expect(await own.store.sharedAnswers.placesOf(1)).toEqual([{ platform: 'discord', channel: '77', locale: 'es' }])
      const edit = { statementId: 1, edit: { type: 'dismiss' }, reason: 'said of another matter' } as const
      await own.commands.editStatement(edit, asking(own).asker)
      const told = (await own.store.outbox.list({ states: ['pending'], limit: 50 })).filter(
        (row) => row.channel === '77',
      )
      expect(told).toMatchObject([
        { platform: 'discord', locale: 'es', threadOf: null, notice: { kind: 'correction' } },
      ])
      expect(await own.store.ledger.verify()).toMatchObject({ brokenAt: null })
    } finally {
      await own.close()
    }
  })

  it('what only editors may see is never shared', async () => {
    expect(await runAction('share', '!review', asking(bot))).toMatchObject({ public: false })
  })
})

describe('a question as a value', () => {
  const status = findVerb('claim', 'asof')
  it('comes back as it went in, and is left out where it does not fit', () => {
    if (!status) throw new Error('There is no such verb.')
    const slug = 'x'.repeat(64)
    expect(decodeAsk(encodeAsk(status, { claim: slug, date: '2025-10-16' }) ?? '')).toEqual({
      group: 'claim',
      verb: 'asof',
      values: [slug, '2025-10-16'],
    })
    expect(encodeAsk(status, { claim: slug, date: '2025-10-16T14:30-06:00' })).toBeNull()
    expect(encodeAsk(status, { claim: 'a~b' })).toBeNull()
    expect(ACTION_VALUE_MAX).toBeLessThan(100)
  })
})

describe('autocomplete', () => {
  it('offers claims by a piece of their name, and all where nothing is typed yet', async () => {
    expect((await suggest('claim', '', asking(bot))).map(({ value }) => value).toSorted()).toEqual([
      'cartel-bounties',
      'chicago-offer',
    ])
    expect(await suggest('claim', 'chic', asking(bot))).toEqual([
      { value: 'chicago-offer', label: 'Offer to kill a commander in Chicago (chicago-offer)' },
    ])
    expect(await suggest('claim', 'zq', asking(bot))).toEqual([])
    expect((await suggest('scope', 'a', asking(bot)))[0]).toEqual({ value: 'all', label: 'all' })
    expect(await suggest('proposal', '', asking(bot))).toHaveLength(1)
  })
})

describe('hostile input', () => {
  it.each(Object.entries(HOSTILE))('is told back harmless, or found nowhere: %s', async (_name, typed) => {
    for (const line of [`status ${typed}`, `search ${typed}`, typed, `watch ${typed}`, `why-not ${typed}`]) {
      const reply = await runLine(line, 'claim', asking(bot))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be in it
      expect(textOf(reply)).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069]/)
      expect(messageOf(reply).fallback.length).toBeLessThanOrEqual(300)
    }
  })

  it('a line as long as a book is answered', async () => {
    const reply = await runLine(`status ${'a '.repeat(200_000)}`, 'claim', asking(bot))
    expect(textOf(reply).length).toBeLessThan(3_000)
  })
})

it.each(['en', 'es'] as const)(
  'the home page in %s: what waits, for an editor; what is watched, for everybody',
  async (locale) => {
    const page = messageText(await home(asking(bot, { locale }), ['C0DESK']))
    expect(page).toContain(locale === 'en' ? '1 proposal waits for an editor' : '1 propuesta espera a la redacción')
    const readers = messageText(await home(asking(bot, { locale, asker: READER }), []))
    expect(readers).not.toMatch(/proposal waits|propuesta espera/)
  },
)
