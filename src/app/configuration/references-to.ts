import { dataAt, isBlock, type PathPart } from '../../domain/data-path.ts'
import type { ConfigurationFile, FilesNow } from '../../ports/configuration-files.ts'
import type { AnswerContext } from '../answers/answer-context.ts'

/** Places told one by one. */
const TOLD = 8

/** Where an actor is referred to, in words with file and line: files, claims that editors changed, statements on record. */
export async function referencesTo({ store }: AnswerContext, now: FilesNow, id: string): Promise<string[]> {
  const inFiles = [
    ...placesOf(now, 'sources', ['sources'], ['voiceOf'], id).map(
      ({ name, at }) => `the voice of source ${name} (${at})`,
    ),
    ...placesOf(now, 'claims', ['actors'], ['affiliations', 'of'], id).map(
      ({ name, at }) => `${name} belongs to it (${at})`,
    ),
    ...placesOf(now, 'claims', ['claims'], ['parties', 'actor'], id).map(
      ({ name, at }) => `a party of ${name} (${at})`,
    ),
  ]
  const told = new Set(placesOf(now, 'claims', ['claims'], ['parties', 'actor'], id).map(({ name }) => name))
  const inRecord = (await store.claims.all())
    .filter(({ slug, parties }) => !told.has(slug) && parties.some(({ actor }) => actor === id))
    .map(({ slug }) => `a party of ${slug}, as an editor changed it`)
  const statements = (await store.purges.statementsOf({ actor: id })).length
  const all = [...inFiles, ...inRecord, ...(statements === 0 ? [] : [`${statements} statements on record are its own`])]
  return all.length > TOLD ? [...all.slice(0, TOLD), `and ${all.length - TOLD} more places`] : all
}

function placesOf(
  now: FilesNow,
  file: ConfigurationFile,
  list: PathPart[],
  [key = '', inner]: string[],
  id: string,
): { name: string; at: string }[] {
  const entries = dataAt(now.data[file], list)
  if (!Array.isArray(entries)) return []
  return entries.filter(isBlock).flatMap((entry, index) => {
    const value = entry[key]
    const name = String(entry.id ?? entry.slug ?? '')
    const place = [...list, index, key]
    if (inner === undefined) return value === id ? [{ name, at: now.place(file, place) }] : []
    const members = Array.isArray(value) ? value : []
    return members.flatMap((one, at) =>
      isBlock(one) && one[inner] === id ? [{ name, at: now.place(file, [...place, at, inner]) }] : [],
    )
  })
}
