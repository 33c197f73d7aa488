import { foldText } from '../text/fold-text.ts'
import type { Attribution } from './attribution.ts'
import type { Entity } from './entity.ts'
import { spokenFor } from './find-holder.ts'
import type { Signal } from './find-signals.ts'
import { keepStrongest, LEGAL_KIND } from './keep-signals.ts'
import { readAttribution } from './read-attribution.ts'
import { readSignal } from './read-signal.ts'
import type { Reader, Reading } from './reader.ts'
import type { SentenceWords } from './sentence-words.ts'

/** Readings of one sentence. */
export function readStances(
  sentence: SentenceWords,
  attributions: readonly Attribution[],
  signals: readonly Signal[],
  near: boolean,
  reader: Reader,
): Reading[] {
  const readings: Reading[] = []
  const used = new Set<Attribution>()
  const spans: Signal[] = []
  for (const signal of keepStrongest(signals)) {
    const reading = readSignal(sentence, signal, attributions, near, reader)
    if (reading === null) continue
    readings.push(reading.reading)
    if (signal.type === 'no_comment') spans.push(signal)
    if (reading.by !== null) used.add(reading.by)
    for (const attribution of attributions)
      if (LEGAL_KIND[signal.type] !== undefined && attribution.holder === reading.reading.holder) used.add(attribution)
  }
  for (const one of attributions) {
    const outer =
      one.holder.kind === 'country' && one.type !== 'charge' && one.rule !== 'possessive'
        ? spokenFor(one.holder, one.from, attributions, reader, sentence.words.length)
        : null
    const attribution = outer === null ? one : { ...one, holder: outer }
    if (used.has(one)) used.add(attribution)
    if (spans.some((span) => attribution.to > span.from && attribution.to <= span.to)) used.add(attribution)
    const reading = readAttribution(sentence, attribution, used.has(attribution), near, reader)
    if (reading !== null) readings.push(reading)
  }
  if (reader.voice !== null && attributions.length === 0 && readings.length === 0 && !isHeading(sentence, reader)) {
    const own = readAttribution(sentence, ownVoice(sentence, reader.voice), false, near, reader)
    if (own !== null) readings.push(own)
  }
  return readings
}

/** A page's heading, run together with what follows it, is no sentence to quote. */
function isHeading(sentence: SentenceWords, { title }: Reader): boolean {
  return sentence.field === 'body' && title.length >= 20 && foldText(sentence.text).includes(title)
}

/** In its own release a body says what stands there, without "said". */
function ownVoice(sentence: SentenceWords, voice: Entity): Attribution {
  return {
    holder: voice,
    type: 'say',
    lemma: '',
    from: 0,
    to: 0,
    covers: [{ from: 0, to: sentence.words.length }],
    negated: false,
    rule: 'own release',
    distance: 0,
  }
}
