import { expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import { readClaim } from '../../../src/pipeline/statements/claim-sides.ts'
import { draftSide } from '../../../src/pipeline/statements/draft-side.ts'
import { MAST } from './mast-claim.ts'

const ACTORS: readonly Actor[] = [{ id: 'cuba', name: 'Cuba', kind: 'institution', aliases: [], affiliations: [] }]

test('a claim is read once, whoever else asks about it meanwhile', () => {
  const read = readClaim(MAST, 'en', ACTORS)
  draftSide({ name: 'A spokesman', affiliation: 'Cuba', unnamed: true }, MAST)
  expect(readClaim(MAST, 'en', ACTORS)).toBe(read)
  expect(readClaim(MAST, 'es', ACTORS)).not.toBe(read)
  expect(readClaim({ ...MAST }, 'en', ACTORS)).not.toBe(read)
})
