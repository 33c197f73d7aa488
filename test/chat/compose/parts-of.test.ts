import { expect, test } from 'vitest'
import { REFUSALS } from '../../../src/chat/catalogue/es/refusals.ts'
import { partsOf } from '../../../src/chat/compose/parts-of.ts'
import { saySentence } from '../../../src/chat/compose/say-error.ts'
import { inEnglish, putTogether } from '../../../src/domain/sentence.ts'

const WORDS = {
  'There is no claim {0}.': '',
  'There is no claim {0}. Did you mean {1}?': '',
  '{1} was changed by {0} and {1} again': '',
  'before {0}{1} after': '',
  '{0}: {1}': '',
}

test.each([
  ['There is no claim x.', ['x']],
  ['There is no claim x. Did you mean y?', ['x', 'y']],
  ['There is no claim x. Did you mean y? Did you mean z?', ['x', 'y? Did you mean z']],
  // A part may hold words of its pattern, and line breaks.
  ['There is no claim a.\nb..', ['a.\nb.']],
  ['it was changed by Ana and it again', ['Ana', 'it']],
  ['before two words after', ['', 'two words']],
  // Of two words that overlap only one is there.
  ['There is no claim ', null],
  ['before after', null],
  ['x: y', null],
  ['no claim x.', null],
])('%s', (text, parts) => {
  expect(partsOf(text, WORDS)?.parts ?? null).toEqual(parts)
})

test('every text of ours that a pattern is found in is that pattern with its parts', () => {
  const found = Object.keys(REFUSALS).flatMap((text) => {
    const one = partsOf(text, REFUSALS)
    return one === null ? [] : [{ text, again: putTogether(one.pattern, one.parts, inEnglish) }]
  })
  expect(found.length).toBeGreaterThan(200)
  expect(found.filter(({ text, again }) => text !== again)).toEqual([])
})

/** What is looked at in a text is bounded by its length times the patterns, and not by a power of it. */
test('a text made to fit every pattern almost is looked through once a pattern', () => {
  const crafted = 'Nothing was changed. '.repeat(400)
  const searched = countSearches(() => saySentence(crafted.slice(0, 7_900), 'es'))
  expect(searched).toBeGreaterThan(0)
  expect(searched).toBeLessThan(Object.keys(REFUSALS).length * 12)
  expect(partsOf(`There is no claim ${'x'.repeat(8_000)}.`, WORDS)).toBeNull()
})

function countSearches(work: () => void): number {
  const plain = String.prototype.indexOf
  let calls = 0
  String.prototype.indexOf = function (this: string, ...asked: Parameters<typeof plain>) {
    calls += 1
    return plain.apply(this, asked)
  }
  try {
    work()
  } finally {
    String.prototype.indexOf = plain
  }
  return calls
}
