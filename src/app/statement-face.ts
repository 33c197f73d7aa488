import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import type { CorrectedMark, StatementNotice } from '../domain/notice.ts'
import { partyOf } from '../domain/party-role.ts'
import type { Statement } from '../domain/statement.ts'
import { newestMark } from '../domain/statement-edit.ts'
import type { Stance } from '../domain/vocabulary.ts'
import type { StatementRow } from '../ports/stores.ts'
import type { NewFace } from './plan-post-edits.ts'

export type FaceContext = {
  actors: readonly Actor[]
  showsStance: (stance: Stance, confidence: number) => boolean
}

/** A statement as its posts say it now. `others`: all of its claim, for what became of a charge. */
export function faceOf(
  { actors, showsStance }: FaceContext,
  statement: Statement & Partial<Pick<StatementRow, 'corrections' | 'translations' | 'dismissed'>>,
  claim: Claim,
  others: readonly StatementRow[],
): NewFace {
  const corrected = markOf(statement)
  return {
    statement,
    role: partyOf(statement.speaker, claim, actors, saidAt(statement))?.role ?? null,
    stanceShown: showsStance(statement.stance, statement.confidence),
    translations: statement.translations ?? [],
    since: sinceOf(statement, others, showsStance),
    ...(corrected ? { corrected } : {}),
  }
}

/** Charges and warrants, which a later outcome answers. */
export function isCharge({ stance, kind }: Pick<Statement, 'stance' | 'kind'>): boolean {
  return stance === 'legal_action' && (kind === 'charge' || kind === 'warrant')
}

/** Nobody is guilty of what was charged, as far as this court goes. */
export function isOutcome({ stance, kind }: Pick<Statement, 'stance' | 'kind'>): boolean {
  return stance === 'legal_action' && (kind === 'acquittal' || kind === 'dropped')
}

/** What became of a charge, oldest first, each kind once: one case is told by many. */
function sinceOf(
  statement: Statement,
  others: readonly StatementRow[],
  showsStance: FaceContext['showsStance'],
): NonNullable<StatementNotice['since']> {
  if (!isCharge(statement)) return []
  return others
    .filter((one) => isOutcome(one) && !one.dismissed && saidAt(one) >= saidAt(statement))
    .filter((one) => showsStance(one.stance, one.confidence))
    .sort((a, b) => saidAt(a) - saidAt(b) || a.id - b.id)
    .filter((one, at, all) => all.findIndex(({ kind }) => kind === one.kind) === at)
    .flatMap((one) => (one.kind === undefined ? [] : [{ kind: one.kind, at: saidAt(one), statementId: one.id }]))
}

function saidAt(one: Pick<Statement, 'saidAt' | 'publishedAt' | 'seenAt'>): number {
  return one.saidAt ?? one.publishedAt ?? one.seenAt
}

function markOf({ corrections, dismissed }: Partial<Pick<StatementRow, 'corrections' | 'dismissed'>>) {
  const newest = newestMark(corrections)
  if (dismissed) {
    const { reason, at } = dismissed
    return { what: 'dismissed', before: '', after: null, reason, at } satisfies CorrectedMark
  }
  if (!newest) return null
  const { what, before, after, reason, at } = newest
  return { what, before, after, reason, at } satisfies CorrectedMark
}

/** A statement that is being put on record, as it will be read back. */
export function asRow(statement: Statement): StatementRow {
  return { ...statement, sourceId: null, itemTitle: null, link: null, sourceIds: [] }
}
