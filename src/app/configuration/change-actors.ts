import { createHash } from 'node:crypto'
import { dataAt, isBlock, type PathPart } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import { freeId } from '../../domain/source-id.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { FilesNow } from '../../ports/configuration-files.ts'
import type {
  ActorsAnswer,
  ActorsInput,
  ActorView,
  AddActorInput,
  EditActorInput,
  OfficeDraft,
  RemoveActorInput,
} from '../../ports/configuration-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { findEntry } from './find-entry.ts'
import { demandFiles, makeChange } from './make-change.ts'
import { referencesTo } from './references-to.ts'
import { demandReader } from './rights.ts'

const LISTED = 20
const MARK_LETTERS = 10

/** Actors as the file has them; those whose id, name or alias has what was typed. */
export async function listActors(
  context: AnswerContext,
  { typed = '', limit = LISTED }: ActorsInput,
  asker: Asker,
): Promise<ActorsAnswer> {
  demandReader(asker)
  const wanted = typed.trim().toLowerCase()
  const all = entriesOf(demandFiles(context).now()).map(viewOf)
  const found = all.filter(({ id, name, aliases }) =>
    [id, name, ...aliases].some((one) => one.toLowerCase().includes(wanted)),
  )
  // Who is called exactly that comes first.
  const exact = ({ id, name }: ActorView) => Number(id === wanted || name.toLowerCase() === wanted)
  const sorted = wanted === '' ? found : found.toSorted((a, b) => exact(b) - exact(a))
  return { kind: 'actors', actors: sorted.slice(0, limit), total: found.length }
}

export async function addActor(context: AnswerContext, input: AddActorInput, asker: Asker): Promise<DoneAnswer> {
  demandReader(asker)
  return makeChange(context, asker, input, (now) => {
    const entries = entriesOf(now)
    const known = entries.find((entry) => String(entry.name ?? '').toLowerCase() === input.name.trim().toLowerCase())
    if (known !== undefined)
      throw new OnrecordError(
        'conflict',
        sentence`There is an actor of this name already: ${String(known.id)}. Change that one. Nothing was changed.`,
        { permanent: true },
      )
    const ids = new Set(entries.map(({ id }) => String(id)))
    const id = input.id ?? freeId(input.name, ids, 'actor')
    if (ids.has(id))
      throw new OnrecordError(
        'conflict',
        sentence`There is an actor ${id} already: choose another id. Nothing was changed.`,
        {
          permanent: true,
        },
      )
    const { name, kind, aliases = [], affiliations = [] } = input
    const value = {
      id,
      name: name.trim(),
      kind,
      ...(aliases.length > 0 ? { aliases } : {}),
      ...(affiliations.length > 0 ? { affiliations: affiliations.map(office) } : {}),
    }
    return { what: `actor ${id} added`, edits: [{ file: 'claims', path: ['actors', { entry: id }], value }] }
  })
}

/** Changes what was named and leaves the rest; aliases and offices may be added and taken away one by one. */
export async function editActor(context: AnswerContext, input: EditActorInput, asker: Asker): Promise<DoneAnswer> {
  demandReader(asker)
  return makeChange(context, asker, input, (now) => {
    const id = findEntry(entriesOf(now), input.actor, 'actor')
    const place: PathPart[] = ['actors', { entry: id }]
    const entry = dataAt(now.data.claims, place)
    const before = viewOf(isBlock(entry) ? entry : {})
    if (input.mark !== undefined && input.mark !== before.mark)
      throw new OnrecordError(
        'conflict',
        sentence`Somebody changed the actor ${id} meanwhile: open it again and look first. Nothing was changed.`,
        { permanent: true },
      )
    const next = {
      name: input.name?.trim() ?? before.name,
      kind: input.kind ?? before.kind,
      aliases: listAfter(input.aliases ?? before.aliases, input.addAliases, input.removeAliases, 'alias', id),
      affiliations: officesAfter(input.affiliations ?? before.affiliations, input, id),
    }
    const edits = Object.entries(next)
      // Unlike what it was: a list that only says the same otherwise stays as it is written.
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof next]))
      .map(([key, value]) => ({
        file: 'claims' as const,
        path: [...place, key],
        value: Array.isArray(value) && value.length === 0 ? undefined : value,
      }))
    return { what: `actor ${id} changed`, edits }
  })
}

export async function removeActor(context: AnswerContext, input: RemoveActorInput, asker: Asker): Promise<DoneAnswer> {
  demandReader(asker)
  return makeChange(context, asker, input, async (now) => {
    const id = findEntry(entriesOf(now), input.actor, 'actor')
    const found = await referencesTo(context, now, id)
    if (found.length > 0)
      throw new OnrecordError(
        'conflict',
        sentence`The actor ${id} is referred to and stays: ${found.join('; ')}. Change those first. Nothing
      was changed.`,
        { permanent: true },
      )
    return {
      what: `actor ${id} removed`,
      edits: [{ file: 'claims', path: ['actors', { entry: id }], value: undefined }],
    }
  })
}

function listAfter(list: string[], add: string[] = [], remove: string[] = [], what: string, id: string): string[] {
  const same = (one: string) => one.trim().toLowerCase()
  const missing = remove.find((one) => !list.some((known) => same(known) === same(one)))
  if (missing !== undefined)
    throw new OnrecordError(
      'not_found',
      sentence`The actor ${id} has no ${what} "${missing.slice(0, 60)}". Nothing was changed.`,
    )
  const kept = list.filter((known) => !remove.some((one) => same(one) === same(known)))
  const fresh = add
    .map((one) => one.trim())
    .filter((one) => one !== '' && !kept.some((known) => same(known) === same(one)))
  return [...kept, ...fresh]
}

function officesAfter(list: OfficeDraft[], input: EditActorInput, id: string): OfficeDraft[] {
  const remove = input.removeAffiliations ?? []
  const missing = remove.find((body) => !list.some(({ of }) => of === body))
  if (missing !== undefined)
    throw new OnrecordError(
      'not_found',
      sentence`The actor ${id} has no affiliation to "${missing.slice(0, 60)}". Nothing was changed.`,
    )
  return [...list.filter(({ of }) => !remove.includes(of)), ...(input.addAffiliations ?? [])].map(office)
}

function office({ of, as, from, until }: OfficeDraft): OfficeDraft {
  return {
    of,
    ...(as === undefined ? {} : { as }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
}

function viewOf(entry: Record<string, unknown>): ActorView {
  const affiliations = (Array.isArray(entry.affiliations) ? entry.affiliations : []).filter(isBlock).map((one) => {
    const text = (key: string) => (one[key] === undefined || one[key] === null ? undefined : String(one[key]))
    return office({
      of: String(one.of ?? ''),
      ...Object.fromEntries(
        ['as', 'from', 'until'].flatMap((key) => (text(key) === undefined ? [] : [[key, text(key)]])),
      ),
    })
  })
  return {
    id: String(entry.id ?? ''),
    name: String(entry.name ?? ''),
    kind: entry.kind === 'person' ? 'person' : 'institution',
    aliases: (Array.isArray(entry.aliases) ? entry.aliases : []).map(String),
    affiliations,
    mark: createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, MARK_LETTERS),
  }
}

function entriesOf({ data }: FilesNow): Record<string, unknown>[] {
  const list = dataAt(data.claims, ['actors'])
  return Array.isArray(list) ? list.filter(isBlock) : []
}
