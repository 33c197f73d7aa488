import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../../src/pipeline/statements/cues-en.ts'
import { SPANISH } from '../../../src/pipeline/statements/cues-es.ts'
import { compileFrames } from '../../../src/pipeline/statements/find-signals.ts'
import { needlesOf } from '../../../src/pipeline/statements/frame-needles.ts'
import { groupsIn, indexNeedles } from '../../../src/pipeline/statements/needle-index.ts'

describe('what an expression cannot do without', () => {
  it.each([
    ['denies', ['denies']],
    ['(?:denies|denied) (?:any )?(?:involvement|part)\\b', ['denies', 'denied']],
    ['(?:no|not) (?:\\S+ ){0,3}?(?:evidence|traces)', ['evidence', 'traces']],
    ['lies?', ['lie']],
    ['lies+ x', ['lies']],
    ['(?:lies){2,3}', ['lies']],
    ['(?:lies){0,3}', null],
    ['(?:lies)*', null],
    ['(?!nothing)(?<!never )(?=ever)\\w+', null],
    ['phon(?:e)?y', ['phon']],
    ['[a-z\\]]+ing', ['ing']],
    ['st\\. john', ['st. john']],
    ['denies|no', null],
    ['denies|', null],
  ])('%s', (pattern, needles) => {
    expect(needlesOf(pattern)).toEqual(needles)
  })

  it.each(['(denies', 'denies)'])('a bracket amiss is said: %s', (pattern) => {
    expect(() => needlesOf(pattern)).toThrow('bracket')
  })
})

describe('which groups have a needle in a line', () => {
  const index = indexNeedles([['denies', 'denied'], null, ['lies', 'denied'], ['not a'], ['añade']])
  it.each([
    ['he denies it', [1, 1, 0, 0, 0]],
    ['denied', [1, 1, 1, 0, 0]],
    ['lies', [0, 1, 1, 0, 0]],
    ['he is not a', [0, 1, 0, 1, 0]],
    ['añade', [0, 1, 0, 0, 1]],
    ['no', [0, 1, 0, 0, 0]],
    ['', [0, 1, 0, 0, 0]],
  ])('%s', (line, found) => {
    expect([...groupsIn(line, index)]).toEqual(found)
  })
})

it.each([ENGLISH, SPANISH])('nearly all frames of a language have needles: $language', (grammar) => {
  const { always, size } = compileFrames(grammar).index
  expect(always.length / size).toBeLessThan(0.1)
})
