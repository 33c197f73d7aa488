import { dataAt } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { type Sentence, sentence } from '../../domain/sentence.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import {
  type ChangeEditorsInput,
  EDITOR_PLACES,
  type EditorKind,
  type EditorPlace,
  type EditorsAnswer,
} from '../../ports/configuration-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { demandFiles, makeChange } from './make-change.ts'
import { demandReader } from './rights.ts'

/** Where each list stands in onrecord.yaml. */
const LISTS: Record<EditorPlace, Partial<Record<EditorKind, string[]>>> = {
  cli: { names: ['editors'] },
  slack: {
    users: ['slack', 'editors', 'users'],
    groups: ['slack', 'editors', 'groups'],
    channels: ['slack', 'editors', 'channels'],
    admins: ['slack', 'admins'],
  },
  discord: {
    users: ['discord', 'editors', 'users'],
    roles: ['discord', 'editors', 'roles'],
    admins: ['discord', 'admins'],
  },
}

/** Who is an editor, and by which list. */
export async function listEditors(context: AnswerContext, _input: object, asker: Asker): Promise<EditorsAnswer> {
  demandReader(asker)
  const { data } = demandFiles(context).now()
  const lists = EDITOR_PLACES.flatMap((place) =>
    (Object.entries(LISTS[place]) as [EditorKind, string[]][]).map(([kind, path]) => ({
      place,
      kind,
      who: namesAt(data.settings, path),
    })),
  )
  return { kind: 'editors', lists }
}

/** Adds or removes one editor. In a chat for its admins alone, and never who is an admin: nobody gives himself more. */
export async function changeEditors(
  context: AnswerContext,
  input: ChangeEditorsInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandReader(asker)
  const { id, kind } = readWho(input)
  const path = LISTS[input.place][kind]
  if (path === undefined)
    throw new OnrecordError(
      'invalid',
      sentence`${input.place} has no ${kind}: there are ${Object.keys(LISTS[input.place]).join(', ')}. Nothing
      was changed.`,
    )
  return makeChange(context, asker, input, (now) => {
    const before = namesAt(now.data.settings, path)
    const same = (one: string) => (input.place === 'cli' ? one.toLowerCase() : one)
    const there = before.some((one) => same(one) === same(id))
    if (there === (input.do === 'add'))
      throw new OnrecordError(
        'conflict',
        there
          ? sentence`${id} is in ${path.join('.')} already. Nothing was changed.`
          : sentence`${id} is not in ${path.join('.')}. Nothing was changed.`,
        { permanent: true },
      )
    const after = input.do === 'add' ? [...before, id] : before.filter((one) => same(one) !== same(id))
    if (input.place === 'cli' && after.length === 0)
      throw new OnrecordError(
        'conflict',
        sentence`${id} is the last name in "editors": without any, whoever can run the command line decides.
      If that is what you want: onrecord config unset editors. Nothing was changed.`,
        { permanent: true },
      )
    const value = after.length === 0 ? undefined : after
    return {
      what: `${id} is ${input.do === 'add' ? 'now' : 'no longer'} in ${path.join('.')}`,
      edits: [{ file: 'settings', path, value }],
    }
  })
}

function namesAt(data: unknown, path: string[]): string[] {
  const list = dataAt(data, path)
  return Array.isArray(list) ? list.map(String) : []
}

/** A name, an id, or a mention as Slack and Discord write them: `<@U0123>`, `<!subteam^S01>`, `<@&123>`, `<#C01|desk>`. */
function readWho({ who, place, kind }: ChangeEditorsInput): { id: string; kind: EditorKind } {
  const typed = who.trim()
  if (place === 'cli') return { id: typed.replace(/\s+/g, ' '), kind: 'names' }
  const [, mark = '', named] = /^<(@[!&]?|#|!subteam\^)([A-Z0-9]{3,30})(?:\|[^>]*)?>$/.exec(typed) ?? []
  const id = named ?? typed.replace(/^[@#]/, '')
  if (place === 'discord') {
    if (!/^\d{15,20}$/.test(id)) throw noId(typed, sentence`the id of a person or role, or a mention of one`)
    return { id, kind: kind ?? (mark === '@&' ? 'roles' : 'users') }
  }
  const found = ({ U: 'users', W: 'users', S: 'groups', C: 'channels', G: 'channels' } as const)[id[0] ?? '']
  if (found === undefined || !/^[A-Z][A-Z0-9]{2,20}$/.test(id))
    throw noId(typed, sentence`the id of a person, user group or channel, such as U0123ABCD, or a mention of one`)
  return { id, kind: kind === 'admins' && found === 'users' ? 'admins' : found }
}

function noId(typed: string, what: Sentence): OnrecordError {
  return new OnrecordError('invalid', sentence`"${typed.slice(0, 60)}" is no id. Give ${what}. Nothing was changed.`)
}
