import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { type Adjudication, isRuling, type StatusChange } from '../domain/status.ts'
import { demandText } from './editor.ts'

/** What a court found, where, and by which standard: "adjudicated" alone would say less than nothing. */
export function readFinding(finding: Adjudication | undefined): Adjudication {
  return {
    forum: demandText(finding?.forum, sentence`Which court`, '--forum "US District Court, Chicago"', 200),
    standard: demandText(
      finding?.standard,
      sentence`By which standard of proof`,
      '--standard "beyond reasonable doubt"',
      200,
    ),
    outcome: demandText(finding?.outcome, sentence`With which outcome`, '--outcome "acquitted by a jury"', 300),
  }
}

/** A change as an editor decided it: a ruling with what was found; given with anything else, it is refused. */
export function withFinding(change: StatusChange, finding: Adjudication | undefined): StatusChange {
  if (change.type === 'set_flag' && isRuling(change))
    return { ...change, adjudication: readFinding(finding ?? change.adjudication) }
  if (finding !== undefined)
    throw new OnrecordError(
      'invalid',
      'Forum, standard of proof and outcome belong to the flag adjudicated alone. Nothing was changed.',
    )
  return change
}
