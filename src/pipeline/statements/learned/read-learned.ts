import type { Stance } from '../../../domain/vocabulary.ts'
import type { Attribution } from '../attribution.ts'
import type { Side } from '../claim-sides.ts'
import type { Discourse } from '../discourse.ts'
import type { Entity } from '../entity.ts'
import type { Signal } from '../find-signals.ts'
import { printSpan, type Reader, type Reading, sideIn } from '../reader.ts'
import type { SentenceWords } from '../sentence-words.ts'
import { toldAsUnreal } from '../told-as-unreal.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { featuresOf, type Sight } from './features.ts'
import { kindOf } from './kind-of.ts'
import { judge, type Model } from './model.ts'
import { tellingWords } from './telling-words.ts'

type Passage = {
  sentence: SentenceWords
  attributions: readonly Attribution[]
  discourse: Discourse
  signals: readonly Signal[]
  /** What the rules read there. */
  readings: Reading[]
}

/** Ways of pointing at a speaker that are sure enough to rest a reading on alone: right in two of three on claims held out. */
const SPEAKS: ReadonlySet<Candidate['how']> = new Set(['verb', 'according'])

/** What follows is told as not so, by whoever tells it. */
const UNTRUE_THAT =
  /\b(?:(?:is|was) (?:false|untrue|not true) that|es falso que|no es (?:cierto|verdad) que|(?:fake|false|falso) :)/

/** How a cue of the learned reader begins in the reasons. */
export const READ_LIKE_OTHERS = 'read like others that say so'

/** Never as sure as a reading of the rules: below what `sureness.ts` lifts, so that no stance word is posted and no flag set by it. */
export const MOST_SURE = 0.44

/**
 * Readings of a text that the rules did not make. The learned reader looks at everybody who may speak in a sentence,
 * with what the rules read as part of what it sees; a stance from `model.bar` upward is read. What the rules read stays.
 */
export function readLearned(passages: readonly Passage[], reader: Reader, model: Model): Reading[] {
  const elsewhere = stancesOfHolders(passages)
  return passages.flatMap((passage) => {
    reader.discourse = passage.discourse
    const { sentence, signals } = passage
    // "never asked for proof", "if she asked": the rules know what was not done, and that goes before likeness.
    if (UNTRUE_THAT.test(sentence.line) || signals.some((signal) => toldAsUnreal(sentence, signal) !== null)) return []
    const candidates = findCandidates(sentence, passage.attributions, passage.readings, reader)
    const sight: Sight = { sentence, candidates, signals, elsewhere }
    return candidates.flatMap((candidate) => readCandidate(candidate, sight, reader, model))
  })
}

/** Which stances the rules read of each holder, anywhere in the text. */
export function stancesOfHolders(
  passages: readonly { readings: readonly Reading[] }[],
): Map<Entity | null, Set<string>> {
  const found = new Map<Entity | null, Set<string>>()
  for (const { holder, stance } of passages.flatMap((passage) => passage.readings))
    found.set(holder, (found.get(holder) ?? new Set()).add(stance))
  return found
}

function readCandidate(candidate: Candidate, sight: Sight, reader: Reader, model: Model): Reading[] {
  const by = candidate.attributions.find((one) => one.rule !== 'possessive')
  if (by === undefined || !SPEAKS.has(candidate.how)) return []
  const known = sight.elsewhere.get(candidate.holder)
  // What the text quotes goes before what its headline calls it.
  if (sight.sentence.field === 'title' && known !== undefined) return []
  if (candidate.attributions.some((one) => one.negated && (one.type === 'deny' || one.type === 'doubt'))) return []
  const side = sideIn(reader, candidate.holder)
  const features = featuresOf(candidate, sight, reader)
  return judge(features, model).flatMap(({ stance, chance }) => {
    if (stance === 'mentions' || chance < model.bar) return []
    if (!mayTake(stance, candidate, side)) return []
    // What somebody says in one sentence is not guessed at again from the next.
    if (POSITIONS.includes(stance) && known !== undefined && [...known].some((one) => SETTLES.test(one))) return []
    return [newReading(candidate, by, stance, chance, sight, reader, model)]
  })
}

function newReading(
  candidate: Candidate,
  by: Attribution,
  stance: Stance,
  chance: number,
  sight: Sight,
  reader: Reader,
  model: Model,
): Reading {
  const { sentence } = sight
  const words = tellingWords(candidate, stance, sentence, reader, model)
  const from = words[0]?.at ?? by.from
  const to = (words.at(-1)?.at ?? by.to - 1) + 1
  const side = sideIn(reader, candidate.holder)
  const kind = kindOf(stance, sentence)
  const shown =
    words.length > 0 ? words.map(({ text }) => `"${text}"`).join(', ') : `"${printSpan(sentence, from, to)}"`
  return {
    holder: candidate.holder,
    // What the accused hands over speaks against the claim.
    stance: stance === 'supplies_evidence' && side === 'respondent' ? 'supplies_counter_evidence' : stance,
    ...(kind === undefined ? {} : { kind }),
    sentence,
    from,
    to: Math.max(to, from + 1),
    confidence: Math.min(MOST_SURE, chance),
    verbOnly: false,
    reasons: [
      { rule: 'cue', detail: `${READ_LIKE_OTHERS}: ${shown}`, weight: Math.round(chance * 100) / 100 },
      {
        rule: 'attribution',
        detail: `${by.rule}: ${candidate.holder?.name ?? 'the text itself'} (${by.lemma})`,
      },
      { rule: 'side', detail: side },
    ],
  }
}

/** Of these somebody takes one at a time. */
const POSITIONS: readonly Stance[] = ['asserts', 'denies', 'disputes', 'corroborates', 'supplies_counter_evidence']

const SETTLES = /^(?:asserts|denies|disputes|corroborates|supplies_counter_evidence|no_evidence)$/

/** What the rules read of somebody in a sentence goes before likeness; nobody denies a claim of their own or takes back another's. */
function mayTake(stance: Stance, candidate: Candidate, side: Side): boolean {
  if (side === 'claimant' && (stance === 'denies' || stance === 'disputes' || stance === 'corroborates')) return false
  if (side === 'respondent' && stance === 'retracts') return false
  return !candidate.readings.some(
    (reading) =>
      reading.stance === stance ||
      (POSITIONS.includes(stance) && POSITIONS.includes(reading.stance)) ||
      (stance === 'supplies_evidence' && reading.stance === 'supplies_counter_evidence'),
  )
}
