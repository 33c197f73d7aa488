/**
 * The field's words (see docs/architecture.md). Every other module spells them as they are spelt here:
 * in the schema, in the configuration, in commands and in messages.
 */

/** UTC instant, milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** Languages the rules read. Anything else is carried as `und` (undetermined) and never given a stance. */
export type Language = 'en' | 'es' | 'und'
/** Languages messages are written in. */
export type Locale = 'en' | 'es'

export const STANCES = [
  'asserts',
  'denies',
  'disputes',
  'no_evidence',
  'requests_evidence',
  'supplies_evidence',
  'supplies_counter_evidence',
  'corroborates',
  'qualifies',
  'retracts',
  'legal_action',
  'declines_comment',
  'mentions',
  'unclear',
] as const
export type Stance = (typeof STANCES)[number]

/** `no_evidence`: nothing was handed over, or somebody looked and found nothing. They are not the same. */
export const NO_EVIDENCE_KINDS = ['received_none', 'found_none'] as const
export type NoEvidenceKind = (typeof NO_EVIDENCE_KINDS)[number]
export const LEGAL_KINDS = ['charge', 'warrant', 'ruling', 'acquittal', 'dropped'] as const
export type LegalKind = (typeof LEGAL_KINDS)[number]
export type StanceKind = NoEvidenceKind | LegalKind

/** How far evidence is public, from least to most. Not what is true. */
export const RUNGS = ['asserted', 'cited', 'published', 'partly_supported', 'corroborated'] as const
export type Rung = (typeof RUNGS)[number]
export const FLAGS = [
  'disputed',
  'evidence_requested',
  'conflicting',
  'contradicted',
  'withdrawn',
  'adjudicated',
] as const
export type Flag = (typeof FLAGS)[number]

export const PARTY_ROLES = ['claimant', 'respondent', 'accused', 'expert', 'court', 'other'] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

export const SOURCE_KINDS = ['feed', 'page'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]
export const OUTLET_TYPES = ['agency', 'news', 'court', 'ngo'] as const
export type OutletType = (typeof OUTLET_TYPES)[number]
export const SOURCE_STATES = ['new', 'healthy', 'failing', 'blocked', 'not_a_feed', 'moved', 'gone', 'quiet'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

/** What happens to a match: posted, shown to an editor as possible, or dropped. */
export const BANDS = ['posted', 'possible', 'dropped'] as const
export type Band = (typeof BANDS)[number]

/** What a watch may subscribe to. */
export const WATCH_EVENTS = [
  'statement',
  'status',
  'request',
  'revision',
  'correction',
  'proposal',
  'health',
  'note',
] as const
export type WatchEvent = (typeof WATCH_EVENTS)[number]

export const REVIEW_MODES = ['human', 'auto'] as const
export type ReviewMode = (typeof REVIEW_MODES)[number]

export const PLATFORMS = ['console', 'slack', 'discord'] as const
export type Platform = (typeof PLATFORMS)[number]
