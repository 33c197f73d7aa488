import { dataAt, isBlock, type Step, showPath } from '../../domain/data-path.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Asker } from '../../ports/asker.ts'
import type { ConfigurationFile } from '../../ports/configuration-files.ts'
import type { ChatRight } from '../../ports/configuration-verbs.ts'
import { notEditor } from '../editor.ts'

/** Settings an editor may change in a chat: how much is posted and asked, never who may what or where data goes. */
const OF_EDITORS: readonly string[] = [
  'polling.concurrency',
  'polling.lateAfter',
  'polling.holdAbove',
  'polling.articlesPerPoll',
  'polling.articlePause',
  'polling.lookBackItems',
  'matching',
  'statements',
  'health',
  'review',
  'delivery',
  'reader',
]
/** What an admin may besides: where what is not for readers is posted. Of editors, only those of their own platform. */
const OF_ADMINS: readonly string[] = ['channels']
/** Of a source: they open other addresses than the public web's. */
const GUARDED_OF_SOURCES = ['allowPrivate', 'ports']

/** Who may change a setting in a chat; `platform` is the one they are on, of the command line the one the key is about. */
export function rightOf(key: string, asked: string): ChatRight {
  const platform = asked === 'cli' ? key.split('.')[0] : asked
  const within = (keys: readonly string[]) => keys.some((one) => key === one || key.startsWith(`${one}.`))
  if (within(OF_EDITORS)) return 'editor'
  return within([...OF_ADMINS, `${platform}.editors`]) ? 'admin' : 'nobody'
}

/**
 * Refuses (`invalid`) whoever may not make one of these steps. Looks at what would change, not at what was asked for: taking
 * a change back needs the same right as making it.
 */
export function demandRights(asker: Asker, steps: readonly { file: ConfigurationFile; step: Step }[]): void {
  // Whoever can write the files needs nobody's leave.
  if (asker.platform === 'cli') return
  for (const { file, step } of steps) {
    const right = rightTo(file, step, asker.platform)
    if (right === 'nobody')
      throw new OnrecordError(
        'invalid',
        sentence`${showPath(step.path)} is changed at the command line only, by whoever runs the program. Nothing
      was changed.`,
      )
    if (right === 'admin' && !asker.admin)
      throw new OnrecordError(
        'invalid',
        sentence`${asker.name} is not an admin here: ${showPath(step.path)} is changed by those named in "${asker.platform}.admins"
      of onrecord.yaml. Nothing was changed.`,
      )
    if (!asker.editor) throw notEditor(asker)
  }
}

export function demandReader(asker: Asker): void {
  if (!asker.editor && asker.platform !== 'cli') throw notEditor(asker)
}

function rightTo(file: ConfigurationFile, step: Step, platform: string): ChatRight {
  if (file === 'settings') return lowest(placesOf(step).map((key) => rightOf(key, platform)))
  if (file === 'claims') return step.path[0] === 'actors' ? 'editor' : 'nobody'
  return GUARDED_OF_SOURCES.some((key) => differs(step, key)) ? 'nobody' : 'editor'
}

/** A step may set a whole block: each key in it counts. */
function placesOf({ path, before, after }: Step): string[] {
  const inner = (value: unknown): string[][] =>
    isBlock(value) && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([key, member]) => inner(member).map((rest) => [key, ...rest]))
      : [[]]
  return [before, after]
    .filter((value) => value !== undefined)
    .flatMap(inner)
    .map((rest) => showPath([...path, ...rest]))
}

function lowest(rights: ChatRight[]): ChatRight {
  return rights.includes('nobody') ? 'nobody' : rights.includes('admin') ? 'admin' : 'editor'
}

/** Does the step reach this key of a source, or bring a source that has it? */
function differs({ path, after }: Step, key: string): boolean {
  const named = path[2]
  return named === undefined ? dataAt(after, [key]) !== undefined : named === key
}
