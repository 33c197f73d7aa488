import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import { nameParties } from './load-config.ts'
import { claimSchema } from './schemas/claim-schema.ts'

/**
 * A claim that came by a command, by the rules of an entry of `claims.yaml`.
 * Throws `invalid` with every problem in words.
 */
export function readClaimEntry(entry: object, actors: readonly Actor[]): Claim {
  const result = claimSchema.safeParse(entry)
  if (!result.success) {
    const told = new Map(
      result.error.issues.map(({ path, message }) => {
        const place = path.map(String).join('.') || 'claim'
        return [`${place} ${message}`, sentence`${place}: ${{ pattern: message, parts: [] }}`]
      }),
    )
    const all: Sentence = { pattern: [...told.keys()].map((_one, n) => `{${n}}`).join('; '), parts: [...told.values()] }
    throw new OnrecordError('invalid', sentence`The claim is not as it should be. ${all}.`)
  }
  const unknown = result.data.parties.find(({ actor }) => actor !== undefined && !actors.some(({ id }) => id === actor))
  if (unknown) throw new OnrecordError('invalid', sentence`There is no actor "${unknown.actor}" in claims.yaml.`)
  const [claim] = nameParties([result.data], [...actors])
  return claim as Claim
}
