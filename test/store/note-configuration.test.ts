import { expect, it } from 'vitest'
import { NOON } from '../support/bounty-case.ts'
import { openRecord } from '../support/open-record.ts'

it('tells by name what was added, changed and taken out, and nothing twice', async () => {
  const { store, raw } = await openRecord()
  const note = (parts: Record<string, unknown>) => store.ledger.noteConfiguration(parts, NOON)
  expect(await note({ 'settings.delivery': { cap: 5 }, 'actor.dhs': 'DHS' })).toBe(true)
  expect(await note({ 'actor.dhs': 'DHS', 'settings.delivery': { cap: 5 } })).toBe(false)
  expect(await note({ 'settings.delivery': { cap: 6 }, 'actor.mexico': 'Mexico' })).toBe(true)
  const entries = raw.prepare("SELECT body FROM ledger WHERE type = 'configuration' ORDER BY seq").pluck().all()
  expect(entries.map((body) => JSON.parse(String(body)))).toMatchObject([
    { added: ['settings.delivery', 'actor.dhs'], changed: [], removed: [] },
    { added: ['actor.mexico'], changed: ['settings.delivery'], removed: ['actor.dhs'] },
  ])
  // Values stay out: names and hashes alone.
  expect(String(entries)).not.toContain('cap')
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})
