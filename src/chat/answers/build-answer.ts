import type { Message } from '../../domain/message.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import type { Answer } from '../../ports/commands.ts'
import { readerOf } from '../compose/reader.ts'
import { buildCard } from '../notices/build-card.ts'
import { asOfLine } from './as-of-line.ts'
import { buildBacktest } from './build-backtest.ts'
import { buildClaims } from './build-claims.ts'
import { buildActors, buildChanges, buildEditors, buildSettings } from './build-configuration.ts'
import { buildCoverage } from './build-coverage.ts'
import { buildDeliveries } from './build-deliveries.ts'
import { buildDone } from './build-done.ts'
import { buildExport } from './build-export.ts'
import { buildHistory } from './build-history.ts'
import { buildPossible } from './build-possible.ts'
import { buildProposals } from './build-proposals.ts'
import { buildRequests } from './build-requests.ts'
import { buildSearch } from './build-search.ts'
import { buildSourceTrial } from './build-source-trial.ts'
import { buildSources } from './build-sources.ts'
import { buildStatementAnswer } from './build-statement-answer.ts'
import { buildWatches } from './build-watches.ts'
import { buildWhy } from './build-why.ts'
import { buildWhyNot } from './build-why-not.ts'
import { hideNames } from './hide-names.ts'
import type { Window } from './window.ts'

export type Shown = { window?: Window | undefined; names?: boolean }

/**
 * An answer to a command as a message in the asker's language. Every answer about a claim has its coverage line. `window`: the part of a
 * long list that is shown, all where left out. `names`: editors are named, which is for editors asking for themselves.
 */
export function buildAnswerMessage(whole: Answer, locale: Locale, { window, names = false }: Shown = {}): Message {
  const reader = readerOf(locale)
  const answer = names ? whole : hideNames(whole, reader)
  switch (answer.kind) {
    case 'status':
      return buildCard(answer.card, reader, answer.asked === undefined ? [] : asOfLine(answer.asked, reader))
    case 'claims':
      return buildClaims(answer, reader, window)
    case 'history':
      return buildHistory(answer, reader)
    case 'why':
      return buildWhy(answer, reader)
    case 'why_not':
      return buildWhyNot(answer, reader)
    case 'proposals':
      return buildProposals(answer, reader, window)
    case 'possible':
      return buildPossible(answer, reader)
    case 'sources':
      return buildSources(answer, reader, window)
    case 'backtest':
      return buildBacktest(answer, reader)
    case 'requests':
      return buildRequests(answer, reader, window)
    case 'watches':
      return buildWatches(answer, reader, window)
    case 'deliveries':
      return buildDeliveries(answer, reader, window)
    case 'coverage':
      return buildCoverage(answer, reader)
    case 'search':
      return buildSearch(answer, reader)
    case 'export':
      return buildExport(answer, reader)
    case 'statement':
      return buildStatementAnswer(answer, reader)
    case 'done':
      return buildDone(answer, reader)
    case 'settings':
      return buildSettings(answer, reader, window)
    case 'source_trial':
      return buildSourceTrial(answer, reader)
    case 'actors':
      return buildActors(answer, reader)
    case 'editors':
      return buildEditors(answer, reader)
    case 'changes':
      return buildChanges(answer, reader)
  }
}
