import { join } from 'node:path'
import type { Claim } from '../../domain/claim.ts'
import { listTalk } from '../../pipeline/match/learned/talk.ts'
import { LEAST } from '../../pipeline/match/learned/weigh-learned.ts'
import { type ReadItem, readItem } from '../../pipeline/match/read-item.ts'
import { type ByRule, scoreByRule } from '../../pipeline/match/score-by-rule.ts'
import { buildClaimIndex } from '../../pipeline/match-claims.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import { splitSentences } from '../../pipeline/text/split-sentences.ts'
import { readGoldClaims } from '../evaluate/gold-set.ts'
import { readJsonLines } from '../evaluate/read-sets.ts'

/** A text written for the training: about a claim, or near one and about another matter. */
type Line = {
  id: string
  lang: 'en' | 'es'
  title: string
  text: string
  claim: string | null
  near?: string
  /** How it is near; not said of texts that came with the claims. */
  kind?: string
  statements?: unknown[]
  /** Nobody takes a position in it: it says nothing of matching, only of how such texts talk. */
  silent?: boolean
}
export type Pair = { found: ByRule; right: boolean; weight: number }
export type Text = {
  id: string
  claim: string | null
  near: string
  silent: boolean
  item: ReadItem
  talk: string[]
  pairs: Pair[]
}

/** Texts near a claim count for more than others: those written with the claims, and those written to be hard for all. */
const WRITTEN_WITH_CLAIMS = 6
const WRITTEN_AGAINST = 3
/** So many texts of one claim that score so high for another: the two are about the same affair. */
const SAME_AFFAIR = { texts: 2, score: 0.5 }
/** One text alone that does may be about both. */
const MAY_BE_BOTH = 0.75

/** Every text of data/stance-training and data/match-training with the claims it may be taken to be about. */
export function readMatchTexts(data: string): { claims: Claim[]; texts: Text[] } {
  const claims = readGoldClaims(join(data, 'stance-training', 'claims.json'))
  const index = buildClaimIndex(claims, [])
  const read = (folder: string, file: string) => readJsonLines<Line>(join(data, folder, file), ['id', 'title', 'text'])
  const lines = [
    ...read('stance-training', 'items.jsonl'),
    ...read('match-training', 'other-matters.jsonl'),
    ...read('stance-training', 'neutral.jsonl').map((line) => ({ ...line, silent: line.statements?.length === 0 })),
  ]
  const texts = lines.flatMap(asFeedsPrint).map((line): Text => {
    const language = detectLanguage(`${line.title}\n${line.text}`, line.lang)
    const item = readItem(index, line.title, line.text, language)
    const pairs = scoreByRule(index, item)
      .filter(({ value }) => value >= LEAST)
      .map((found) => ({
        found,
        right: found.profile.slug === line.claim,
        weight: line.claim !== null ? 1 : line.kind === undefined ? WRITTEN_WITH_CLAIMS : WRITTEN_AGAINST,
      }))
    const { id, claim, near = '', silent = false } = line
    return { id, claim, near: claim ?? near, silent, item, talk: listTalk(item), pairs: silent ? [] : pairs }
  })
  leaveOutSameAffairs(texts)
  return { claims, texts }
}

/** A summary of so many sentences is what most feeds print of a text. */
const SUMMARIES = [1, 2]

/** The text, and its first sentences alone: what is learned must hold for both. */
function asFeedsPrint(line: Line): Line[] {
  const ends = splitSentences(line.text, line.lang).map(({ end }) => end)
  return [
    line,
    ...SUMMARIES.filter((count) => count < ends.length).map((count) => ({
      ...line,
      text: line.text.slice(0, ends[count - 1]),
    })),
  ]
}

/** Several authors wrote of some affairs under a claim each: that a text fits the other claim is no mistake. */
function leaveOutSameAffairs(texts: readonly Text[]): void {
  const times = new Map<string, number>()
  const key = (one: string, other: string) => [one, other].sort().join(' ')
  for (const { near, pairs } of texts)
    for (const { found, right } of pairs)
      if (!right && found.profile.slug !== near && found.value >= SAME_AFFAIR.score) {
        const pair = key(near, found.profile.slug)
        times.set(pair, (times.get(pair) ?? 0) + 1)
      }
  for (const text of texts)
    text.pairs = text.pairs.filter(({ found, right }) => {
      const { slug } = found.profile
      if (right || slug === text.near) return true
      return (times.get(key(text.near, slug)) ?? 0) < SAME_AFFAIR.texts && found.value < MAY_BE_BOTH
    })
}
