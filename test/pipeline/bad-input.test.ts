import { describe, expect, test } from 'vitest'
import { extractStatements } from '../../src/pipeline/extract-statements.ts'
import { buildClaimIndex, matchClaims } from '../../src/pipeline/match-claims.ts'
import { detectLanguage } from '../../src/pipeline/text/detect-language.ts'
import { ACTORS, BOUNTIES, DENIAL } from '../support/bounty-case.ts'

const index = buildClaimIndex([BOUNTIES], ACTORS)
const MEGABYTE = 1024 * 1024

/** Text as it comes, through language, matching and reading. */
function read(title: string, body: string) {
  const language = detectLanguage(`${title}\n${body}`, 'en')
  const matches = matchClaims(index, { title, body, language })
  const drafts = extractStatements(
    { title, body, language, publishedAt: null, outletName: 'Wire', outlet: 'news', voiceOf: null },
    BOUNTIES,
    ACTORS,
  )
  return { language, matches, drafts }
}

describe('text that is no news item in a language the rules read', () => {
  test.each<[string, string, string]>([
    ['nothing', '', ''],
    ['one word', 'Mexico', ''],
    ['blanks', '   ', '\n\t \u00a0\u200b'],
    ['one quotation mark', '"', '«'],
    [
      'Chinese',
      '墨西哥总统否认贩毒集团悬赏',
      '墨西哥总统克劳迪娅·辛鲍姆周三表示，墨西哥没有收到任何关于悬赏的证据。'.repeat(40),
    ],
    [
      'Arabic',
      'رئيسة المكسيك تنفي وجود مكافآت',
      'قالت رئيسة المكسيك يوم الأربعاء إن بلادها لم تتلق أي دليل على وجود مكافآت.'.repeat(40),
    ],
    ['markup', '<b>Mexico</b>', '<div onclick="x()">'.repeat(2_000)],
    ['marks of direction', '\u202eocixeM\u202c', '\u2066\u202e\u2067abc\u2069'.repeat(2_000)],
    ['lone surrogates', '\ud800', '\udfff \ud800'.repeat(500)],
    ['a megabyte of one letter', 'a', 'a'.repeat(MEGABYTE)],
    ['a megabyte of opening brackets', '(', '('.repeat(MEGABYTE)],
    ['a megabyte of commas', ',', ', '.repeat(MEGABYTE / 2)],
    ['a megabyte of names', 'Names', 'Claudia Sheinbaum '.repeat(MEGABYTE / 18)],
  ])('%s: nobody is given a position', (_, title, body) => {
    const { matches, drafts } = read(title, body)
    expect(matches.filter(({ band }) => band === 'posted')).toEqual([])
    expect(drafts.filter(({ stance }) => stance !== 'unclear')).toEqual([])
  })

  test('markup and direction marks around a real item change who said what in nothing', () => {
    const plain = read(DENIAL.title, DENIAL.summary)
    const dressed = read(DENIAL.title, `\u202a${DENIAL.summary}\u202c`)
    const facts = ({ drafts }: ReturnType<typeof read>) => drafts.map(({ speaker, stance }) => [speaker.actor, stance])
    expect(facts(plain)).not.toEqual([])
    expect(facts(dressed)).toEqual(facts(plain))
  })

  test('quotes lie where they say, also in a megabyte of news', () => {
    const body = `${DENIAL.summary} The weather stayed fine. `.repeat(MEGABYTE / 200)
    const { drafts } = read(DENIAL.title, body)
    expect(drafts.length).toBeGreaterThan(0)
    expect(drafts.length).toBeLessThan(10)
    for (const { quote, at } of drafts)
      expect((at.field === 'title' ? DENIAL.title : body).slice(at.start, at.end)).toBe(quote)
  })
})
