import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { StatusChange } from '../domain/status.ts'
import { FLAGS, RUNGS } from '../domain/vocabulary.ts'
import { demandOneOf } from './editor.ts'

export type EditorsChange = Exclude<StatusChange, { type: 'settle_request' }>

/**
 * A change of the status as an editor named it: a rung or flag there is, voices as names. Where none is named, the
 * speakers of what it rests on. Throws `invalid` naming what there is, and where nobody disputes.
 */
export function checkChange(change: EditorsChange, speakers: readonly string[]): EditorsChange {
  if (change.type === 'set_rung') return { ...change, rung: demandOneOf(change.rung, RUNGS, sentence`rung`) }
  const flag = demandOneOf(change.flag, FLAGS, sentence`flag`)
  if (change.type === 'clear_flag') return { type: 'clear_flag', flag }
  const named = change.by.map((name) => name.replace(/\s+/g, ' ').trim().slice(0, 200)).filter((name) => name !== '')
  const by = named.length > 0 ? named : [...new Set(speakers.filter((name) => name !== ''))]
  if (flag === 'disputed' && by.length === 0)
    throw new OnrecordError(
      'invalid',
      'Disputed by whom? That is always said: --by "Mike Vigil", or the statement it rests on. Nothing was changed.',
    )
  const { adjudication } = change
  return { type: 'set_flag', flag, by, ...(adjudication === undefined ? {} : { adjudication }) }
}
