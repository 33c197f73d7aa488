import type { Actor } from '../domain/actor.ts'
import { bodiesOf } from '../domain/affiliations.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { countryOfWord } from './statements/places.ts'
import { foldText } from './text/fold-text.ts'

/** Somebody on record: as printed, with affiliation, and the actor where it is a configured one. */
export type Voice = { name: string; actor: string | null }

/** Words by which the executive of a country is called, and those of other powers, places and bodies: in doubt two voices stay two. */
const GOVERNMENT =
  /\b(government|gobierno|president[ea]?|presidency|presidencia|secretar(y|io|ia|iat)|minist(er|ry|ro|ra|erio)|cancill(er|eria)|authorities|autoridades|administration|cabinet|gabinete|department|departamento|embass(y|ador)|embajad(a|or|ora)|attorney general|fiscalia|officials?|funcionari[oa]s?)\b/
const OTHER_POWER =
  /\b(former|ex|retired|opposition|oposicion|senat(e|or|ora)|senado|senador(a)?|congres[so]|congreso|congress(man|woman)?|chamber|camara|diputad[oa]s?|deputy|parliament|court|corte|tribunal|judge|juez|party|partido|universit(y|ies)|universidad|council|consejo|club|federation|federacion|association|asociacion|union|sindicato|church|iglesia|bank|banco|company|empresa|institute|instituto|news|press|governor|gobernador(a)?|mayor|alcalde(sa)?|city|ciudad|county|condado|municip(al|io)|estado de|state of|new mexico|nuevo mexico|georgia)\b/

/**
 * Are these two one body, in two voices? The same name; actors at the top of whose hierarchies one body stands; or words
 * that name the government of one country ("autoridades mexicanas", "Mexico's foreign ministry").
 */
export function isSameBody(one: Voice, other: Voice, actors: readonly Actor[], at: Instant): boolean {
  if (bareName(one.name) === bareName(other.name)) return true
  const roots = rootsOf(one, actors, at)
  if (rootsOf(other, actors, at).some((root) => roots.includes(root))) return true
  const countries = governmentsOf(one, actors, at)
  return governmentsOf(other, actors, at).some((country) => countries.includes(country))
}

/** A name without the affiliation this or that outlet prints behind it. */
export function bareName(voice: string): string {
  return foldText(voice.replace(/ \(.*$/s, ''))
}

/** The configured actor of a name, by its own or another spelling. */
export function actorNamed(name: string, actors: readonly Actor[]): Actor | null {
  const wanted = bareName(name)
  return (
    actors.find((actor) => [actor.name, ...actor.aliases].some((spelling) => foldText(spelling) === wanted)) ?? null
  )
}

function rootsOf(voice: Voice, actors: readonly Actor[], at: Instant): string[] {
  const id = voice.actor ?? actorNamed(voice.name, actors)?.id
  if (id === undefined) return []
  return [id, ...bodiesOf(id, actors, at)].filter((body) => bodiesOf(body, actors, at).length === 0)
}

/** Countries for whose government somebody speaks, as far as words tell. */
function governmentsOf(voice: Voice, actors: readonly Actor[], at: Instant): string[] {
  const names = rootsOf(voice, actors, at).flatMap((root) => {
    const actor = actors.find(({ id }) => id === root)
    return actor?.kind === 'institution' ? [actor.name] : []
  })
  return [voice.name, ...names].flatMap((printed) => {
    const text = foldText(printed.slice(0, 300))
    if (!GOVERNMENT.test(text) || OTHER_POWER.test(text)) return []
    return (text.match(/\p{L}+/gu) ?? []).flatMap((word) =>
      word === 'us' ? 'United States' : (countryOfWord(word) ?? []),
    )
  })
}
