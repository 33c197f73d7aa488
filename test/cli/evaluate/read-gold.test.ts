import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { parseGoldClaims, parseGoldItems } from '../../../src/cli/evaluate/read-gold.ts'
import { run } from '../../../src/cli/evaluate.ts'

const CLAIM = {
  slug: 'cut-cables',
  statement: 'The freighter Selma Star cut two data cables in the Baltic Sea.',
  claimant: 'Government of Norway',
  respondents: ['Government of Latvia'],
  first_date: '2025-03-05',
  languages: ['en'],
  aliases: { en: ['Selma Star freighter'] },
}
const ITEM = {
  id: 'x-1',
  lang: 'en',
  title: 'Latvia denies that the Selma Star cut cables',
  text: 'The Latvian government denied that the freighter Selma Star had cut data cables in the Baltic Sea.',
}
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}
const claims = write('claims.json', JSON.stringify([CLAIM]))

describe('sets of the gold form', () => {
  test('any file of the form is read, with labels or without; empty lines are passed over', () => {
    const items = parseGoldItems(write('items.jsonl', `${JSON.stringify(ITEM)}\n\n`))
    expect(items).toMatchObject([{ id: 'x-1', claim: null, statements: [] }])
    expect(parseGoldClaims(claims)).toMatchObject([{ slug: 'cut-cables' }])
  })

  test.each<[string, string, RegExp]>([
    ['a cut line', `${JSON.stringify(ITEM)}\n{"id": "x-2`, /items-\d\.jsonl, line 2: not JSON/],
    ['a list for an object', '[1]', /line 1: expected an object/],
    ['a language nobody reads', JSON.stringify({ ...ITEM, lang: 'fr' }), /line 1, lang: .*"en"\|"es"/],
    ['no text', JSON.stringify({ ...ITEM, text: undefined }), /line 1, text: /],
  ])('%s is told by file, line and key', (_, text, message) => {
    const file = write(`items-${text.length % 10}.jsonl`, text)
    expect(() => parseGoldItems(file)).toThrow(message)
  })

  test.each<[string, string, RegExp]>([
    ['no list', '{}', /expected a list of claims/],
    ['no statement', JSON.stringify([{ slug: 'a' }]), /claim 1, statement: /],
    ['one slug twice', JSON.stringify([CLAIM, CLAIM]), /two claims have the slug "cut-cables"/],
  ])('claims with %s are refused in words', (_, text, message) => {
    const file = write('bad-claims.json', text)
    expect(() => parseGoldClaims(file)).toThrow(message)
  })

  test('the command writes one line an item, in the scorer’s form, and stops at a broken line', async () => {
    const out = path.join(folder, 'out.jsonl')
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const items = write(
      'good.jsonl',
      [ITEM, { ...ITEM, id: 'x-2', title: 'Rain', text: 'It rained in Oslo.' }]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    )
    expect(await run(['--claims', claims, '--items', items, '--predictions', out])).toBe(0)
    const lines = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      {
        id: 'x-1',
        matches: [{ claim: 'cut-cables', statements: [{ stance: 'denies' }], evidenceEffect: expect.any(String) }],
      },
      { id: 'x-2', matches: [] },
    ])
    expect(await run(['--claims', claims, '--items', write('bad.jsonl', '{'), '--predictions', out])).toBe(2)
    expect(stderr.mock.calls.at(-1)?.[0]).toMatch(/bad\.jsonl, line 1: not JSON/)
    expect(await run(['--stance', write('stance.jsonl', '{"claim": "a"}')])).toBe(2)
    expect(stderr.mock.calls.at(-1)?.[0]).toMatch(/line 1: "headline" is missing/)
    expect(await run(['--claims', claims])).toBe(2)
    stdout.mockRestore()
    stderr.mockRestore()
  })
})
