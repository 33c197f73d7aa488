import { expect, test } from 'vitest'
import { type ParsedLine, parseLine } from '../../../src/chat/front/parse-line.ts'

const parsed = (line: string): [string, object] => {
  const read: ParsedLine = parseLine(line, 'claim')
  return read.type === 'verb' ? [read.verb.name, read.args] : ['unknown', {}]
}

test.each([
  ['search border --kind item', { text: 'border', kind: 'item' }],
  // As a Mac or a telephone sends it, whatever was typed.
  ['search border —kind item', { text: 'border', kind: 'item' }],
  ['search border —kind=item', { text: 'border', kind: 'item' }],
  ['search border –kind item', { text: 'border', kind: 'item' }],
  ['search border —nothing', { text: 'border —nothing' }],
])('an argument by its name: %s', (line, args) => {
  expect(parsed(line)).toEqual(['search', args])
})

test.each([
  ['search "no hay información"', { text: '"no hay información"' }],
  ['search “no hay información” bounties', { text: '"no hay información"', claim: 'bounties' }],
  ['search bounties "no hay"', { text: 'bounties "no hay"' }],
  ['search no hay', { text: 'no hay' }],
])('a phrase that is searched stays one: %s', (line, args) => {
  expect(parsed(line)).toEqual(['search', args])
})

test('elsewhere marks only hold words together', () => {
  expect(parsed('status "cartel bounties"')).toEqual(['status', { claim: 'cartel bounties' }])
})
