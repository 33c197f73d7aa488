import type { StanceKind } from '../../domain/vocabulary.ts'
import type { Signal } from './find-signals.ts'

export const LEGAL_KIND: Partial<Record<Signal['type'], StanceKind>> = {
  charge: 'charge',
  warrant: 'warrant',
  ruling: 'ruling',
  acquittal: 'acquittal',
  dropped: 'dropped',
  plea: 'ruling',
}

/** Overlapping frames: absence of evidence goes before denial, denial before doubt; a longer frame before a part of it. */
const RANK: Signal['type'][] = [
  'upheld',
  'no_comment',
  'not_supplied',
  'not_received',
  'no_evidence',
  'acquittal',
  'dropped',
  'plea',
  'retract',
  'request',
  'denial',
  'doubt',
  'warrant',
  'ruling',
  'charge',
  'supply',
  'qualifies',
  'confirm',
  'assertion',
]

function rankSignal(signal: Signal): number {
  return signal.id === 'not-been-shown' ? -1 : RANK.indexOf(signal.type)
}

export function keepStrongest(signals: readonly Signal[]): Signal[] {
  const kept: Signal[] = []
  for (const signal of [...signals].sort((a, b) => rankSignal(a) - rankSignal(b))) {
    if (kept.some((other) => other.from < signal.to && signal.from < other.to)) continue
    if (LEGAL_KIND[signal.type] !== undefined && kept.some((other) => LEGAL_KIND[other.type] !== undefined)) continue
    kept.push(signal)
  }
  return kept.sort((a, b) => a.from - b.from)
}
