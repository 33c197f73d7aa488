import { describe, expect, it } from 'vitest'
import { createConsolePublisher } from '../../../src/chat/console/console-publisher.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import { PublishError } from '../../../src/ports/chat-publisher.ts'
import { CARD, NOTICES } from '../samples.ts'

function console(mark?: string) {
  const written: string[] = []
  const write = (text: string) => {
    written.push(text)
  }
  return {
    written,
    publisher: createConsolePublisher({ write, colour: false, width: 100, ...(mark === undefined ? {} : { mark }) }),
  }
}

const card = (statementCount = 6) => buildNoticeMessage({ kind: 'card', card: { ...CARD, statementCount } }, 'en')
const statement = buildNoticeMessage(NOTICES.statement ?? NOTICES.card ?? (undefined as never), 'en')
const root = { channel: 'newsroom', thread: null }
const thread = { channel: 'newsroom', thread: 'k1' }

describe('the console publisher', () => {
  it('prints the channel, and a thread’s replies indented', async () => {
    const { written, publisher } = console()
    await publisher.publish({ place: root, message: card(), key: 'k1', broadcast: false })
    await publisher.publish({ place: thread, message: statement, key: 'k2', broadcast: false })
    await publisher.publish({ place: thread, message: statement, key: 'k3', broadcast: true })
    expect(written[0]).toMatch(/^\n#newsroom · onrecord\n┃ Cartel bounties/)
    expect(written[1]).toMatch(/^\n {2}↳ #newsroom · in thread\n {4}┃ Claudia Sheinbaum/)
    expect(written[2]).toContain('also sent to the channel')
    for (const line of written.join('').split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it('marks every post and every edit', async () => {
    const { written, publisher } = console('reconstructed')
    const ref = await publisher.publish({ place: root, message: card(), key: 'k1', broadcast: false })
    await publisher.publish({ place: thread, message: statement, key: 'k2', broadcast: false })
    await publisher.edit(ref, card(7), 'k1')
    expect(written).toHaveLength(3)
    for (const text of written) expect(text).toContain('[reconstructed]')
  })

  it('shows an edited card as one short line, and an edit that changes nothing not at all', async () => {
    const { written, publisher } = console()
    const ref = await publisher.publish({ place: root, message: card(), key: 'k1', broadcast: false })
    await publisher.edit(ref, card(), 'k1')
    expect(written).toHaveLength(1)
    await publisher.edit(ref, card(7), 'k1')
    expect(written[1]).toMatch(
      /^ {2}#newsroom \(card updated: Cartel bounties on US agents: cited · 7 statements .*\)\n$/,
    )
    expect(written[1]?.length).toBeLessThanOrEqual(101)
  })

  it('cuts a long title before what changed', async () => {
    const { written, publisher } = console()
    const claim = { ...CARD.claim, title: 'A title that goes on and on until hardly anything else fits on the line' }
    const long = buildNoticeMessage({ kind: 'card', card: { ...CARD, claim } }, 'en')
    await publisher.edit({ channel: 'newsroom', id: 'k1' }, long, 'k1')
    expect(written[0]).toMatch(/card updated: A title [a-z ]+…: cited · 6 statements in 9 outlets/)
  })

  it('shows an edited reply as such', async () => {
    const { written, publisher } = console()
    const ref = await publisher.publish({ place: thread, message: statement, key: 'k2', broadcast: false })
    await publisher.edit(ref, { ...statement, fallback: 'Corrected' }, 'k2')
    expect(written[1]).toBe('  #newsroom (post updated: Corrected)\n')
  })

  it('prints one key once, and finds it in its own channel', async () => {
    const { written, publisher } = console()
    const request = { place: root, message: card(), key: 'k1', broadcast: false }
    const first = await publisher.publish(request)
    expect(await publisher.publish(request)).toEqual(first)
    expect(written).toHaveLength(1)
    expect(await publisher.find(root, 'k1', 0, null)).toEqual(first)
    expect(await publisher.find({ channel: 'other', thread: null }, 'k1', 0, null)).toBeNull()
    expect(await publisher.find(root, 'k9', 0, null)).toBeNull()
  })

  it('a write that fails is a passing PublishError, and the post can be tried again', async () => {
    let broken = true
    const publisher = createConsolePublisher({
      write: () => {
        if (broken) throw new Error('EPIPE')
      },
      colour: false,
      width: 80,
    })
    const request = { place: root, message: card(), key: 'k1', broadcast: false }
    await expect(publisher.publish(request)).rejects.toThrow(PublishError)
    expect(await publisher.find(root, 'k1', 0, null)).toBeNull()
    broken = false
    await expect(publisher.publish(request)).resolves.toEqual({ channel: 'newsroom', id: 'k1' })
  })

  it('a channel’s name cannot start a line of its own', async () => {
    const { written, publisher } = console()
    await publisher.publish({
      place: { channel: 'x\n\u001b[31m┃ y', thread: null },
      message: card(),
      key: 'k1',
      broadcast: false,
    })
    expect(written[0]).toMatch(/^\n#x ┃ y · onrecord\n/)
  })
})
