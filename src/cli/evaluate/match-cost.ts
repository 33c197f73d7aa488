import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Claim } from '../../domain/claim.ts'
import { extractStatements } from '../../pipeline/extract-statements.ts'
import { buildClaimIndex, matchClaims } from '../../pipeline/match-claims.ts'
import type { Section } from './figure.ts'
import { freshFiles } from './fresh-set.ts'
import { readGoldClaims, readGoldItems } from './gold-set.ts'
import { readEnglishSet } from './match-retrieval.ts'

const SIZES = [10, 1_000, 10_000]
const KILOBYTES = [1, 10, 100, 1_000]

/**
 * Milliseconds an item costs, on this machine, in this process, on one core: matching against more and more claims (it
 * must grow far slower than they do), and matching and reading of ever longer texts (it must grow no faster than they).
 */
export function measureCost(corpora: string): Section {
  const { items: itemsFile, claims: claimsFile } = freshFiles('first')
  const items = readGoldItems(itemsFile)
  const tracked = readGoldClaims(claimsFile)
  const more = manyClaims(corpora, tracked)
  const figures = SIZES.map((size) => {
    const index = buildClaimIndex([...tracked, ...more].slice(0, size), [])
    const ms = timed(() => {
      for (const { title, text, lang } of items) matchClaims(index, { title, body: text, language: lang })
    })
    return { set: 'matching, a news item', name: `ms against ${size} claims`, value: ms / items.length }
  })
  const index = buildClaimIndex(tracked, [])
  const [claim] = tracked
  const text = items.map((item) => item.text).join('\n')
  const lengths = KILOBYTES.map((kilobytes) => {
    const body = text.repeat(Math.ceil((kilobytes * 1024) / text.length)).slice(0, kilobytes * 1024)
    const ms = timed(() => {
      matchClaims(index, { title: 'A title', body, language: 'en' })
      if (claim) extractStatements({ ...CONTEXT, body }, claim, [])
    })
    return { set: 'matching and reading, by length', name: `ms a kilobyte, of ${kilobytes} KB`, value: ms / kilobytes }
  })
  return {
    figures: [...figures, ...lengths].map((figure) => ({ ...figure, cases: items.length, print: 'rate' as const })),
    errors: [],
    notes: ['Cost: best of three runs after one to warm up. Other work on the machine makes it look dearer.'],
  }
}

const CONTEXT = {
  title: 'A title',
  language: 'en' as const,
  publishedAt: null,
  outletName: 'The outlet',
  outlet: 'news' as const,
  voiceOf: null,
}

function timed(run: () => void): number {
  run()
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const began = performance.now()
    run()
    best = Math.min(best, performance.now() - began)
  }
  return best
}

/** Real claims where the shared set is there; else the tracked ones under other names and numbers. */
function manyClaims(corpora: string, tracked: readonly Claim[]): Claim[] {
  const file = join(corpora, 'matching', 'checkthat2022-claims.jsonl')
  const posts = join(corpora, 'matching', 'checkthat2022-devtest.jsonl')
  if (existsSync(file) && existsSync(posts)) return readEnglishSet(file, posts).claims
  return Array.from({ length: SIZES.at(-1) ?? 0 }, (_, at) => {
    const one = tracked[at % tracked.length] as Claim
    return { ...one, slug: `${one.slug}-${at}`, text: `${one.text} Case ${at} of Town${at}.`, aliases: {} }
  })
}
