import type { Adjudication } from '../domain/status.ts'

/** What a court found, as typed; parts left out are asked for by the verb. */
export type FindingOptions = { forum?: string; standard?: string; outcome?: string }

export function readFound({ forum, standard, outcome }: FindingOptions): { adjudication?: Adjudication } {
  if ((forum ?? standard ?? outcome) === undefined) return {}
  return { adjudication: { forum: forum ?? '', standard: standard ?? '', outcome: outcome ?? '' } }
}
