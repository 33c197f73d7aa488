import type { Migration } from 'kysely/migration'
import * as firstRecord from './0001-first-record.ts'
import * as healthAndHeld from './0002-health-and-held.ts'
import * as articles from './0003-articles.ts'
import * as dismissals from './0004-dismissals.ts'
import * as requests from './0005-requests.ts'
import * as statementEdits from './0006-statement-edits.ts'
import * as delivery from './0007-delivery.ts'
import * as claims from './0008-claims.ts'
import * as search from './0009-search.ts'
import * as acceptances from './0010-acceptances.ts'
import * as purges from './0011-purges.ts'
import * as largeClaims from './0012-large-claims.ts'
import * as sharedAnswers from './0013-shared-answers.ts'
import * as pollingGaps from './0014-polling-gaps.ts'
import * as searchByItem from './0015-search-by-item.ts'
import * as dueByIndex from './0016-due-by-index.ts'
import * as pastMoments from './0017-past-moments.ts'
import * as configurationEntries from './0018-configuration-entries.ts'
import * as entryPrints from './0019-entry-prints.ts'

/** Forward only: a step that landed is never edited, a new one is added. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first-record': firstRecord,
  '0002-health-and-held': healthAndHeld,
  '0003-articles': articles,
  '0004-dismissals': dismissals,
  '0005-requests': requests,
  '0006-statement-edits': statementEdits,
  '0007-delivery': delivery,
  '0008-claims': claims,
  '0009-search': search,
  '0010-acceptances': acceptances,
  '0011-purges': purges,
  '0012-large-claims': largeClaims,
  '0013-shared-answers': sharedAnswers,
  '0014-polling-gaps': pollingGaps,
  '0015-search-by-item': searchByItem,
  '0016-due-by-index': dueByIndex,
  '0017-past-moments': pastMoments,
  '0018-configuration-entries': configurationEntries,
  '0019-entry-prints': entryPrints,
}
