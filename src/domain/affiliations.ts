import type { Actor } from './actor.ts'
import type { Instant } from './vocabulary.ts'

/** Ids of the bodies an actor belonged to at `at`, nearest first, up the hierarchy; the actor itself is not in it. */
export function bodiesOf(actorId: string, actors: readonly Actor[], at: Instant): string[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const found: string[] = []
  const queue = [actorId]
  for (let id = queue.shift(); id !== undefined; id = queue.shift())
    for (const affiliation of byId.get(id)?.affiliations ?? []) {
      if (!holdsAt(affiliation, at) || affiliation.of === actorId || found.includes(affiliation.of)) continue
      found.push(affiliation.of)
      queue.push(affiliation.of)
    }
  return found
}

export function holdsAt(span: { from?: Instant; until?: Instant }, at: Instant): boolean {
  return (span.from === undefined || span.from <= at) && (span.until === undefined || at < span.until)
}

/** Does one of them belong to the other, or both to one body? Such parties never corroborate each other. */
export function areAffiliated(a: string, b: string, actors: readonly Actor[], at: Instant): boolean {
  const bodiesA = [a, ...bodiesOf(a, actors, at)]
  const bodiesB = new Set([b, ...bodiesOf(b, actors, at)])
  return bodiesA.some((id) => bodiesB.has(id))
}
