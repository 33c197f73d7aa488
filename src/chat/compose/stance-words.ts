import {
  LEGAL_KINDS,
  type LegalKind,
  NO_EVIDENCE_KINDS,
  type NoEvidenceKind,
  type Stance,
  type StanceKind,
} from '../../domain/vocabulary.ts'
import type { Reader } from './reader.ts'

type Read = { stance: Stance; stanceKind?: StanceKind | undefined; stanceShown: boolean }

/** What the speaker did, after the name; only "said" where the stance may not be named. */
export function stanceWords(read: Read, reader: Reader): string {
  const { words } = reader
  if (!read.stanceShown) return words.said
  if (read.stance === 'no_evidence') return words.noEvidence[noEvidenceKind(read.stanceKind) ?? 'unspecified']
  if (read.stance === 'legal_action') return words.legal[legalKind(read.stanceKind) ?? 'unspecified']
  return words.stance[read.stance]
}

/**
 * What a step in court is not, where the words of the stance do not say it already. Where the stance may not be
 * named, a charge or a warrant still gets its line: it says nothing of the speaker, and it protects the accused.
 */
export function legalNote(read: Read, reader: Reader): string | null {
  const kind = read.stance === 'legal_action' ? legalKind(read.stanceKind) : null
  if (kind === null) return null
  const needed = read.stanceShown ? kind === 'ruling' : kind === 'charge' || kind === 'warrant'
  return needed ? reader.words.legalNote[kind] : null
}

export function legalKind(kind: StanceKind | undefined): LegalKind | null {
  return LEGAL_KINDS.find((known) => known === kind) ?? null
}

export function noEvidenceKind(kind: StanceKind | undefined): NoEvidenceKind | null {
  return NO_EVIDENCE_KINDS.find((known) => known === kind) ?? null
}
