import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction, runLine } from '../../../src/chat/front/front.ts'
import type { Bot } from '../../support/start-bot.ts'
import { asking, buttonsOf, openDesk, READER, textOf } from '../front/open-desk.ts'

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
