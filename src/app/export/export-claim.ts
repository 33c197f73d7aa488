import type { StoredClaim } from '../../domain/claim.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { Asker } from '../../ports/asker.ts'
import type { AskedAsOf, StatusAnswer } from '../../ports/commands.ts'
import type { ExportRecord, ExportStatement } from '../../ports/export-record.ts'
import { EXPORT_FORMATS, type ExportAnswer, type ExportFormat, type ExportInput } from '../../ports/reader-verbs.ts'
import { readAsOf } from '../answers/answer-as-of.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { readHistory } from '../answers/answer-history.ts'
import { readCard } from '../answers/answer-status.ts'
import { findClaim } from '../answers/find-claim.ts'

const FILES: Record<ExportFormat, { ending: string; mediaType: string }> = {
  jsonld: { ending: 'jsonld', mediaType: 'application/ld+json' },
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  jsonl: { ending: 'jsonl', mediaType: 'application/x-ndjson' },
  markdown: { ending: 'md', mediaType: 'text/markdown; charset=utf-8' },
}

/** A claim's whole record as one document, of today or as it was known at a past moment. */
export async function exportClaim(context: AnswerContext, input: ExportInput, asker: Asker): Promise<ExportAnswer> {
  const { store } = context
  if (!EXPORT_FORMATS.includes(input.format))
    throw new OnrecordError('invalid', sentence`Expected one of ${EXPORT_FORMATS.join(', ')}, not "${input.format}".`)
  if (!context.writeExport) throw new OnrecordError('internal', 'Nothing writes exports here.')
  const claim = await findClaim(store.claims, input.claim)
  const past: StatusAnswer | null =
    input.asOf === undefined
      ? null
      : await readAsOf(context, {
          claim: claim.slug,
          date: input.asOf,
          ...(input.zone === undefined ? {} : { zone: input.zone }),
        })
  const card = past?.card ?? (await readCard(context, claim))
  const record = await gather(context, claim, card, past?.asked ?? null)
  const { ending, mediaType } = FILES[input.format]
  const of = past?.asked ? `-${new Date(past.asked.at).toISOString().slice(0, 10)}` : ''
  return {
    kind: 'export',
    claim: card.claim,
    format: input.format,
    fileName: `${claim.slug}${of}.${ending}`,
    mediaType,
    text: context.writeExport(record, input.format, {
      locale: input.locale ?? 'en',
      zone: input.zone ?? 'UTC',
      names: asker.editor,
    }),
    coverage: card.coverage,
  }
}

async function gather(
  context: AnswerContext,
  claim: StoredClaim,
  card: StatusAnswer['card'],
  asked: AskedAsOf | null,
): Promise<ExportRecord> {
  const { store } = context
  const at = asked?.at ?? context.clock.now()
  const then = (asked && (await store.claims.wordingAt(claim.slug, at))) ?? claim
  const { entries } = await readHistory(context, claim, { limit: Number.MAX_SAFE_INTEGER, offset: 0 })
  return {
    card,
    languages: then.languages,
    tags: then.tags,
    parties: then.parties,
    version: then.version,
    asked,
    statements: await statementsUntil(context, claim.slug, at),
    history: entries.filter((entry) => entry.at <= at),
    ledger: await store.ledger.headAt(at),
  }
}

async function statementsUntil(context: AnswerContext, slug: string, at: Instant): Promise<ExportStatement[]> {
  const { store, sources } = context
  const { hashes, appearances } = await store.queries.exportFacts(slug)
  const carried = Map.groupBy(
    appearances.filter((one) => one.seenAt <= at),
    (one) => one.statementId,
  )
  return (await store.queries.statements(slug))
    .filter((s) => s.seenAt <= at)
    .map((s) => ({
      id: s.id,
      speaker: s.speaker,
      stance: s.stance,
      ...(s.kind === undefined ? {} : { stanceKind: s.kind }),
      stanceShown: context.showsStance(s.stance, s.confidence),
      words: s.quote,
      direct: s.direct,
      language: s.language,
      saidAt: s.saidAt,
      publishedAt: s.publishedAt,
      seenAt: s.seenAt,
      addedBy: s.addedBy,
      wording: hashes.get(s.id)?.version ?? 1,
      contentHash: hashes.get(s.id)?.contentHash ?? null,
      textHash: hashes.get(s.id)?.textHash ?? '',
      corrected: s.dismissed
        ? { what: 'dismissed', by: s.dismissed.by, reason: s.dismissed.reason, at: s.dismissed.at }
        : null,
      appearances: (carried.get(s.id) ?? []).map(({ sourceId, title, link, publishedAt, seenAt, origin, hash }) => ({
        sourceName: sources.get(sourceId)?.name ?? sourceId,
        title,
        url: link,
        publishedAt,
        seenAt,
        origin,
        contentHash: hash,
      })),
    }))
}
