import type { FlagState } from '../../domain/status.ts'
import type { Flag, Rung } from '../../domain/vocabulary.ts'
import type { Reader } from './reader.ts'
import { flagWords, rungWord } from './status-words.ts'

export type StatusMove = { from: { rung: Rung | null; flags: Flag[] }; to: { rung: Rung | null; flags: FlagState[] } }

/** "asserted → cited, now disputed by Mike Vigil": only what changed. */
export function statusChanges(move: StatusMove, reader: Reader): string {
  const { status } = reader.notices
  const before = new Set(move.from.flags)
  const after = new Set(move.to.flags.map(({ flag }) => flag))
  const changes = [
    ...(move.from.rung === move.to.rung
      ? []
      : [status.move(rungWord(move.from.rung, reader), rungWord(move.to.rung, reader))]),
    ...move.to.flags.filter(({ flag }) => !before.has(flag)).map((flag) => status.set(flagWords(flag, reader))),
    ...move.from.flags.filter((flag) => !after.has(flag)).map((flag) => status.cleared(reader.words.flag[flag])),
  ]
  return changes.length === 0 ? status.confirmedAsIs : changes.join(', ')
}
