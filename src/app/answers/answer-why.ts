import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { WhyAnswer } from '../../ports/commands.ts'
import { sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/notice-facts.ts'
import type { AnswerContext } from './answer-context.ts'
import { toCardStatement } from './answer-status.ts'
import { findCounterfactuals, orderReasons } from './find-counterfactuals.ts'
import { readByAnalyst } from './list-possible.ts'
import { readCoverage } from './read-coverage.ts'
import { spellOutWords } from './spell-out-words.ts'

/** The words and rules that made the match and the stance of a statement, and what would have changed them. */
export async function explainStatement(context: AnswerContext, statementId: number): Promise<WhyAnswer> {
  const { queries, claims } = context.store
  const row = await queries.statement(statementId)
  if (!row)
    throw new OnrecordError('not_found', sentence`There is no statement ${statementId}. "onrecord history" lists them.`)
  const claim = await claims.find(row.claim)
  if (!claim) throw new OnrecordError('internal', sentence`Statement ${statementId} belongs to no claim.`)
  const match = await queries.matchOf(statementId)
  const wording = await claims.version(row.claimVersionId)
  const [item] = row.originItemId === null ? [] : await queries.items([row.originItemId])
  const readings = item === undefined ? [] : await readByAnalyst(context, item, row.claim)
  return {
    kind: 'why',
    claim: claimRef(claim),
    statement: toCardStatement(context, row),
    match: match && { score: match.score, threshold: match.threshold, band: match.band, reasons: match.reasons },
    reasons: spellOutWords(orderReasons(row.reasons), { words: row.quote, language: row.language }, claim),
    confidence: row.confidence,
    appearances: (await queries.appearances(statementId)).map((a) => ({
      source: sourceRef(
        context.sources.get(a.sourceId) ?? { id: a.sourceId, name: a.sourceId, url: a.link ?? '' },
        a.link,
      ),
      title: a.title,
      at: a.at,
      origin: a.origin,
    })),
    counterfactuals: await findCounterfactuals(context, claim, row, match),
    ...(wording && wording.version !== claim.version && wording.text !== claim.text
      ? { wording: { version: wording.version, text: wording.text } }
      : {}),
    dismissed: row.dismissed ?? null,
    itemId: row.originItemId,
    analyst: readings.map(({ speaker, stance, quote, language }) => ({
      speaker: speaker.name,
      stance,
      quote,
      language,
    })),
    coverage: await readCoverage(context, claim),
  }
}
