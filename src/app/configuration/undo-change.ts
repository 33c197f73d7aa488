import { isDeepStrictEqual } from 'node:util'
import { dataAt, type Step, showPath } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { FileChangeRecord, FileEdit, FilesNow } from '../../ports/configuration-files.ts'
import type { ChangesAnswer, UndoChangeInput } from '../../ports/configuration-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { demandFiles, makeChange } from './make-change.ts'
import { demandReader } from './rights.ts'
import { showValue } from './show-value.ts'

const LISTED = 20

/** The changes made through here, newest first. */
export async function listChanges(
  context: AnswerContext,
  { limit = LISTED }: { limit?: number },
  asker: Asker,
): Promise<ChangesAnswer> {
  demandReader(asker)
  const { changes } = demandFiles(context).now()
  const undone = undoneIn(changes)
  return {
    kind: 'changes',
    changes: changes.slice(0, limit).map(({ number, at, by, platform, what, undoes, set }) => {
      return { number, at, by, platform, what, undoes, set, undone: undone.has(number) }
    }),
  }
}

/**
 * Takes a change back: to the letter where the file is as that change left it, else value by value where nobody changed
 * those since. A change that was taken back can be taken back again.
 */
export async function undoChange(context: AnswerContext, input: UndoChangeInput, asker: Asker): Promise<DoneAnswer> {
  demandReader(asker)
  return makeChange(context, asker, input, (now) => {
    const record = pick(now.changes, input.number)
    const what = `change ${record.number} is taken back: ${record.what}`
    const [asLeft, changed] = [record.files.filter(isAsLeft), record.files.filter((one) => !isAsLeft(one))]
    function isAsLeft({ file, hash }: FileChangeRecord['files'][number]) {
      return now.isText(file, hash)
    }
    return {
      what,
      texts: Object.fromEntries(asLeft.map(({ file, before }) => [file, before])),
      edits: changed.flatMap(({ file, steps }) => steps.map((step) => backwards(now, file, step, record))),
      undoes: record.number,
    }
  })
}

function pick(changes: readonly FileChangeRecord[], number: number | undefined): FileChangeRecord {
  const undone = undoneIn(changes)
  const found =
    number === undefined
      ? changes.find((one) => one.undoes === null && !undone.has(one.number))
      : changes.find((one) => one.number === number)
  if (found === undefined)
    throw new OnrecordError(
      'not_found',
      number === undefined
        ? sentence`There is no change to take back. Nothing was changed.`
        : sentence`There is no change ${number}; "onrecord config history" lists the last ones. Nothing was changed.`,
    )
  if (found.forgotten)
    throw new OnrecordError(
      'conflict',
      sentence`The texts of change ${found.number} were removed on request: it cannot be taken back. Nothing
      was changed.`,
      { permanent: true },
    )
  if (undone.has(found.number))
    throw new OnrecordError('conflict', sentence`Change ${found.number} is taken back already. Nothing was changed.`, {
      permanent: true,
    })
  return found
}

/** Taken back, and that not taken back itself. */
function undoneIn(changes: readonly FileChangeRecord[]): Set<number> {
  const undone = new Set<number>()
  // Newest first: whether an undo stands is known before what it took back is looked at.
  for (const { number, undoes } of changes) if (undoes !== null && !undone.has(number)) undone.add(undoes)
  return undone
}

function backwards(
  now: FilesNow,
  file: FileEdit['file'],
  { path, before, after }: Step,
  record: FileChangeRecord,
): FileEdit {
  const is = dataAt(now.data[file], path)
  if (isDeepStrictEqual(is, after)) return { file, path, value: before }
  // In a list of names only those of this change go or come back.
  const lists = [is ?? [], before ?? [], after ?? []]
  if (lists.every(isNames)) {
    const [here, was, made] = lists as string[][]
    const kept = (here ?? []).filter((one) => was?.includes(one) || !made?.includes(one))
    const back = (was ?? []).filter((one) => !made?.includes(one) && !kept.includes(one))
    const value = [...kept, ...back]
    return { file, path, value: value.length === 0 ? undefined : value }
  }
  throw new OnrecordError(
    'conflict',
    sentence`${showPath(path)} was changed again since change ${record.number}: it is ${showValue(is)}
      now. Set it yourself, or take the later change back first. Nothing was changed.`,
    { permanent: true },
  )
}

function isNames(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((one) => typeof one === 'string')
}
