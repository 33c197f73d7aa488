import type { Instant } from './vocabulary.ts'

/** A named person or institution. Affiliations form a dated hierarchy: CBP within DHS within the US government. */
export type Actor = {
  /** Short id used in the configuration, e.g. `dhs`. */
  id: string
  /** The name as a message prints it. */
  name: string
  kind: 'person' | 'institution'
  /** Other spellings, translations, acronyms, offices ("the president of Mexico"). */
  aliases: string[]
  affiliations: Affiliation[]
}

export type Affiliation = {
  /** Actor id of the body. */
  of: string
  /** The office held, as printed: "President", "secretary of security". */
  as?: string
  /** Both ends are open when left out. An affiliation with an end in the past is a "former" one. */
  from?: Instant
  until?: Instant
}
