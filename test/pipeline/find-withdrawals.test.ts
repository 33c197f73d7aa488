import { describe, expect, it } from 'vitest'
import { isLaterVersion, isPlausibleArticle } from '../../src/pipeline/choose-body.ts'
import { findVanished, isTakenDown, nextArticleCheck } from '../../src/pipeline/find-withdrawals.ts'

const DAY = 86_400_000

describe('entries gone from the middle of a list', () => {
  it.each([
    ['one from the middle', [5, 4, 3, 2, 1], [5, 4, 2, 1], [3]],
    ['one from the middle while new ones come', [5, 4, 3, 2, 1], [7, 6, 5, 3, 2], [4]],
    ['off the end', [5, 4, 3], [6, 5, 4], []],
    ['off the end, several', [5, 4, 3, 2, 1], [8, 7, 6, 5, 4], []],
    ['off the top: nothing is listed before it', [5, 4, 3], [4, 3], []],
    ['nothing', [3, 2, 1], [3, 2, 1], []],
    ['all of them', [3, 2, 1], [6, 5, 4], []],
    ['the first list', [], [3, 2, 1], []],
    ['an empty list', [3, 2, 1], [], []],
    ['another order', [5, 4, 3, 2, 1], [1, 2, 4, 5], []],
    ['so many that it is another list', [9, 8, 7, 6, 5, 4, 3, 2, 1], [9, 7, 5, 3, 1], []],
    ['one of three', [3, 2, 1], [3, 1], [2]],
  ])('%s', (_, previous, current, gone) => {
    expect(findVanished(previous, current)).toEqual(gone)
  })
})

it.each([
  [0, 1],
  [13, 14],
  [14, 21],
  [89, 96],
  [90, null],
])('an article first seen %i days ago is looked at again on day %s', (age, next) => {
  expect(nextArticleCheck(0, age * DAY)).toBe(next === null ? null : next * DAY)
})

it.each([
  [410, 0, false, true],
  [404, 0, false, false],
  [404, 1, false, true],
  [404, 0, true, true],
  [200, 0, false, false],
])('HTTP %i after %i misses, vanished %s: taken down %s', (status, missesBefore, vanished, down) => {
  expect(isTakenDown({ status, missesBefore, vanished })).toBe(down)
})

describe('the article behind an entry', () => {
  const summary = 'The harbour office said that the breakwater will open in spring, months later than planned'
  const title = 'Breakwater opens months late'
  const whole = { title: 'x', text: `${summary}.\nThe work cost 4.2 million crowns, of which the county paid half.` }
  it.each([
    ['holds the summary', { title, body: summary }, whole, true],
    ['holds a summary cut short', { title, body: `${summary.slice(0, 70)}…` }, whole, true],
    [
      'holds its words in another order',
      { title, body: 'In spring the breakwater will open, the harbour office said' },
      whole,
      true,
    ],
    [
      'is another page',
      { title, body: summary },
      { title, text: 'Subscribe now to read thousands of stories. '.repeat(9) },
      false,
    ],
    ['is shorter than the entry', { title, body: `${summary} ${summary}` }, { title, text: summary }, false],
    [
      'is compared by title where there is no summary',
      { title, body: '' },
      { title: `${title} | Harbour`, text: whole.text },
      true,
    ],
    [
      'of no summary is another page',
      { title, body: '' },
      { title: 'Sign in', text: 'Please sign in to go on reading this page.' },
      false,
    ],
  ])('%s', (_, entry, article, plausible) => {
    expect(isPlausibleArticle(entry, article)).toBe(plausible)
  })

  it('a later version shares its words, an error page does not', () => {
    expect(isLaterVersion(whole.text, whole.text.replace('4.2', '5.1'))).toBe(true)
    expect(isLaterVersion(whole.text, 'Something went wrong. Please try again later or go to our front page.')).toBe(
      false,
    )
  })
})
