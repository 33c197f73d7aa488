import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLine } from '../../../src/chat/front/front.ts'
import type { Bot } from '../../support/start-bot.ts'
import { asking, buttonsOf, openDesk, READER, textOf } from './open-desk.ts'

let bot: Bot
beforeAll(async () => {
  bot = await openDesk()
})
afterAll(() => bot.close())

describe('/claim', () => {
  it.each([
    ['status cartel-bounties', 'Cartel bounties on ICE and CBP officers'],
    ['STATUS "Cartel Bounties"', 'Cartel bounties on ICE and CBP officers'],
    ['estado chicago offer', 'Offer to kill a commander in Chicago'],
    ['cartel bounties', 'Cartel bounties on ICE and CBP officers'],
    ['statsu cartel-bounties', 'There is no verb "statsu"'],
    ['list', '2 tracked claims'],
    ['list tag:nothing', 'No claim is tracked.'],
    ['history cartel-bounties', 'History · Cartel bounties'],
    ['asof cartel-bounties 2025-11-01', 'What was known by'],
    ['asof 2025-11-01 cartel bounties by:said', 'What had been said by'],
    ['asof cartel-bounties 1 Nov 2025', 'What was known by'],
    ['asof cartel bounties 1 de noviembre de 2025 by:said', 'What had been said by'],
    ['asof cartel-bounties "November 1, 2025"', 'What was known by'],
    ['asof cartel-bounties 03/04/2025', 'could be 2025-04-03 or 2025-03-04'],
    ['why 1', 'Why statement 1'],
    ['why #1', 'Why statement 1'],
    ['why 77', '/claim history'],
    ['why one', 'Expected a number'],
    ['why-not <https://wire.example/a|wire.example>', 'Not polled'],
    ['why-not wire.example/a', 'Not polled'],
    ['why-not nonsense', 'Expected a whole address'],
    ['requests', 'No request for evidence'],
    ['status', 'Which claim?'],
    ['status zzz', 'There is no claim "zzz".'],
    ['status off', '"off" fits several claims.'],
    ['help', 'What you can ask'],
    ['', 'What you can ask'],
    ['help watch', '/claim watch <scope>'],
    ['frobnicate', 'There is no verb "frobnicate".'],
  ])('%s', async (typed, expected) => {
    expect(textOf(await runLine(typed, 'claim', asking(bot)))).toContain(expected)
  })

  it('offers what may have been meant as buttons that ask again', async () => {
    const reply = await runLine('history off', 'claim', asking(bot))
    expect(buttonsOf(reply)).toEqual(['show:history~chicago-offer', 'show:history~cartel-bounties'])
  })
})

describe('/claim-admin', () => {
  it('is refused to who is no editor, in words', async () => {
    const reply = await runLine('add', 'claim-admin', asking(bot, { asker: READER }))
    expect(textOf(reply)).toContain('Ben is not an editor here.')
  })

  it.each([
    ['add', 'add'],
    ['edit cartel-bounties', 'edit-wording'],
    ['edit cartel-bounties names', 'edit-names'],
    ['edit cartel bounties part:settings', 'edit-settings'],
    ['statement cartel-bounties', 'statement'],
    ['set-status cartel-bounties', 'set-status'],
    ['review 1', 'review'],
    ['dismiss 1', 'dismiss'],
    ['dismiss https://wire.example/a claim:cartel-bounties', 'dismiss'],
    ['archive chicago-offer', 'archive'],
    ['archive chicago-offer restore:yes', 'restore'],
    ['backtest', 'backtest'],
    ['undo cartel-bounties', 'undo'],
    ['request cartel-bounties', 'request'],
    ['request 3', 'request-set'],
  ])('%s opens a form', async (typed, form) => {
    expect(await runLine(typed, 'claim-admin', asking(bot))).toMatchObject({ type: 'form', form: { id: form } })
  })

  it.each([
    ['review', '1 proposal'],
    ['sources', 'No source is configured.'],
    ['release gao', 'There is no source "gao".'],
    ['statement', 'Which claim?'],
    ['backtest cartel-bounties', 'Backtest'],
    ['help', 'What editors can do'],
  ])('%s', async (typed, expected) => {
    expect(textOf(await runLine(typed, 'claim-admin', asking(bot)))).toContain(expected)
  })
})
