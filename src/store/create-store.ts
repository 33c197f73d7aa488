import type { Kysely } from 'kysely'
import type { Afterwards } from '../ports/clock.ts'
import type { Store } from '../ports/stores.ts'
import { createAnalystStore } from './analyst.ts'
import { createArticleStore } from './articles.ts'
import { createClaimStore } from './claims.ts'
import { createDecisionStore } from './decisions.ts'
import { createDismissalStore } from './dismissals.ts'
import { createHeldStore } from './held.ts'
import { createLedger } from './ledger-store.ts'
import { createNumbersAhead } from './numbers-ahead.ts'
import { openDatabase } from './open-database.ts'
import { createOutbox } from './outbox.ts'
import { createPollStore } from './polls.ts'
import { createPossibleStore } from './possible.ts'
import { createPurgeStore } from './purges.ts'
import { createQueryStore } from './queries.ts'
import { createRequestStore } from './requests.ts'
import type { Database } from './schema.ts'
import { createSearchStore } from './search.ts'
import { createSharedAnswerStore } from './shared-answers.ts'
import { createStatementEditStore } from './statement-edits.ts'
import { createWatchStore } from './watches.ts'
import { createWorkerLock, type IsAlive } from './worker-lock.ts'

/** Opens the record kept in `file`. Throws `OnrecordError` `unavailable` with what to do about it. */
export async function createStore(
  file: string,
  isAlive: IsAlive = () => null,
  afterwards?: Afterwards,
): Promise<Store> {
  const { db } = await openDatabase(file, afterwards ? { afterwards } : {})
  return storeOn(db, file, isAlive)
}

/** The stores over a database that is open already. */
export function storeOn(db: Kysely<Database>, file: string, isAlive: IsAlive = () => null): Store {
  const ahead = createNumbersAhead(db)
  return {
    polls: createPollStore(db, file, ahead),
    articles: createArticleStore(db),
    claims: createClaimStore(db, file),
    outbox: createOutbox(db, file),
    queries: createQueryStore(db),
    decisions: createDecisionStore(db, file),
    watches: createWatchStore(db, file),
    held: createHeldStore(db, file),
    dismissals: createDismissalStore(db, file),
    requests: createRequestStore(db, file),
    statementEdits: createStatementEditStore(db, file),
    analyst: createAnalystStore(db, file),
    sharedAnswers: createSharedAnswerStore(db, file),
    possible: createPossibleStore(db, file),
    search: createSearchStore(db),
    purges: createPurgeStore(db, file),
    lock: createWorkerLock(db, file, isAlive),
    ledger: createLedger(db, file),
    close: async () => {
      // A record that cannot be written any more is closed all the same.
      await ahead.giveBack().catch(() => {})
      await db.destroy()
    },
  }
}
