import type { Actor } from '../../domain/actor.ts'
import type { Speaker } from '../../domain/statement.ts'
import type { Instant, Stance } from '../../domain/vocabulary.ts'
import type { Entity } from './entity.ts'
import { adjectiveOf } from './places.ts'

/** A speaker as a message prints it: the configured actor where the entity is one, else what the text tells. */
export function nameSpeaker(
  entity: Entity,
  actors: readonly Actor[],
  at: Instant | null,
  stance: Stance,
  printed: string | null = null,
): Speaker {
  if (entity.actor !== null) {
    return {
      name: entity.actor.name,
      affiliation: affiliationOf(entity.actor, actors, at),
      actor: entity.actor.id,
      unnamed: false,
    }
  }
  const name =
    entity.acronym !== undefined && !entity.name.includes(entity.acronym)
      ? `${entity.name} (${entity.acronym})`
      : entity.name
  if (entity.kind === 'country') {
    const [country = ''] = entity.countries
    const affiliation = stance === 'legal_action' ? `${adjectiveOf(country)} authorities` : entity.affiliation
    return { name: printed ?? name, affiliation, unnamed: false }
  }
  return { name, affiliation: entity.affiliation, unnamed: isUnnamed(entity) }
}

/** "President, Government of Mexico"; an office that ended before `at` is a former one. */
export function affiliationOf(actor: Actor, actors: readonly Actor[], at: Instant | null): string {
  const inForce = actor.affiliations.filter(
    (one) =>
      at === null || ((one.from ?? Number.NEGATIVE_INFINITY) <= at && at <= (one.until ?? Number.POSITIVE_INFINITY)),
  )
  const chosen = inForce[0] ?? actor.affiliations[0]
  if (chosen === undefined) return ''
  const body = actors.find((one) => one.id === chosen.of)?.name ?? chosen.of
  const office = chosen.as === undefined ? body : saysBody(chosen.as, body) ? chosen.as : `${chosen.as}, ${body}`
  return inForce.length > 0 && (chosen.until === undefined || at === null || chosen.until >= at)
    ? office
    : `former ${office}`
}

/** "President of Mexico" needs no "Presidency of Mexico" after it. */
function saysBody(office: string, body: string): boolean {
  const names = body.match(/\p{Lu}[\p{L}]+/gu)?.slice(1) ?? []
  return names.length > 0 && names.every((name) => office.includes(name))
}

/** Somebody whom the text knows and does not name: "a researcher", "experts", "a senior official". */
function isUnnamed(entity: Entity): boolean {
  if (entity.kind === 'unnamed') return true
  if (entity.keys.size > 0 || (entity.kind !== 'person' && entity.kind !== 'group')) return false
  return (
    entity.kind === 'person' ||
    ![...entity.roles].some((role) =>
      /^(?:prosecutors|fiscales|jurors|jurados|authorities|autoridades|judges|jueces)$/.test(role),
    )
  )
}
