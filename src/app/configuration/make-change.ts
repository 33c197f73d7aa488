import { OnrecordError } from '../../domain/errors.ts'
import type { Asker, DoneAnswer } from '../../ports/asker.ts'
import type { ChangeMade, ConfigurationFiles, FilesNow, Parts, PlannedChange } from '../../ports/configuration-files.ts'
import type { Trying } from '../../ports/configuration-verbs.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { demandRights } from './rights.ts'
import { showValue } from './show-value.ts'

/** Places told one by one; the rest is counted. */
const TOLD = 20

/** Plans, checks, writes and tells one change of the files, whoever asks for it. */
export async function makeChange(
  context: AnswerContext,
  asker: Asker,
  { dryRun = false }: Trying,
  plan: (now: FilesNow) => PlannedChange | Promise<PlannedChange>,
): Promise<DoneAnswer> {
  const files = demandFiles(context)
  const { ledger } = context.store
  const at = context.clock.now()
  const made = await files.change({
    by: asker.name,
    platform: asker.platform,
    at,
    dryRun,
    allow: (steps) => demandRights(asker, steps),
    plan,
    async tell(told, parts) {
      if (parts === null) {
        await ledger.noteConfiguration(null, at, told)
        return
      }
      // What was changed by hand before is told apart: nobody knows by whom. Only the worker has the environment that all
      // of it is read in; another process tells of what it changed.
      if (files.isWorker()) await ledger.noteConfiguration(parts.before, at)
      await ledger.noteConfiguration(changedParts(parts), at, told)
    },
  })
  return answerOf(made, files.isWorker(), dryRun)
}

/** Parts that are not what they were; `null` for those that are gone. */
function changedParts({ before, after }: { before: Parts; after: Parts }): Parts {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name] ?? null]),
  )
}

export function demandFiles({ files }: AnswerContext): ConfigurationFiles {
  if (files === undefined)
    throw new OnrecordError(
      'unavailable',
      'This record is not run from configuration files, so there is nothing to change. Nothing was changed.',
    )
  return files
}

function answerOf(
  { what, set, restart, warnings, number }: ChangeMade,
  isWorker: boolean,
  dryRun: boolean,
): DoneAnswer {
  const more = set.length - TOLD
  return {
    kind: 'done',
    what: dryRun ? `nothing is written yet: ${what}` : what,
    details: [
      ...set.slice(0, TOLD).map(({ place, before, after }) => ({
        label: 'changed',
        value: `${place}: ${showValue(before)} → ${showValue(after)}`,
      })),
      ...(more > 0 ? [{ label: 'note', value: `and ${more} more places` }] : []),
      ...(dryRun ? [] : [{ label: 'note', value: whenInForce(restart, set.length, isWorker) }]),
      ...warnings.map((value) => ({ label: 'warning', value })),
    ],
    undo: number === null ? null : `onrecord config undo ${number}`,
    changes: set.map(({ file, place, before, after }) => ({ file, place, before, after })),
    ...(number === null ? {} : { number }),
  }
}

function whenInForce(restart: readonly string[], all: number, isWorker: boolean): string {
  if (restart.length === all) return 'it holds from the next start of the program on'
  const rest = restart.length === 0 ? '' : `; ${restart.join(', ')}: from its next start on`
  return isWorker ? `it holds from now on${rest}` : `a worker that runs takes it up within a round${rest}`
}
