import { describe, expect, it } from 'vitest'
import { readGoldItems } from '../../../src/cli/evaluate/gold-set.ts'
import { measureOwnStatements } from '../../../src/cli/evaluate/gold-statements.ts'
import { STANCES } from '../../../src/domain/vocabulary.ts'

const ITEMS = readGoldItems(new URL('../../../src/cli/evaluate/own-stance-set.jsonl', import.meta.url).pathname)

describe('the own stance set', () => {
  it('has both languages and every stance of the vocabulary', () => {
    expect(ITEMS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ITEMS.map(({ lang }) => lang))).toEqual(new Set(['en', 'es']))
    const used = new Set(ITEMS.flatMap(({ statements }) => statements.map(({ stance }) => stance)))
    expect(STANCES.filter((stance) => stance !== 'unclear' && !used.has(stance))).toEqual([])
  })

  it('is read no worse than before', () => {
    const { figures, errors } = measureOwnStatements()
    const value = (name: string) => figures.find((figure) => figure.name === name)?.value ?? 0
    expect(value('who said what F1'), errors.join('\n')).toBeGreaterThanOrEqual(0.86)
    expect(value('effect on evidence'), errors.join('\n')).toBeGreaterThanOrEqual(0.88)
  })
})
