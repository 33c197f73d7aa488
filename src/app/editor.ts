import { isRaced, OnrecordError } from '../domain/errors.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { Asker } from '../ports/asker.ts'
import { readMoment } from './answers/read-moment.ts'

/** A poll may change a claim while an editor's act is worked out; it is then worked out again, this often at most. */
const MOST_TRIES = 5
const LONGEST_REASON = 500

/** Works it out anew where somebody else's change came in between. */
export async function untilSettled<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await work()
    } catch (error) {
      if (!isRaced(error) || tries === MOST_TRIES) throw error
    }
}

export function demandEditor(asker: Asker): void {
  if (!asker.editor) throw notEditor(asker)
}

export function notEditor({ name }: Asker): OnrecordError {
  return new OnrecordError('invalid', sentence`${name} is not an editor here. Editors are listed in onrecord.yaml.`)
}

export function demandReason(typed: string | undefined): string {
  const reason = (typed ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON)
  if (reason === '') throw new OnrecordError('invalid', 'Say why, for the record: --reason "…". Nothing was changed.')
  return reason
}

/** One line of text, bounded. Throws `invalid` with `example` where it is missing or too long. */
export function demandText(typed: string | undefined, what: Sentence, example: string, longest: number): string {
  const text = (typed ?? '').replace(/\s+/g, ' ').trim()
  if (text === '') throw new OnrecordError('invalid', sentence`${what}? Nothing was changed. Say it with ${example}.`)
  if (text.length > longest)
    throw new OnrecordError(
      'invalid',
      sentence`${what}: in at most ${longest} characters, please; there are ${text.length}.`,
    )
  return text
}

/** One of a vocabulary, in any case and with blanks or hyphens. Throws `invalid` naming what there is. */
export function demandOneOf<T extends string>(typed: string, known: readonly T[], what: Sentence): T {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const found = known.find((one) => one === wanted)
  if (found === undefined)
    throw new OnrecordError(
      'invalid',
      sentence`There is no ${what} "${typed.slice(0, 60)}". There are: ${known.join(', ')}. Nothing was changed.`,
    )
  return found
}

/** A day stays that day in every zone: midnight UTC, as in texts that give no time. */
export function dayOrTime(typed: string, zone: string, now: Instant): Instant {
  const { at } = readMoment(typed, zone, now)
  const bare = /^\d{4}-\d{2}-\d{2}$/.exec(typed.trim())
  return bare ? Math.min(Date.parse(`${bare[0]}T00:00Z`), now) : at
}
