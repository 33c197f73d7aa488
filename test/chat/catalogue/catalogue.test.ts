import { describe, expect, it } from 'vitest'
import { catalogueOf } from '../../../src/chat/catalogue/catalogue-of.ts'
import { FLAGS, RUNGS, SOURCE_STATES } from '../../../src/domain/vocabulary.ts'
import { FORBIDDEN } from '../forbidden-words.ts'

/** What each function of the catalogue is called with here; a function without an entry fails the test. */
const ARGUMENTS: Record<string, unknown[][]> = {
  'words.list': [[['A', 'B']], [['A']]],
  'words.more': [[3]],
  'words.others': [[3]],
  'words.flagBy': FLAGS.flatMap((flag) => [
    [flag, ['A', 'B']],
    [flag, []],
  ]),
  'words.original': [['en'], ['es'], ['und']],
  'words.outlets': [[0], [1], [12]],
  'words.outletsShort': [[1], [2]],
  'words.requestLine': [['A', 'B']],
  'words.days': [[1], [41]],
  'words.coverage.healthy': [
    [11, 12],
    [1, 1],
  ],
  'words.coverage.healthyThen': [
    [11, 12],
    [1, 1],
  ],
  'words.coverage.trouble': SOURCE_STATES.filter((state) => state !== 'new').map((state) => ['dhs.gov', state]),
  'words.coverage.unpolled': [['dhs.gov']],
  'words.coverage.notPolled': [[['A']], [['A', 'B']]],
  'words.translation': [['en'], ['es'], ['und']],
  'words.corrected': [['A', 'B']],
  'words.setRung': RUNGS.map((rung) => [rung]),
  'words.setFlag': FLAGS.map((flag) => [flag, ['A']]),
  'words.clearFlag': FLAGS.map((flag) => [flag]),
  'words.setStatus': [['x']],
  'words.settleRequest': [[7, 'answered']],
  'notices.statement.headline': [['A', 'said']],
  'notices.status.changed': [
    ['editor', 'x'],
    ['automatic', 'x'],
  ],
  'notices.status.move': [['a', 'b']],
  'notices.status.set': [['x']],
  'notices.status.cleared': [['x']],
  'notices.proposal.proposed': [[3, 'x']],
  'notices.revision.changed': [['S']],
  'notices.waiting': [
    [1, 'S'],
    [3, 'S'],
  ],
  'notices.withdrawal.takenDown': [['S']],
  'notices.request': [['A', 'B', 30, '1 Oct 2025']],
  'notices.health.headline': [['S', 3]],
  'notices.health.failures': [[1], [3]],
  'notices.health.still': [['x']],
  'notices.health.stillSeveral': [[2], [9]],
  'notices.health.none.heading': [
    [5, 6],
    [41, 41],
  ],
  'notices.health.publishesAgain': [['S']],
  'notices.gap.heading': [
    ['S', 5],
    ['S', 10],
  ],
  'notices.authority': [['S', 'dhs.gov.example.com']],
  'notices.correction': [[12]],
  'notices.anchor.heading': [[425]],
  'notices.backlog.claim': [
    [1, 0],
    [12, 1],
  ],
  'notices.backlog': [
    ['S', 12, 3],
    ['S', 1, 1],
  ],
  'notices.held.bulk': [['S', 500]],
  'notices.held.edited': [['S', 12]],
  'notices.held.waiting': [
    [1, 1],
    [12, 9],
  ],
  'notices.card.summary': [['cited', ['disputed']]],
  'notices.card.counts': [
    [1, 1],
    [6, 9],
  ],
  'notices.card.openProposals': [[1], [2]],
  'answers.claims': [[1], [2]],
  'answers.claims.narrowerOf': [['slug']],
  'answers.history.shown': [
    [7, 9],
    [9, 9],
  ],
  'answers.history.decided': [
    ['A', true],
    ['A', false],
  ],
  'answers.history.proposal': [[3, 'x', 'open']],
  'answers.history.by': [['A']],
  'answers.history.claim': [['tags', 2]],
  'answers.why.earlierWording': [[1, 'x']],
  'answers.history.revision': [['S']],
  'answers.asOf.endOf': [['2025-10-14', 'UTC']],
  'answers.requests.heading': [
    [1, 0],
    [1_200, 3],
  ],
  'answers.requests.after': [['3 days']],
  'answers.history.request': [['x', 'A', 'B']],
  'answers.history.dismissed': [
    ['A', '12', true],
    ['A', '', false],
  ],
  'answers.coverage.heading': [['A'], [null]],
  'answers.coverage.healthy': [['97 %']],
  'answers.search.heading': [
    ['A', 1, false],
    ['A', 10, true],
  ],
  'answers.search.none': [['A']],
  'answers.search.about': [['slug']],
  'answers.export.heading': [['A', 'csv']],
  'answers.export.vouchedFor': [[12]],
  'answers.history.edited': [['Ana', 12]],
  'answers.why.heading': [[12]],
  'answers.why.dismissed': [['A']],
  'answers.why.counterfactual': [
    ['“x”', '0.41', '0.59'],
    ['“x”', '0.71', '0.59'],
  ],
  'poll.articles': [
    [1, 2, 3],
    [2, 0, 0],
  ],
  'poll.sources': [[1], [8]],
  'poll.sourcesFailed': [[1], [2]],
  'poll.items': [
    [1, 1, 1, 1],
    [20, 8, 2, 0],
  ],
  'poll.record': [['record.db']],
  'poll.replay.recorded': [['fixture.json', 200, 12]],
  'poll.replay.heading': [[200, 'feedsmith', 'utf-8', 3]],
  'poll.replay.matched': [['slug', 'posted', '0.81', '0.59']],
  'answers.why.reasons.term': [
    ['recompensas', 'bounties'],
    ['ICE', null],
  ],
  'answers.why.reasons.likeness': [['47', 'bounties on agents']],
  'answers.why.reasons.chance': [
    ['97', 'numbers', null, '0.81'],
    ['3', null, 'numbers', '0.20'],
  ],
  'answers.why.reasons.narrower': [['slug', '0.81']],
  'answers.why.reasons.meaning': [['90']],
  'answers.why.reasons.negated': [['no', 'offer']],
  'answers.why.reasons.quoteOverVerb': [['denial']],
  'answers.why.reasons.document': [['informe']],
  'answers.why.reasons.pronoun': [['he']],
  'answers.why.reasons.weighed': [['62']],
  'answers.why.reasons.notRead': [['slug', 'x']],
  'answers.why.reasons.inPost': [['20']],
  'answers.why.reasons.inPost.standsFor': [['“recompensas”', '“bounties”']],
  'answers.why.reasons.inPost.beside': [['slug']],
  'answers.backtest.looked': [[1], [20_000]],
  'answers.backtest.bands': [[12, 3, 40]],
  'answers.backtest.per1000': [['1.2']],
  'answers.backtest.statements': [[1], [3]],
  'answers.backtest.posts': [
    [1, 1],
    [3, 9],
  ],
  'answers.backtest.noAlias': [['en'], ['es']],
  'answers.backtest.tooMany': [['31.0', 20]],
  'answers.backtest.blame': [
    ['x', 1],
    ['x', 40],
  ],
  'answers.backtest.replaces': [['slug']],
  'answers.why.matched': [['posted']],
  'answers.why.score': [['0.8', '0.6']],
  'answers.why.confidence': [
    ['97 %', true],
    ['50 %', false],
  ],
  'answers.proposals.heading': [[1], [2]],
  'answers.proposals.age': [
    [1, 26],
    [0, 2],
  ],
  'answers.possible.heading': [[1], [2]],
  'answers.possible.item': [[7]],
  'answers.sources.heading': [[11, 12]],
  'answers.sources.items': [[1], [31]],
  'answers.sources.held': [[500, 9]],
  'answers.done.heading': [['x']],
  'configuration.settings': [['x']],
  'configuration.settings.heading': [[1], [60]],
  'configuration.trial.entries': [[1], [25]],
  'configuration.trial.known': [['gao']],
  'configuration.trial.wouldBe': [['gao', 'GAO']],
  'configuration.actors.heading': [[1], [3]],
  'configuration.actors.aliases': [['A, B']],
  'configuration.actors.office': [
    ['dhs', 'Secretary', '2025-01-20', '2026-01-01'],
    ['dhs', null, null, null],
  ],
  'configuration.editors.place': [['cli'], ['slack'], ['discord']],
  'configuration.changes.heading': [[1], [3]],
  'configuration.changes.by': [['Ana', 'slack']],
  'discord.cut': [[1], [3]],
  'slack.sharedBy': [['Ana']],
  'delivery.watches.heading': [[1], [3]],
  'delivery.watches.follows': [['#desk', 'slack', 'x']],
  'delivery.watches.tag': [['mexico']],
  'delivery.watches.digest': [
    ['day', '08:00', 'UTC'],
    ['week', '08:00', 'UTC'],
  ],
  'delivery.watches.quiet': [['22:00', '07:00', 'UTC']],
  'delivery.watches.addedBy': [['Ana']],
  'delivery.deliveries.heading': [
    [1, 0],
    [3, 1],
    [3, 2],
  ],
  'delivery.deliveries.attempts': [[1], [3]],
  'delivery.deliveries.counts': [[1_200, 3]],
  'delivery.digest.heading': [[1], [12]],
  'delivery.trouble.heading': [['C1', 'slack']],
  'front.errors': [['x', 'y']],
  'front.errors.tooLong': [[200]],
  'front.help.more': [['claim']],
  'front.page.shown': [[1, 10, 1_200]],
  'front.home': [[1], [3]],
  'chatSetup.slack': [['x', 'y']],
  'chatSetup.discord': [['x', ' "y"']],
  'setup.init': [['x']],
  'setup.wrong': [['x', 'y']],
  'setup.wrong.number': [['x', 7]],
  'setup.wrong.channel': [['x']],
  'setup.check': [['x', 'y']],
  'setup.check.counts': [[3, 1, 0]],
  'setup.check.configuration': [
    [1, 1, 2, 1],
    [3, 20, 21, 0],
  ],
  'setup.check.chain': [['data/x.db', 4]],
  'setup.check.brokenChain': [['data/x.db', 4]],
  'setup.check.clockOff': [
    [300, true, 'S'],
    [300, false, 'S'],
  ],
  'setup.check.waits': [[1], [3]],
  'setup.check.noNetwork': [[1], [30]],
  'setup.check.entries': [[1], [30]],
}

/** Every string of a catalogue with its path; functions are called. */
function stringsOf(value: unknown, path: string): { path: string; value: string }[] {
  if (typeof value === 'string') return [{ path, value }]
  if (typeof value === 'function') {
    const calls = ARGUMENTS[path] ?? ARGUMENTS[path.slice(0, path.lastIndexOf('.'))]
    if (calls === undefined) throw new Error(`No arguments are listed for ${path}.`)
    return calls.map((call, index) => ({ path: `${path}(${index})`, value: String(value(...call)) }))
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither a string nor a function.`)
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, path === '' ? key : `${path}.${key}`))
}

const english = stringsOf(catalogueOf('en'), '')
const spanish = stringsOf(catalogueOf('es'), '')

describe('catalogues', () => {
  it('have the same strings in both languages', () => {
    expect(spanish.map(({ path }) => path)).toEqual(english.map(({ path }) => path))
    expect(english.length).toBeGreaterThan(250)
  })

  it.each([...english, ...spanish])('$path is neither empty nor broken: $value', ({ value }) => {
    expect(value.trim()).not.toBe('')
    expect(value).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('take no side and say no more than was seen', () => {
    for (const { path, value } of english) expect(value, path).not.toMatch(FORBIDDEN.en)
    for (const { path, value } of spanish) expect(value, path).not.toMatch(FORBIDDEN.es)
  })

  it('are translated: hardly any string is the same in both', () => {
    const same = english.filter(
      ({ path, value }, index) => path !== 'locale' && value.length > 3 && spanish[index]?.value === value,
    )
    // Names, arrows and slugs only.
    expect(same.map(({ path }) => path).filter((path) => !/list|move|headline|summary|done|score/.test(path))).toEqual(
      [],
    )
  })
})
