import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { renderMessage } from '../../../src/chat/console/render-message.ts'
import { matchClaims } from '../../../src/pipeline/match-claims.ts'
import { BOUNTIES, DENIAL, type Entry, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const ASKER = { name: 'Rob', platform: 'cli', editor: false }
let site: Site
let it: Bot
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())
afterEach(() => it.close())

const serve = (...entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })

async function bot(): Promise<Bot> {
  serve({ ...noise(1), guid: '1', link: 'https://wire.example/1' })
  it = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  await it.round()
  serve({ ...DENIAL, guid: '2', link: 'https://wire.example/2' })
  await it.round()
  return it
}

test('what would have changed it is found by reading again without it', async () => {
  await bot()
  const answer = await it.commands.why({ statementId: 1 }, ASKER)
  const by = (rule: string) => (answer.counterfactuals ?? []).filter((one) => one.rule === rule)
  const bar = answer.match?.threshold ?? 0
  expect(by('bar_above')).toMatchObject([{ weight: answer.match?.score }])
  const terms = by('without_term')
  expect(terms.length).toBeGreaterThan(0)
  // The heaviest word first; then as many of the heaviest as it takes to fall below the bar.
  const heaviest = answer.match?.reasons
    .find(({ rule }) => /^(?:term|anchor)/.test(rule))
    ?.detail.match(/“([^”]+)”/)?.[1]
  expect(terms[0]?.detail).toBe(`“${heaviest}”`)
  expect(terms[0]?.weight).toBeLessThan(answer.match?.score ?? 0)
  expect(terms.at(-1)?.weight).toBeLessThan(bar)
  const { index } = await it.poll.index.current()
  for (const { detail, weight } of terms) {
    const words = [...detail.matchAll(/“([^”]+)”/g)].map(([, one]) => one).join('|')
    const cut = (text: string) => text.replaceAll(new RegExp(`\\b(?:${words})\\b`, 'gi'), '')
    const [again] = matchClaims(index, { title: cut(DENIAL.title), body: cut(DENIAL.summary), language: 'en' })
    expect(weight).toBeCloseTo(again?.score ?? 0, 2)
  }
  expect(by('without_cue_none').length + by('without_cue_other').length).toBe(1)
  const stances = ['stance_shown', 'stance_hidden', 'stance_unmeasured'].flatMap(by)
  expect(stances).toHaveLength(1)
  expect(stances[0]?.rule === 'stance_shown').toBe(answer.statement.stanceShown)
  expect(by('read_again')).toEqual([])
  expect(answer.reasons.map((one) => one.rule).slice(0, 2)).toEqual(['cue', 'attribution'])
})

test('a stance an editor named: that is why, and no figure of the rules', async () => {
  await bot()
  const edit = { type: 're_stance', stance: 'disputes' } as const
  await it.commands.editStatement(
    { statementId: 1, edit, reason: 'As said.' },
    { name: 'Ana', platform: 'cli', editor: true },
  )
  const answer = await it.commands.why({ statementId: 1 }, ASKER)
  expect(answer.counterfactuals?.filter(({ rule }) => rule.startsWith('stance_'))).toMatchObject([
    { rule: 'stance_by_editor', detail: 'Ana' },
  ])
  const told = (names: boolean) =>
    renderMessage(buildAnswerMessage(answer, 'en', { names }), { colour: false, width: 200, zone: 'UTC' })
  expect(told(true)).toContain('The stance is named because Ana read it so.')
  expect(told(false)).toContain('The stance is named because an editor read it so.')
  expect(told(false)).not.toContain('of the cases measured')
})

test.each(['en', 'es'] as const)('told in words (%s)', async (locale) => {
  await bot()
  const answer = await it.commands.why({ statementId: 1 }, ASKER)
  const text = renderMessage(buildAnswerMessage(answer, locale), { colour: false, width: 200, zone: 'UTC' })
  const heading = locale === 'en' ? 'What would have changed it' : 'Qué lo habría cambiado'
  expect(text).toContain(heading)
  expect(text).toMatch(
    locale === 'en' ? /Without “.+” the score would be 0\.\d\d/ : /Sin «.+» la puntuación sería 0\.\d\d/,
  )
  expect(text).not.toMatch(/undefined|without_|stance_/)
})

test('after the claim was edited it says what the score is today', async () => {
  await bot()
  const { followConfig } = await import('../../../src/main.ts')
  const edited = { ...BOUNTIES, text: 'Criminal networks pay for attacks on officers of ICE.', aliases: {} }
  await followConfig({ ...it, config: { ...it.config, claims: [edited] } })
  const answer = await it.commands.why({ statementId: 1 }, ASKER)
  expect(answer.counterfactuals?.map((one) => one.rule)).toContain('read_again')
})
