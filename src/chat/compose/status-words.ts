import type { FlagState, StatusChange } from '../../domain/status.ts'
import { FLAGS, type Flag, RUNGS, type Rung } from '../../domain/vocabulary.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'

/** Names beyond these are counted. */
const NAMES_SHOWN = 4

export function rungWord(rung: Rung | null, reader: Reader): string {
  return rung === null ? reader.words.noRung.word : reader.words.rung[rung].word
}

/** "cited — evidence is said to exist, none published". */
export function rungMeaning(rung: Rung | null, reader: Reader): string {
  const { word, meaning } = rung === null ? reader.words.noRung : reader.words.rung[rung]
  return `${word} — ${meaning}`
}

/** "disputed by Mike Vigil (former DEA agent)"; of a ruling where, by which standard and how it ended. */
export function flagWords(flag: Pick<FlagState, 'flag' | 'by' | 'adjudication'>, reader: Reader): string {
  if (flag.adjudication) {
    const { forum, standard, outcome } = flag.adjudication
    const parts = [forum, standard, outcome].map((part) => bounded(part, 'name'))
    return `${reader.words.flag[flag.flag]}: ${parts.join(', ')}`
  }
  return reader.words.flagBy(flag.flag, fewNames(flag.by, reader))
}

/** The first few names, and how many there are besides. */
function fewNames(names: string[], reader: Reader): string[] {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => bounded(name, 'name'))
  const rest = names.length - shown.length
  return rest === 0 ? shown : [...shown, reader.words.others(rest)]
}

/** What a change would do, as words to follow "Proposal 3:". */
export function changeWords(change: StatusChange, reader: Reader): string {
  const { words } = reader
  if (change.type === 'set_rung') return words.setRung(change.rung)
  if (change.type === 'set_flag') {
    if (change.adjudication) return words.setStatus(flagWords(change, reader))
    return words.setFlag(change.flag, fewNames(change.by, reader))
  }
  if (change.type === 'settle_request') return words.settleRequest(change.requestId, words.requestState[change.state])
  return words.clearFlag(change.flag)
}

/** A rung or a flag by its name in the vocabulary. */
export function valueWord(value: Rung | Flag, reader: Reader): string {
  const rung = RUNGS.find((known) => known === value)
  if (rung !== undefined) return reader.words.rung[rung].word
  const flag = FLAGS.find((known) => known === value)
  return flag === undefined ? value : reader.words.flag[flag]
}

/** "cited · disputed · evidence requested": state in one line, without names. */
export function statusLine(state: { rung: Rung | null; flags: readonly Flag[] }, reader: Reader): string {
  return reader.notices.card.summary(
    rungWord(state.rung, reader),
    state.flags.map((flag) => reader.words.flag[flag]),
  )
}
