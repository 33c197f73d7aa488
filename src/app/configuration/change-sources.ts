import { dataAt, isBlock, type PathPart } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import { addressKey, sourceIdFor } from '../../domain/source-id.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { FileEdit, FilesNow } from '../../ports/configuration-files.ts'
import type { AddSourceInput, ChangeSourceInput, SourceFacts } from '../../ports/configuration-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { demandReason } from '../editor.ts'
import { draftSource } from './draft-source.ts'
import { findEntry } from './find-entry.ts'
import { makeChange } from './make-change.ts'
import { demandReader } from './rights.ts'
import { problemOf, trialOf } from './try-out.ts'

const LONGEST_REASON = 300

/** Adds a source after asking its address once, as the worker would. Its first polls post nothing: they are its baseline. */
export async function addSource(context: AnswerContext, input: AddSourceInput, asker: Asker): Promise<DoneAnswer> {
  demandReader(asker)
  const found =
    input.untried === true && 'url' in input.from ? untried(input.from.url) : await tried(context, input, asker)
  return makeChange(context, asker, input, (now) => {
    const entries = entriesOf(now)
    const same = entries.find(({ url }) => addressKey(String(url ?? '')) === addressKey(found.url))
    if (same !== undefined)
      throw new OnrecordError(
        'conflict',
        sentence`The source ${String(same.id)} has this address already. Nothing was changed.`,
        {
          permanent: true,
        },
      )
    const ids = new Set(entries.map(({ id }) => String(id)))
    const id = input.id ?? sourceIdFor(found.url, ids)
    if (ids.has(id))
      throw new OnrecordError(
        'conflict',
        sentence`There is a source ${id} already: choose another id. Nothing was changed.`,
        {
          permanent: true,
        },
      )
    const { name, url, page, language, fullText, allowPrivate, ports } = { ...found, ...given(input) }
    const { outlet = 'news', voiceOf, interval, note, userAgent } = input
    const entry = {
      id,
      name,
      ...(page === undefined ? {} : { kind: 'page' }),
      url,
      outlet,
      voiceOf: voiceOf ?? undefined,
      language: language === 'en' ? undefined : language,
      interval,
      fullText: fullText || undefined,
      allowPrivate,
      ports: ports?.length ? ports : undefined,
      userAgent,
      note,
      page,
    }
    const value = Object.fromEntries(Object.entries(entry).filter(([, member]) => member !== undefined))
    return { what: `source ${id} added`, edits: [{ file: 'sources', path: ['sources', { entry: id }], value }] }
  })
}

/** What is said by hand goes before what was found. */
function given({ name, language, fullText }: SourceFacts) {
  return Object.fromEntries(
    Object.entries({ name, language, fullText }).filter(([, value]) => value !== undefined),
  ) as Pick<SourceFacts, 'name' | 'language' | 'fullText'>
}

async function tried(context: AnswerContext, input: AddSourceInput, asker: Asker) {
  const { from, allowPrivate, userAgent } = input
  const options = { ...(allowPrivate ? { allowPrivate } : {}), ...(userAgent === undefined ? {} : { userAgent }) }
  const kept = await trialOf(context, from, options, asker)
  const draft = draftSource(kept.trial, kept.allowPrivate)
  if (draft !== null) return { ...draft, language: draft.language as SourceFacts['language'] }
  const { inspection } = kept.trial
  const feeds = inspection?.type === 'page' ? inspection.feeds.slice(0, 3).map(({ url }) => url) : []
  const problem = problemOf(kept.trial)
  throw new OnrecordError(
    'invalid',
    sentence`${problem === null ? sentence`There is nothing to poll.` : { pattern: problem, parts: [] }}${feeds.length > 0 ? sentence` Its feeds: ${feeds.join(', ')}` : ''}
      Nothing was changed.`,
  )
}

function untried(url: string) {
  if (!URL.canParse(url))
    throw new OnrecordError('invalid', sentence`"${url.slice(0, 200)}" is no web address. Nothing was changed.`)
  return {
    name: new URL(url).hostname,
    url,
    language: undefined as SourceFacts['language'],
    page: undefined,
    fullText: undefined,
    allowPrivate: undefined,
    ports: undefined,
  }
}

/** Stops polling one, polls it again, takes it out of the list, or changes what is said of it. What it brought stays. */
export async function changeSource(
  context: AnswerContext,
  input: ChangeSourceInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandReader(asker)
  const held = input.do === 'remove' ? await context.store.held.open() : []
  return makeChange(context, asker, input, (now) => {
    const id = findEntry(entriesOf(now), input.source, 'source')
    const place: PathPart[] = ['sources', { entry: id }]
    const entry = dataAt(now.data.sources, place)
    const set = (key: string, value: unknown): FileEdit => ({ file: 'sources', path: [...place, key], value })
    const is = (key: string) => (isBlock(entry) ? entry[key] : undefined)
    switch (input.do) {
      case 'pause': {
        const paused = demandReason(input.reason).slice(0, LONGEST_REASON)
        if (is('enabled') === false) throw alreadyOff(id, String(is('note') ?? ''))
        return { what: `source ${id} paused`, edits: [set('paused', paused)] }
      }
      case 'resume': {
        const edits = [
          ...(is('paused') === undefined ? [] : [set('paused', undefined)]),
          ...(is('enabled') === false ? [set('enabled', undefined)] : []),
        ]
        if (edits.length === 0)
          throw new OnrecordError('conflict', sentence`The source ${id} is polled already. Nothing was changed.`, {
            permanent: true,
          })
        return { what: `source ${id} is polled again`, edits }
      }
      case 'remove': {
        const waiting = held.filter(({ sourceId }) => sourceId === id).reduce((sum, { items }) => sum + items, 0)
        if (waiting > 0)
          throw new OnrecordError(
            'conflict',
            sentence`${waiting} items of ${id} are held for an editor: release or drop them first. Nothing was changed.`,
            { permanent: true },
          )
        return { what: `source ${id} removed`, edits: [{ file: 'sources', path: place, value: undefined }] }
      }
      case 'edit': {
        const edits = Object.entries(input.changes).map(([key, value]) => set(key, value ?? undefined))
        return { what: `source ${id} changed`, edits }
      }
    }
  })
}

function alreadyOff(id: string, note: string): OnrecordError {
  return new OnrecordError(
    'conflict',
    sentence`The source ${id} is switched off already: ${note || sentence`no reason given`} Nothing was changed.`,
    {
      permanent: true,
    },
  )
}

function entriesOf({ data }: FilesNow): Record<string, unknown>[] {
  const list = dataAt(data.sources, ['sources'])
  return Array.isArray(list) ? list.filter(isBlock) : []
}
