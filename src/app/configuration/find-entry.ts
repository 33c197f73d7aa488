import { distance } from 'fastest-levenshtein'
import { nameOf } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'

const OFFERED = 3

/** The id of the entry that was meant: by id, or by its whole name. Throws `not_found` naming the nearest ids. */
export function findEntry(
  entries: readonly Record<string, unknown>[],
  typed: string,
  what: 'source' | 'actor',
): string {
  const wanted = typed.trim().toLowerCase()
  const ids = entries.map((entry) => nameOf(entry) ?? '')
  const exact = ids.find((id) => id.toLowerCase() === wanted)
  if (exact !== undefined) return exact
  const named = entries.filter(({ name }) => String(name ?? '').toLowerCase() === wanted)
  const [only] = named
  if (only !== undefined && named.length === 1) return nameOf(only) ?? ''
  const near = entries
    .map((entry) => {
      const [id, name] = [nameOf(entry) ?? '', String(entry.name ?? '').toLowerCase()]
      const within = id.includes(wanted) || name.includes(wanted)
      return {
        id,
        away: wanted.length > 1 && within ? 0 : distance(id, wanted) / Math.max(id.length, wanted.length, 1),
      }
    })
    .filter(({ away }) => away < 0.7)
    .sort((a, b) => a.away - b.away)
    .slice(0, OFFERED)
    .map(({ id }) => id)
  const hint = near.length === 0 ? '' : sentence` Did you mean ${near.join(', ')}?`
  throw new OnrecordError(
    'not_found',
    what === 'source'
      ? sentence`There is no source "${typed.slice(0, 60)}".${hint} Nothing was changed.`
      : sentence`There is no actor "${typed.slice(0, 60)}".${hint} Nothing was changed.`,
  )
}
