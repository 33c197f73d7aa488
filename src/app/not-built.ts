import { OnrecordError } from '../domain/errors.ts'
import type { EditorVerbs } from '../ports/editor-verbs.ts'
import type { ReaderVerbs } from '../ports/reader-verbs.ts'

const later = (verb: string) => async (): Promise<never> => {
  throw new OnrecordError('unavailable', `"${verb}" is not built yet.`)
}

/** Verbs that are agreed on and still being built. Each leaves this list when it is; the file goes with the last. */
export const NOT_BUILT = {
  addStatement: later('statement'),
  editStatement: later('statement'),
  statement: later('statement'),
  setStatus: later('set-status'),
  undoStatus: later('undo'),
  assignProposal: later('assign'),
} satisfies Partial<ReaderVerbs & EditorVerbs>
