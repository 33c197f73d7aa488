import type { Stance } from '../../../domain/vocabulary.ts'
import { IN_DOUBT } from '../calibration.ts'
import { printSpan, type Reader, type Reading, sideIn } from '../reader.ts'
import { attributionDetail, cueDetailOf } from '../reason-details.ts'
import type { Candidate } from './candidates.ts'
import { judgeCandidate } from './features.ts'
import { kindOf } from './kind-of.ts'
import { isKin } from './lean-of.ts'
import type { Model } from './model.ts'
import { weighPair } from './pair-features.ts'
import { askedAs, findPairs, type Pair } from './pairs.ts'
import { type Passage, type Seen, seeAll } from './seen.ts'
import { tellingWords } from './telling-words.ts'

/** How a cue of the learned reader begins in the reasons. */
export const READ_LIKE_OTHERS = 'read like others that say so'

/**
 * What stays on the whole of what the rules read and what reads like other texts. Every position that anybody may take is
 * weighed: a reading of the rules goes where it is unlikely to be right (`model.keep`), and carries its chance with it; a
 * position the rules did not read is added where it is likely (`model.bar`).
 */
export function weighReadings(
  passages: readonly Passage[],
  ruled: readonly Reading[],
  reader: Reader,
  model: Model,
): Reading[] {
  const pairs = findPairs(seeAll(passages, reader), ruled, ({ candidate, sight }) =>
    judgeCandidate(candidate, sight, reader, model),
  )
  const weighed = pairs
    .map((pair) => ({ pair, chance: weighPair(pair, pairs, reader, model) }))
    .sort((one, other) => other.chance - one.chance)
  const kept = ruled.flatMap((reading) => {
    const own = weighed.find(({ pair }) => pair.rules.includes(reading))
    if (own === undefined) return [reading]
    if (own.chance < keepOf(own.pair.stance, model)) return []
    // A doubt says that somebody is against the claim; that it might as well be a denial takes nothing from that.
    const denial = weighed.find(({ pair }) => pair.holder === reading.holder && pair.stance === 'denies')
    const against = own.pair.stance === 'disputes' ? own.chance + (denial?.chance ?? 0) : own.chance
    return [withChance(reading, Math.min(against, 0.99))]
  })
  const added: Reading[] = []
  for (const { pair, chance } of weighed) {
    if (pair.rules.length > 0 || pair.freeAt === null || chance < barOf(pair, model)) continue
    if (!mayTake(pair, [...kept, ...added], reader)) continue
    added.push(newReading(pair, pair.freeAt, chance, reader, model))
  }
  return [...kept, ...added]
}

/** A legal step below this chance was right in one of five of 50 on claims held out: mostly another body's, or another case's. */
function keepOf(stance: Stance, model: Model): number {
  return stance === 'legal_action' ? Math.max(model.keep, 0.3) : model.keep
}

/** What moves a status or opens a request is read where it is likely. Legal steps are the rules' alone. */
function barOf({ stance, freeAt }: Pair, model: Model): number {
  if (stance === 'mentions' || stance === 'legal_action') return Number.POSITIVE_INFINITY
  if (EVIDENCE.has(stance)) return Math.max(model.bar, MOVES)
  return freeAt?.candidate.attributions.length === 0 ? Math.max(model.bar, UNSAID) : model.bar
}

/** What moves a status or opens a request. */
const MOVES = 0.7
/** Whom no verb lets speak is told to have said something only from this chance on: most news tells what somebody did. */
const UNSAID = 0.6

const EVIDENCE: ReadonlySet<Stance> = new Set(['supplies_evidence', 'corroborates', 'retracts', 'requests_evidence'])

function withChance(reading: Reading, chance: number): Reading {
  const shown = Math.round(chance * 100) / 100
  return {
    ...reading,
    chance,
    reasons: [
      ...reading.reasons,
      { rule: 'weighed', detail: `right in about ${Math.round(chance * 100)} of 100 like it`, weight: shown },
    ],
  }
}

function newReading(pair: Pair, { candidate, sight }: Seen, chance: number, reader: Reader, model: Model): Reading {
  const { sentence } = sight
  const by = candidate.attributions.find((one) => one.rule !== 'possessive')
  const mention = (reader.cast.mentions.get(sentence) ?? []).find((one) => one.entity === candidate.holder)
  const words = tellingWords(candidate, pair.stance, sight, reader, model)
  const from = words[0]?.at ?? by?.from ?? mention?.chunk.from ?? 0
  const to = (words.at(-1)?.at ?? (by?.to ?? mention?.chunk.to ?? 1) - 1) + 1
  const side = sideIn(reader, candidate.holder)
  const kind = kindOf(pair.stance, sentence)
  const shown =
    words.length > 0 ? words.map(({ text }) => `"${text}"`).join(', ') : `"${printSpan(sentence, from, to)}"`
  return {
    holder: candidate.holder,
    // What the accused hands over speaks against the claim.
    stance: pair.stance === 'supplies_evidence' && side === 'respondent' ? 'supplies_counter_evidence' : pair.stance,
    ...(kind === undefined ? {} : { kind }),
    sentence,
    from,
    to: Math.max(to, from + 1),
    // Always in doubt: no stance word is posted by it, and no flag set.
    confidence: Math.min(IN_DOUBT, chance),
    chance,
    verbOnly: false,
    reasons: [
      { rule: 'cue', detail: cueDetailOf(READ_LIKE_OTHERS, shown), weight: Math.round(chance * 100) / 100 },
      { rule: 'attribution', detail: attributionOf(candidate, by) },
      { rule: 'side', detail: side },
    ],
  }
}

function attributionOf({ holder }: Candidate, by: Candidate['attributions'][number] | undefined): string {
  const name = holder?.name ?? 'the text itself'
  return by === undefined
    ? attributionDetail('subject of the sentence', name, null)
    : attributionDetail(by.rule, name, by.lemma)
}

/** Of these somebody takes one at a time. */
const POSITIONS: ReadonlySet<Stance> = new Set([
  'asserts',
  'denies',
  'disputes',
  'corroborates',
  'supplies_counter_evidence',
])

/** Nobody denies a claim of their own or takes back another's; what is known of a speaker, or of one like them, goes first. */
function mayTake({ holder, stance }: Pair, known: readonly Reading[], reader: Reader): boolean {
  const side = sideIn(reader, holder)
  if (side === 'claimant' && (stance === 'denies' || stance === 'disputes' || stance === 'corroborates')) return false
  if (side === 'respondent' && stance === 'retracts') return false
  return !known.some((reading) => {
    if (reading.holder !== holder) return askedAs(reading.stance) === stance && isKin(reading.holder, holder, reader)
    return POSITIONS.has(stance) && (POSITIONS.has(reading.stance) || reading.stance === 'no_evidence')
  })
}
