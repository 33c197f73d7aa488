import type { Watch } from '../../domain/event.ts'
import type { ClaimStore } from '../../ports/claim-store.ts'
import { scopeName } from './read-scope.ts'

type Wanted = Pick<Watch, 'scope' | 'events' | 'digest'>

/**
 * What another watch of the channel makes of this one, in a sentence; `null` where none reaches as far. Nothing is
 * posted twice either way: an event is one post in a channel, at once where any watch wants it at once.
 */
export async function overlapNote(
  claims: ClaimStore,
  watch: Wanted,
  others: readonly (Wanted & { paused: unknown })[],
): Promise<string | null> {
  const name = scopeName(watch.scope)
  const tags = watch.scope.type === 'claim' ? ((await claims.find(watch.scope.slug))?.tags ?? []) : []
  const wider = others.filter(
    (one) =>
      one.paused === null &&
      scopeName(one.scope) !== name &&
      (one.scope.type === 'all' || (one.scope.type === 'tag' && tags.includes(one.scope.tag))),
  )
  if (wider.length === 0) return null
  const known = wider.map(({ scope }) => scopeName(scope)).join(', ')
  const sooner = watch.digest === null && wider.every(({ digest }) => digest !== null)
  if (sooner) return `it follows ${known} already, in a digest: what this watch names now comes at once, and once`
  const fresh = watch.events.filter((event) => !wider.some(({ events }) => events.includes(event)))
  return fresh.length === 0
    ? `it follows ${known} already: this watch adds nothing, and nothing is posted twice`
    : `it follows ${known} already: this watch adds ${fresh.join(', ')}, and nothing is posted twice`
}
