import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeWorkplace, runOnrecord } from './run-onrecord.ts'

const DRAFT = `slug: harbour-tax
title: A tax on harbours
text: The city will tax every ship.
claimant: City council
firstMadeOn: "2025-10"
languages: [en]
`

it('backtest --json is one document; mistakes in the draft are told with their place', async () => {
  const folder = makeWorkplace()
  writeFileSync(path.join(folder, 'draft.yaml'), DRAFT)
  const fine = await runOnrecord(folder, ['backtest', 'draft.yaml', '--json'])
  expect(JSON.parse(fine.stdout)).toMatchObject({ kind: 'backtest', claim: { slug: 'harbour-tax' }, items: 0 })
  expect(fine.code).toBe(0)
  writeFileSync(path.join(folder, 'draft.yaml'), DRAFT.replace('title:', 'titel:'))
  const wrong = await runOnrecord(folder, ['backtest', 'draft.yaml'])
  expect(wrong.stderr).toMatch(/draft\.yaml:2:1 {2}titel {2}unknown key; did you mean "title"\?/)
  expect(wrong.code).toBe(2)
})

it.each([
  { args: ['dismiss', '7', '--as', 'Ada', '--reason', 'x'], code: 1, says: /no statement 7/ },
  { args: ['dismiss', 'https://a.example/b', '--as', 'Ada', '--reason', 'x'], code: 2, says: /--claim SLUG/ },
  { args: ['dismiss', '7', '--as', 'Ada'], code: 2, says: /--reason/ },
  { args: ['backtest', 'nowhere.yaml'], code: 2, says: /There is no file nowhere\.yaml/ },
])('$args gives $code', async ({ args, code, says }) => {
  const ended = await runOnrecord(makeWorkplace(), args)
  expect(`${ended.stdout}${ended.stderr}`).toMatch(says)
  expect(ended.code).toBe(code)
})
