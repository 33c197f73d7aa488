import { foldText } from '../text/fold-text.ts'
import { directQuoteOf } from './direct-quote.ts'
import type { Entity } from './entity.ts'
import { type Reading, WEAK } from './reader.ts'

/** What a direct quotation is worth beside a sentence that tells more about the claim. Chosen by hand. */
const SAID_IN_WORDS = 0.2

/** One reading a holder and stance: the surest, body before title; and of stances that exclude each other the one the words bear out. */
export function mergeReadings(all: readonly Reading[]): Reading[] {
  const readings = all.filter((reading) => !repeatsAct(reading, all)).map((reading) => withDenial(reading, all))
  const best = new Map<string, Reading>()
  for (const reading of readings.map((one) => withKind(one, readings))) {
    const key = `${reading.holder?.id ?? 'text'} ${reading.stance} ${reading.stance === 'no_evidence' ? (reading.kind ?? '') : ''}`
    const known = best.get(key)
    if (known === undefined || isBetter(reading, known)) best.set(key, reading)
  }
  const kept = [...best.values()]
  const body = kept.filter((reading) => reading.sentence.field === 'body')
  const told = kept
    .filter((reading) => !isHeadlineOf(reading, body))
    .map((reading) => confirmWithEvidence(reading, kept))
  return told.filter((reading) => reading.confidence > WEAK && !givesWay(reading, told))
}

/** "Teheran rejected it. Its spokesman called it ridiculous": one answer of one side; the person's words are the denial. */
function withDenial(reading: Reading, all: readonly Reading[]): Reading {
  if (reading.stance !== 'disputes' || reading.holder?.kind !== 'person' || sideOf(reading) !== 'respondent')
    return reading
  const denied = all.find(
    (one) =>
      one.stance === 'denies' &&
      one.verbOnly &&
      one.sentence.field === 'body' &&
      one.holder !== null &&
      one.holder.kind !== 'person' &&
      sideOf(one) === 'respondent' &&
      reading.sentence.index - one.sentence.index === 1,
  )
  return denied === undefined ? reading : { ...reading, stance: 'denies' }
}

/** Words said are kept before words told: "no hay información" takes the kind that the next sentence explains. */
function withKind(reading: Reading, all: readonly Reading[]): Reading {
  if (reading.stance !== 'no_evidence' || reading.kind !== undefined || !directQuoteOf(reading)) return reading
  const kinds = new Set(
    all.filter((one) => one.stance === 'no_evidence' && one.holder === reading.holder).map((one) => one.kind),
  )
  kinds.delete(undefined)
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined ? { ...reading, kind } : reading
}

/** Of several sentences with one stance the speaker's own words are quoted, else what says most about the claim. */
function weigh(reading: Reading): number {
  const words = reading.reasons.find((reason) => reason.rule === 'about the claim')?.detail.split(', ').length ?? 0
  const lead = reading.sentence.field === 'body' && reading.sentence.index === 0 ? 0.08 : 0
  const said = directQuoteOf(reading) === undefined ? 0 : SAID_IN_WORDS
  return reading.confidence + lead + said + 0.04 * Math.min(words, 6)
}

/** A headline repeats what the body tells, often of a wider speaker: "Russia says" over Lavrov's words. */
function isHeadlineOf(reading: Reading, body: readonly Reading[]): boolean {
  if (reading.sentence.field !== 'title' || body.length === 0) return false
  const side = sideOf(reading)
  return body.some((other) => {
    const related =
      other.holder === reading.holder ||
      shareCountry(reading, other) ||
      (side !== 'other' && sideOf(other) === side) ||
      (side === 'other' && sideOf(other) === 'other')
    // "El Gobierno niega" over its spokeswoman's "no tenemos constancia": the quote wins.
    if (related && reading.verbOnly && reading.stance === 'denies' && QUOTE_WINS.test(other.stance) && isVague(reading))
      return !body.some((one) => one.stance === 'denies')
    if (other.stance === reading.stance && (side === 'other' || sideOf(other) === 'other')) return true
    return (
      related &&
      (other.stance === reading.stance ||
        other.holder === reading.holder ||
        side !== 'other' ||
        reading.confidence < 0.6)
    )
  })
}

const QUOTE_WINS = /^(?:no_evidence|disputes)$/

/** "Government", "officials": the headline names nobody whom the body could not mean. */
function isVague({ holder }: Reading): boolean {
  return holder !== null && holder.keys.size === 0 && holder.actor === null
}

/** "Kiev rejects it … its adviser said it was not involved": one answer, told twice; the person with words stays. */
function givesWayToPerson(reading: Reading, all: readonly Reading[]): boolean {
  const holder = reading.holder
  if (holder !== null && holder.kind === 'person' && holder.keys.size === 0)
    return all.some(
      (other) =>
        other !== reading &&
        other.stance === reading.stance &&
        other.holder?.kind === 'person' &&
        other.holder.keys.size > 0,
    )
  if (holder !== null && reading.stance === 'legal_action' && holder.kind !== 'person')
    return repeatsLegalStep(reading, all)
  if (holder === null || holder.kind === 'person' || !/^(?:denies|no_evidence|disputes)$/.test(reading.stance))
    return false
  return all.some((other) => {
    if (other === reading || other.stance !== reading.stance || other.holder === null || other.verbOnly) return false
    if (holder.keys.size === 0 && holder.kind === 'unnamed') return false
    if (other.holder.kind === 'person') {
      if (belongsTo(other.holder, holder)) return true
      return reading.verbOnly && sideOf(reading) !== 'other' && sideOf(other) === sideOf(reading)
    }
    return (
      holder.kind !== 'group' &&
      sideOf(reading) === 'respondent' &&
      shareCountry(reading, other) &&
      (reading.verbOnly || other.holder.id < holder.id)
    )
  })
}

/** Two courts of one country and one kind of step in one text: mostly one step; the longer name stays. */
function repeatsLegalStep(reading: Reading, all: readonly Reading[]): boolean {
  return all.some(
    (other) =>
      other !== reading &&
      other.stance === 'legal_action' &&
      other.kind === reading.kind &&
      other.holder !== null &&
      (shareCountry(reading, other) || reading.holder?.countries.size === 0) &&
      (other.holder.name.length > (reading.holder?.name.length ?? 0) ||
        (other.holder.name.length === reading.holder?.name.length && other.holder.id < reading.holder.id)),
  )
}

/** Is the body named in the person's office, or its initials? */
function belongsTo(person: Entity, body: Entity): boolean {
  const office = foldText(person.affiliation)
  return (
    [...body.keys].some((key) => key.length > 2 && new RegExp(`\\b${key.replace(/[^a-z0-9]/g, '')}\\b`).test(office)) ||
    (body.keys.size === 0 && body.kind === 'body' && [...body.roles].some((role) => office.includes(role)))
  )
}

function sideOf(reading: Reading): string {
  return reading.reasons.find((reason) => reason.rule === 'side')?.detail ?? 'other'
}

function shareCountry(one: Reading, other: Reading): boolean {
  const mine = one.holder?.countries
  return mine !== undefined && [...(other.holder?.countries ?? [])].some((country) => mine.has(country))
}

/** A third party that shows evidence and says so confirms; without evidence its bare report is no position. */
function confirmWithEvidence(reading: Reading, all: readonly Reading[]): Reading {
  if (reading.stance !== 'asserts' || sideOf(reading) !== 'other') return reading
  if (!all.some((other) => other.holder === reading.holder && other.stance === 'supplies_evidence')) return reading
  return { ...reading, stance: 'corroborates', confidence: Math.max(0.6, reading.confidence) }
}

function isBetter(one: Reading, other: Reading): boolean {
  if (one.verbOnly !== other.verbOnly) return other.verbOnly
  if (one.sentence.field !== other.sentence.field) return one.sentence.field === 'body'
  return weigh(one) > weigh(other)
}

/** One sentence, one act: what was shown is not told again as said, what was taken back not as upheld. */
function repeatsAct(reading: Reading, all: readonly Reading[]): boolean {
  if (reading.stance !== 'asserts') return false
  const handsOver = HANDS_OVER.test(reading.reasons[0]?.detail ?? '')
  return all.some(
    (other) =>
      other.holder === reading.holder &&
      other.sentence === reading.sentence &&
      (other.stance === 'retracts' || (other.stance === 'supplies_evidence' && handsOver)),
  )
}

const HANDS_OVER =
  /"(?:show|release|publish|present|post|share|submit|unveil|mostrar|difundir|publicar|presentar|divulgar|compartir|exponer)"/

/** "Desmiente" over "no hay información": the quote wins, and the conflict is told. */
function givesWay(reading: Reading, all: readonly Reading[]): boolean {
  const own = all.filter((other) => other !== reading && other.holder === reading.holder)
  if (reading.stance === 'denies' && reading.verbOnly) {
    const words = own.find(
      (other) =>
        (other.stance === 'no_evidence' && other.confidence >= 0.55) ||
        (other.stance === 'disputes' && (sideOf(reading) !== 'respondent' || other.confidence > reading.confidence)),
    )
    if (words !== undefined) {
      words.reasons.push({
        rule: 'quote over verb',
        detail: `the text's verb says "denies": ${reading.reasons[0]?.detail ?? ''}`,
      })
      return true
    }
  }
  if (reading.stance === 'asserts' && reading.reasons.some((reason) => reason.detail.startsWith('possessive')))
    if (
      all.some(
        (other) =>
          other !== reading &&
          other.stance === 'asserts' &&
          sideOf(other) === 'claimant' &&
          sideOf(reading) === 'claimant' &&
          other.sentence.field === 'body',
      )
    )
      return true
  if (
    reading.stance === 'asserts' &&
    sideOf(reading) === 'other' &&
    own.length > 0 &&
    own.some((other) => other.stance !== 'requests_evidence' && other.stance !== 'supplies_evidence')
  )
    return true
  if (givesWayToPerson(reading, all)) return true
  // A kind that is told goes before one that is not.
  if (
    reading.stance === 'no_evidence' &&
    reading.kind === undefined &&
    own.some((other) => other.stance === 'no_evidence' && other.kind !== undefined)
  )
    return true
  if (
    (reading.stance === 'denies' || reading.stance === 'disputes') &&
    own.some((other) => other.stance === 'legal_action' && other.kind !== 'ruling')
  )
    return true
  if (reading.stance === 'disputes')
    return own.some((other) => other.stance === 'denies' && (!other.verbOnly || sideOf(reading) === 'respondent'))
  if (reading.stance === 'asserts')
    return own.some(
      (other) => other.stance === 'denies' || other.stance === 'disputes' || other.stance === 'corroborates',
    )
  return false
}
