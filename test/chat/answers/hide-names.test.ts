import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { runAction, runLine } from '../../../src/chat/front/front.ts'
import type { Reason } from '../../../src/domain/statement.ts'
import type { Answer } from '../../../src/ports/commands.ts'
import type { Bot } from '../../support/start-bot.ts'
import { asking, buttonsOf, openDesk, READER, textOf } from '../front/open-desk.ts'
import { messageText } from '../message-text.ts'

let bot: Bot
const ELENA = { name: 'Elena Ruiz', platform: 'slack', editor: true }
beforeAll(async () => {
  bot = await openDesk()
  await bot.commands.editStatement({ statementId: 1, edit: { type: 'dismiss' }, reason: 'another case' }, ELENA)
  await bot.commands.watch({ platform: 'slack', channel: 'C0DESK', scope: 'all' }, ELENA)
})
afterAll(() => bot.close())

it.each(['history cartel-bounties', 'why 1', 'watches'])('%s names an editor to an editor alone', async (line) => {
  const own = await runLine(line, 'claim', asking(bot))
  expect(textOf(own)).toContain('Elena Ruiz')
  expect(textOf(await runLine(line, 'claim', asking(bot, { asker: READER })))).not.toContain('Elena')
  const share = buttonsOf(own).find((one) => one.startsWith('share:')) ?? ''
  const shared = await runAction('share', share.slice('share:'.length), asking(bot))
  expect(shared).toMatchObject({ public: true })
  expect(textOf(shared)).not.toContain('Elena')
})

it.each([
  ['en', 'an editor'],
  ['es', 'un editor'],
] as const)('a reader reads who it was by office, %s', async (locale, words) => {
  expect(textOf(await runLine('history cartel-bounties', 'claim', asking(bot, { locale, asker: READER })))).toContain(
    words,
  )
})

const NOT_ABOUT = 'that it is not about this claim: of the budget'
const NAMED: Reason[] = [
  { rule: 'added-by-editor', detail: 'Elena Ruiz: from the briefing' },
  { rule: 'dismissed', detail: `statement 1 about cartel-bounties: Elena Ruiz said on 2025-11-01 ${NOT_ABOUT}` },
  {
    rule: 'dismissed',
    detail: `it repeats statement 1 about cartel-bounties, and: Elena Ruiz said on 2025-11-01 ${NOT_ABOUT}`,
  },
  { rule: 'dismissed', detail: `an editor (Elena Ruiz) said on 2025-11-01 ${NOT_ABOUT}` },
]

it.each([
  [
    'en',
    [
      'Added by an editor: an editor: from the briefing',
      `statement 1 about cartel-bounties: an editor said on 2025-11-01 ${NOT_ABOUT}`,
      `it repeats statement 1 about cartel-bounties, and: an editor said on 2025-11-01 ${NOT_ABOUT}`,
      `Dismissed: an editor said on 2025-11-01 ${NOT_ABOUT}`,
    ],
  ],
  [
    'es',
    [
      'Añadida por la redacción: un editor: from the briefing',
      'la declaración 1 sobre cartel-bounties: un editor dijo el 2025-11-01 que no trata de esta afirmación: of the budget',
      'repite la declaración 1 sobre cartel-bounties, y un editor dijo el 2025-11-01 que no trata de esta afirmación: of the budget',
      'Descartada: la redacción dijo el 2025-11-01 que no trata de esta afirmación: of the budget',
    ],
  ],
] as const)('reasons name an editor to an editor alone, %s', async (locale, expected) => {
  const { coverage } = await bot.commands.why({ statementId: 1 }, READER)
  const answer: Answer = {
    kind: 'why_not',
    url: 'https://wire.example/1',
    verdict: 'dismissed',
    details: NAMED,
    coverage,
  }
  const told = messageText(buildAnswerMessage(answer, locale))
  expect(told).not.toContain('Elena')
  for (const line of expected) expect(told).toContain(line)
  expect(messageText(buildAnswerMessage(answer, locale, { names: true })).match(/Elena Ruiz/g)).toHaveLength(4)
})
