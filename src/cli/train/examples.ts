import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../../domain/claim.ts'
import { readPassages } from '../../pipeline/extract-statements.ts'
import type { Entity } from '../../pipeline/statements/entity.ts'
import type { Candidate } from '../../pipeline/statements/learned/candidates.ts'
import { featuresOf } from '../../pipeline/statements/learned/features.ts'
import { type Seen, seeAll } from '../../pipeline/statements/learned/seen.ts'
import { mergeReadings } from '../../pipeline/statements/merge-readings.ts'
import { nameSpeaker } from '../../pipeline/statements/name-speaker.ts'
import { OUTLET } from '../../pipeline/statements/outlet.ts'
import type { Reader, Reading } from '../../pipeline/statements/reader.ts'
import type { GoldItem } from '../evaluate/gold-form.ts'
import { tellingWords } from '../evaluate/gold-score.ts'
import { contextOf, readGoldClaims, readGoldItems } from '../evaluate/gold-set.ts'

export type Row = { speaker: string; affiliation: string; stance: string; cue: string }
/** Somebody in a sentence of a labelled text. */
export type Example = Seen & {
  /** Names of the features that hold. */
  features: string[]
  /** Stances the label gives it. */
  stances: Set<string>
  /** Stances for which it counts neither way: the same speaker takes them elsewhere in the text. */
  open: Set<string>
  /** How much it counts in the fit, 1 for the texts in which somebody takes a position. */
  weight: number
}

/** A labelled text as the reader sees it. */
export type Text = {
  item: GoldItem
  claim: string
  rows: readonly Row[]
  reader: Reader
  /** What the rules read in it. */
  ruled: readonly Reading[]
  examples: Example[]
  weight: number
}

const shared = (one: string, other: string) => {
  const words = tellingWords(other)
  return [...tellingWords(one)].filter((word) => words.has(word)).length
}

/**
 * What a text in which mostly nobody takes a position counts. Chosen on claims held out, of 0, a quarter, a half and 1: at
 * a half most of the gain on such texts is there, and a third of what is lost on the others at 1.
 */
const NEUTRAL_WEIGHT = 0.5

/** Every labelled text of a folder, the claim given: items.jsonl, and neutral.jsonl of half the weight. */
export function readAllTexts(folder: string): Text[] {
  return [...readTexts(folder), ...readTexts(folder, ['claims.json', 'neutral.jsonl'], NEUTRAL_WEIGHT)]
}

/** Every labelled item of a folder with claims.json and items.jsonl that is about a claim, the claim given. */
export function readTexts(folder: string, files = ['claims.json', 'items.jsonl'], weight = 1): Text[] {
  const claims = readGoldClaims(join(folder, files[0] as string))
  const items = readGoldItems(join(folder, files[1] as string))
  const cues = new Map<string, Row[]>()
  for (const line of readFileSync(join(folder, files[1] as string), 'utf8')
    .split('\n')
    .filter(Boolean)) {
    const read = JSON.parse(line) as { id: string; statements: Row[] }
    cues.set(String(read.id), read.statements)
  }
  return items.flatMap((item) => {
    const claim = claims.find((one) => one.slug === item.claim)
    return claim === undefined ? [] : [readText(item, claim, cues.get(item.id) ?? [], weight)]
  })
}

function readText(item: GoldItem, claim: Claim, rows: readonly Row[], weight: number): Text {
  const { reader, passages } = readPassages(contextOf(item, null), claim, [])
  const ruled = mergeReadings(passages.flatMap((passage) => passage.readings))
  const examples = seeAll(passages, reader).map((seen) => ({
    ...seen,
    features: featuresOf(seen.candidate, seen.sight, reader),
    stances: new Set<string>(),
    open: new Set<string>(),
    weight,
  }))
  for (const row of rows) label(examples, row, rows, item)
  return { item, claim: claim.slug, rows, reader, ruled, examples, weight }
}

const ORDER = ['verb', 'according', 'reading', 'subject']

function label(examples: readonly Example[], row: Row, rows: readonly Row[], item: GoldItem): void {
  const ofRow = examples
    .map((example) => ({ example, likeness: likeness(example.candidate.holder, row) }))
    .filter(({ likeness }) => likeness > 0)
  const cue = row.cue ?? ''
  const holds = ({ sight: { sentence } }: Example) => {
    const text = sentence.field === 'title' ? item.title : item.text
    return cue !== '' && text.slice(sentence.start, sentence.end).includes(cue)
  }
  const here = ofRow.filter(({ example }) => holds(example))
  here.sort(
    (a, b) =>
      b.likeness - a.likeness || ORDER.indexOf(a.example.candidate.how) - ORDER.indexOf(b.example.candidate.how),
  )
  const best = here[0]?.example ?? (ofRow.length === 0 ? findSpeaker(examples.filter(holds), row, rows) : undefined)
  if (best !== undefined) best.stances.add(row.stance)
  for (const { example } of ofRow) if (example !== best) example.open.add(row.stance)
  // Somebody takes this position in a sentence where nobody is known by that name: no candidate there takes none for sure.
  if (best === undefined)
    for (const example of examples)
      if (SPEAKS.has(example.candidate.how) && holds(example)) example.open.add(row.stance)
}

const SPEAKS: ReadonlySet<Candidate['how']> = new Set(['verb', 'according', 'reading'])

/**
 * "Fiscalía" where the label says "Attorney General's Office": the only one who speaks in the sentence of the cue, if no
 * other row names them and they are no person of another name.
 */
function findSpeaker(here: readonly Example[], row: Row, rows: readonly Row[]): Example | undefined {
  const free = here.filter(
    ({ candidate: { how, holder } }) =>
      SPEAKS.has(how) &&
      holder !== null &&
      !(holder.kind === 'person' && holder.keys.size > 0) &&
      !rows.some((other) => other !== row && other.speaker !== row.speaker && likeness(holder, other) > 0),
  )
  return free.length === 1 ? free[0] : undefined
}

function speakerOf(holder: Entity | null): { name: string; affiliation: string } {
  return holder === null ? { name: 'The outlet', affiliation: OUTLET } : nameSpeaker(holder, [], null, 'asserts')
}

/** How much a speaker as the text names them has in common with a label's; 0 where nothing. */
export function likeness(holder: Entity | null, row: Row): number {
  const speaker = speakerOf(holder)
  return (
    3 * shared(speaker.name, row.speaker) +
    shared(speaker.name, row.affiliation) +
    shared(speaker.affiliation, row.speaker)
  )
}
