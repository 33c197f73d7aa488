/** A body an actor belongs to, with the office and the days, as people write it. */
export type Office = { of: string; as?: string; from?: string; until?: string }

const DAY = '\\d{4}(?:-\\d{2}){0,2}'
const DAYS = new RegExp(`(?:^|,)\\s*(${DAY})?\\s*(?:\\.\\.|–|—)\\s*(${DAY})?\\s*$`)

/** `BODY`, `BODY: office`, `BODY: office, 2025-01-20..2026-03-01`; both ends may be left out. `null` where it is none. */
export function readOffice(typed: string): Office | null {
  const [, of, rest = ''] = /^\s*([a-z0-9][a-z0-9-]{0,63})\s*(?::\s*(.*))?$/.exec(typed) ?? []
  if (of === undefined) return null
  const days = DAYS.exec(rest)
  const as = (days === null ? rest : rest.slice(0, days.index)).trim()
  return {
    of,
    ...(as === '' ? {} : { as }),
    ...(days?.[1] === undefined ? {} : { from: days[1] }),
    ...(days?.[2] === undefined ? {} : { until: days[2] }),
  }
}

/** The other way round. */
export function showOffice({ of, as, from, until }: Office): string {
  const days = from === undefined && until === undefined ? [] : [`${from ?? ''}..${until ?? ''}`]
  const rest = [...(as === undefined ? [] : [as]), ...days].join(', ')
  return rest === '' ? of : `${of}: ${rest}`
}
