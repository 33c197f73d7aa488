import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Anchor, AnchorBook, Ledger } from '../ports/ledger.ts'

/**
 * Writes the newest entry down outside the database, so that cutting off the ledger's end is found. What is written down
 * already is looked up first: an anchor that no longer holds is evidence and is not written over.
 * Throws `conflict` then.
 */
export async function anchorLedger(ledger: Ledger, book: AnchorBook): Promise<Anchor | null> {
  const head = await ledger.head()
  if (head.entry === 0) return null
  const last = book.last()
  if (last && last.entry === head.entry && last.hash === head.hash) return null
  if (last && (await ledger.hashOf(last.entry)) !== last.hash)
    throw new OnrecordError(
      'conflict',
      sentence`The ledger is not the one whose entry ${last.entry} was written down on ${new Date(last.at).toISOString()}.
      Nothing is anchored any more until somebody looked: "onrecord verify" says what is wrong.`,
      // The worker goes on; the book waits until the ledger is the one it knows.
      { permanent: false },
    )
  book.write(head)
  return head
}
