import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod'

/** As far from here in `src` as in `dist`. */
const FILE = fileURLToPath(new URL('../../../data/catalogue/sources.yaml', import.meta.url))

const catalogueSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      country: z.string(),
      topics: z.array(z.string()).min(1),
      /** Day on which it was last reported to work. */
      seen: z.iso.date().nullable(),
      catch: z.strictObject({ en: z.string(), es: z.string() }).nullable(),
      /** As it stands in `sources.yaml`. */
      source: z.looseObject({ id: z.string(), name: z.string(), url: z.string(), voiceOf: z.string().optional() }),
    }),
  ),
  actors: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      affiliations: z.array(z.looseObject({ of: z.string() })).optional(),
    }),
  ),
})

export type Catalogue = z.output<typeof catalogueSchema>
export type CatalogueEntry = Catalogue['sources'][number]

/** The sources that are shipped to choose from, with the actors whose voices they are. */
export function readCatalogue(): Catalogue {
  return catalogueSchema.parse(parse(readFileSync(FILE, 'utf8')))
}

/** Entries of these countries and topics; of all where none are named. */
export function pickEntries(
  entries: readonly CatalogueEntry[],
  { countries, topics }: { countries: readonly string[]; topics: readonly string[] },
): CatalogueEntry[] {
  return entries.filter(
    (entry) =>
      (countries.length === 0 || countries.includes(entry.country)) &&
      (topics.length === 0 || entry.topics.some((topic) => topics.includes(topic))),
  )
}

/** The actors that the sources name, with all they belong to. */
export function actorsFor(catalogue: Catalogue, entries: readonly CatalogueEntry[]): Catalogue['actors'] {
  const wanted = new Set<string>()
  const add = (id: string) => {
    if (wanted.has(id)) return
    wanted.add(id)
    for (const { of } of catalogue.actors.find((actor) => actor.id === id)?.affiliations ?? []) add(of)
  }
  for (const { source } of entries) if (source.voiceOf !== undefined) add(source.voiceOf)
  return catalogue.actors.filter((actor) => wanted.has(actor.id))
}
