import type { FrontContext, FrontReply } from '../../../src/chat/front/front.ts'
import type { Message } from '../../../src/domain/message.ts'
import { BOUNTIES } from '../../support/bounty-case.ts'
import { aPoll, aProposal, aStatement } from '../../support/builders.ts'
import { type Bot, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { messageText } from '../message-text.ts'

/** The real use cases over a real database file: a claim with a statement, a narrower claim, and an open proposal. */
export async function openDesk(): Promise<Bot> {
  const bot = await startBot({ folder: tempFolder(), sources: [], claims: [BOUNTIES, NARROWER] })
  await bot.store.polls.commitExtra({
    ...aPoll({ statements: [aStatement(1)], proposals: [aProposal(1, { statementIds: [1] })] }),
    sourceId: null,
  })
  await bot.store.polls.allocateIds('status_step', 50)
  await bot.store.polls.allocateIds('statement', 50)
  return bot
}

export const NARROWER = {
  ...BOUNTIES,
  slug: 'chicago-offer',
  title: 'Offer to kill a commander in Chicago',
  text: 'A man in Chicago offered $10,000 for the killing of a Border Patrol commander.',
  claimant: 'US Department of Justice',
  aliases: { en: ['Chicago murder-for-hire'] },
  parent: 'cartel-bounties',
}

export function asking(bot: Pick<Bot, 'commands'>, extra: Partial<FrontContext> = {}): FrontContext {
  return {
    commands: bot.commands,
    asker: { name: 'Ana Ruiz', platform: 'slack', editor: true },
    locale: 'en',
    zone: 'America/Mexico_City',
    place: { platform: 'slack', channel: 'C0DESK' },
    ...extra,
  }
}

export const READER = { name: 'Ben', platform: 'slack', editor: false }

/** The message of a reply; fails where there is none. */
export function messageOf(reply: FrontReply): Message {
  if (reply.type !== 'message' && reply.type !== 'file')
    throw new Error(`A message was expected, not ${JSON.stringify(reply)}`)
  return reply.message
}

export function textOf(reply: FrontReply): string {
  return messageText(messageOf(reply))
}

/** Buttons of a reply, as `id:value`. */
export function buttonsOf(reply: FrontReply): string[] {
  return messageOf(reply).blocks.flatMap((block) =>
    block.type === 'actions' ? block.actions.map(({ id, value }) => `${id}:${value}`) : [],
  )
}
