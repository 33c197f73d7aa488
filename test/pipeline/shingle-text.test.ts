import { describe, expect, test } from 'vitest'
import { isCopyOf, shingleText } from '../../src/pipeline/shingle-text.ts'

const STORY =
  'The harbour master closed the outer pier on Monday after a crane lost its load. Nobody was hurt, she said, and the ' +
  'ferries will leave from the inner pier until the divers have looked at the piles. The crane had been repaired in May. ' +
  'Fishermen who land at the outer pier were offered berths in the old dock free of charge until the end of the month.'

describe('a copy of a text', () => {
  const original = shingleText('Outer pier closed', STORY)
  test.each([
    ['the same', STORY, true],
    [
      'with other capitals, accents and punctuation',
      STORY.toUpperCase().replaceAll('.', ' –').replace('CRANE', 'CRÁNE'),
      true,
    ],
    ['cut after two sentences', STORY.split('. ').slice(0, 2).join('. '), true],
    ['with one word changed', STORY.replace('Monday', 'Tuesday'), true],
    [
      'quoted in a longer article',
      `${STORY} ${'The council meets about the budget of the port on Friday at noon. '.repeat(1)}${'Swimmers found the beach closed as well, and the life guards had no word of when it will open; a sign will say so once the water has been tested by the county and the results have come back from the laboratory, which takes a week or more, as in the years before, when a storm had torn the nets.'}`,
      false,
    ],
    [
      'about the same in other words',
      'On Monday a load fell from a crane, so the pier furthest out is shut and boats use the other one.',
      false,
    ],
    ['empty', '', false],
    ['one word', 'Pier', false],
  ])('%s', (_, text, copy) => {
    expect(isCopyOf(shingleText('Another headline', text), original)).toBe(copy)
  })

  test('where there is little body the title counts', () => {
    const short = shingleText('Harbour closed after accident', 'Details soon.')
    expect(isCopyOf(shingleText('Harbour closed after accident', 'Details soon.'), short)).toBe(true)
    expect(isCopyOf(shingleText('Museum opens a new wing today', 'Details soon.'), short)).toBe(false)
  })

  test('a text of a megabyte is cut to a bounded number', () => {
    const words = Array.from({ length: 150_000 }, (_, n) => `w${n}`).join(' ')
    expect(shingleText('', words)).toHaveLength(2_000)
  })
})
