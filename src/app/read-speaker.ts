import type { Actor } from '../domain/actor.ts'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Speaker } from '../domain/statement.ts'
import { LEGAL_KINDS, NO_EVIDENCE_KINDS, STANCES, type Stance, type StanceKind } from '../domain/vocabulary.ts'
import { actorNamed } from '../pipeline/same-body.ts'
import { demandOneOf, demandText } from './editor.ts'

const LONGEST_NAME = 200

/** Who an editor says it was: a configured actor by its id or any of its names, or a name as printed. */
export function readSpeaker(typed: string, affiliation: string | undefined, actors: readonly Actor[]): Speaker {
  const name = demandText(typed, sentence`Who said it`, '--speaker "Claudia Sheinbaum"', LONGEST_NAME)
  const actor = actors.find(({ id }) => id === name) ?? actorNamed(name, actors)
  const printed = (affiliation ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
  return {
    name: actor && actor.id === name ? actor.name : name,
    affiliation: printed,
    ...(actor ? { actor: actor.id } : {}),
    unnamed: false,
  }
}

/** A stance with its kind, where it has kinds. Throws `invalid` naming what there is. */
export function readStance(typed: string, kind: string | undefined): { stance: Stance; kind?: StanceKind } {
  const stance = demandOneOf(typed, STANCES, sentence`stance`)
  const kinds: readonly StanceKind[] =
    stance === 'no_evidence' ? NO_EVIDENCE_KINDS : stance === 'legal_action' ? LEGAL_KINDS : []
  if (kinds.length === 0) {
    if (kind !== undefined && kind !== '')
      throw new OnrecordError(
        'invalid',
        sentence`The stance ${stance} has no kinds; leave "${kind}" out. Nothing was changed.`,
      )
    return { stance }
  }
  if (kind === undefined || kind === '')
    throw new OnrecordError(
      'invalid',
      sentence`Of which kind is it? ${stance} is one of ${kinds.join(', ')}; they are not the same. Nothing
      was changed.`,
    )
  return { stance, kind: demandOneOf(kind, kinds, sentence`kind of ${stance}`) }
}
