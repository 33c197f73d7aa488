import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../../domain/claim.ts'
import { readPassages } from '../../pipeline/extract-statements.ts'
import type { Entity } from '../../pipeline/statements/entity.ts'
import { type Candidate, findCandidates } from '../../pipeline/statements/learned/candidates.ts'
import { featuresOf } from '../../pipeline/statements/learned/features.ts'
import { stancesOfHolders } from '../../pipeline/statements/learned/read-learned.ts'
import { nameSpeaker } from '../../pipeline/statements/name-speaker.ts'
import { OUTLET } from '../../pipeline/statements/outlet.ts'
import type { GoldItem } from '../evaluate/gold-form.ts'
import { tellingWords } from '../evaluate/gold-score.ts'
import { contextOf, readGoldClaims, readGoldItems } from '../evaluate/gold-set.ts'

export type Row = { speaker: string; affiliation: string; stance: string; cue: string }
export type Example = {
  item: GoldItem
  claim: string
  holder: Entity | null
  candidate: Candidate
  sentence: number
  title: boolean
  features: string[]
  /** Stances the label gives it. */
  stances: Set<string>
  /** Stances for which it counts neither way: the same speaker takes them elsewhere in the item. */
  open: Set<string>
}

const shared = (one: string, other: string) => {
  const words = tellingWords(other)
  return [...tellingWords(one)].filter((word) => words.has(word)).length
}

/** Examples of every labelled item of a folder with claims.json and items.jsonl, claim given. */
export function readExamples(folder: string, files = ['claims.json', 'items.jsonl']): Example[] {
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
    return claim === undefined ? [] : examplesOf(item, claim, cues.get(item.id) ?? [])
  })
}

function examplesOf(item: GoldItem, claim: Claim, rows: readonly Row[]): Example[] {
  const { reader, passages } = readPassages(contextOf(item, null), claim, [])
  const examples: Example[] = []
  const elsewhere = stancesOfHolders(passages)
  for (const passage of passages) {
    reader.discourse = passage.discourse
    const candidates = findCandidates(passage.sentence, passage.attributions, passage.readings, reader)
    for (const candidate of candidates) {
      examples.push({
        item,
        claim: claim.slug,
        holder: candidate.holder,
        candidate,
        sentence: passage.sentence.start,
        title: passage.sentence.field === 'title',
        features: featuresOf(candidate, { ...passage, candidates, elsewhere }, reader),
        stances: new Set(),
        open: new Set(),
      })
    }
  }
  for (const row of rows)
    label(
      examples,
      row,
      item,
      passages.map((passage) => passage.sentence),
    )
  return examples
}

const ORDER = ['verb', 'according', 'reading', 'possessive', 'subject', 'carried', 'mention', 'outlet']

function label(
  examples: readonly Example[],
  row: Row,
  item: GoldItem,
  sentences: readonly { field: string; start: number; end: number }[],
): void {
  const ofRow = examples
    .map((example) => ({ example, likeness: likeness(example.holder, row) }))
    .filter(({ likeness }) => likeness > 0)
  const cue = row.cue ?? ''
  const holds = (example: Example) => {
    const sentence = sentences.find(
      (one) => one.start === example.sentence && (one.field === 'title') === example.title,
    )
    if (sentence === undefined) return false
    const text = example.title ? item.title : item.text
    return cue !== '' && text.slice(sentence.start, sentence.end).includes(cue)
  }
  const here = ofRow.filter(({ example }) => holds(example))
  here.sort(
    (a, b) =>
      b.likeness - a.likeness || ORDER.indexOf(a.example.candidate.how) - ORDER.indexOf(b.example.candidate.how),
  )
  const best = here[0]?.example
  if (best !== undefined) best.stances.add(row.stance)
  for (const { example } of ofRow) if (example !== best) example.open.add(row.stance)
}

export function speakerOf(holder: Entity | null): { name: string; affiliation: string } {
  return holder === null ? { name: 'The outlet', affiliation: OUTLET } : nameSpeaker(holder, [], null, 'asserts')
}

function likeness(holder: Entity | null, row: Row): number {
  const speaker = speakerOf(holder)
  return (
    3 * shared(speaker.name, row.speaker) +
    shared(speaker.name, row.affiliation) +
    shared(speaker.affiliation, row.speaker)
  )
}
