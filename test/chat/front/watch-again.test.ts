import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction, runLine } from '../../../src/chat/front/front.ts'
import { decodeWatch, encodeWatch } from '../../../src/chat/front/watch-again.ts'
import type { WatchView } from '../../../src/ports/reader-verbs.ts'
import type { Bot } from '../../support/start-bot.ts'
import { asking, buttonsOf, openDesk, textOf } from './open-desk.ts'

let bot: Bot
beforeAll(async () => {
  bot = await openDesk()
})
afterAll(() => bot.close())

const here = async () =>
  (await bot.commands.watches({ channel: 'C0DESK' }, asking(bot).asker)).watches.map(
    ({ watch: { id: _, ...watch } }) => watch,
  )

it.each([
  'watch all events:proposal,health mode:daily at:09:30',
  'watch cartel-bounties events:status,correction quiet:22:00-07:00 language:es',
  'watch all mode:weekly',
])('the button after unwatch puts back what was there: %s', async (line) => {
  await runLine(line, 'claim', asking(bot))
  const before = await here()
  const reply = await runLine(`unwatch ${line.split(' ')[1]}`, 'claim', asking(bot))
  expect(await here()).toEqual([])
  const [button = ''] = buttonsOf(reply).filter((one) => one.startsWith('watch_here:'))
  // Pressed by somebody of another language and zone.
  await runAction('watch_here', button.slice('watch_here:'.length), asking(bot, { locale: 'es', zone: 'Asia/Tokyo' }))
  expect(await here()).toEqual(before)
  await runAction('unwatch_here', line.split(' ')[1] ?? '', asking(bot))
})

it('has no button where the watch does not fit into one; a scope alone is no watch', () => {
  const watch = {
    scope: { type: 'tag', tag: 'x'.repeat(80) },
    events: ['status'],
    digest: null,
    quietHours: null,
    locale: 'en',
  }
  expect(encodeWatch({ watch } as unknown as WatchView)).toBeNull()
  expect(decodeWatch('tag:border', asking(bot))).toBeNull()
})

it.each([
  ['en', 'This channel follows nothing.'],
  ['es', 'Este canal no sigue nada.'],
] as const)('a channel that follows nothing does not speak for all, %s', async (locale, words) => {
  await bot.commands.watch({ platform: 'slack', channel: 'C0OTHER', scope: 'all' }, asking(bot).asker)
  expect(textOf(await runLine('watches', 'claim', asking(bot, { locale })))).toContain(words)
})
