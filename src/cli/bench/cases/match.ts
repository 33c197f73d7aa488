import { buildClaimIndex } from '../../../pipeline/match/claim-index.ts'
import { matchClaims } from '../../../pipeline/match-claims.ts'
import { tokenise } from '../../../pipeline/text/tokenise.ts'
import type { CaseRunner } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims, readStories } from '../corpora.ts'
import { entryOf } from '../documents.ts'
import { startMeter } from '../meter.ts'
import { patternOf } from './whole-naive.ts'

const ITEMS = 600

/** Items against so many claims: the index; a regular expression a claim; the tokeniser alone. One in five is about one. */
export const match: CaseRunner = {
  async run({ corpora, way, size }) {
    const claims = readCheckedClaims(corpora)
    const words = { claims, stories: readStories(corpora) }
    const items = Array.from({ length: way === 'naive' && size > 1_000 ? ITEMS / 10 : ITEMS }, (_, at) =>
      entryOf(at, 1, words),
    )
    const tracked = makeClaims(claims, size)
    const before = process.memoryUsage()
    const began = process.cpuUsage()
    const ways: Record<typeof way, () => (title: string, body: string) => number> = {
      ours() {
        const index = buildClaimIndex(tracked, [])
        return (title, body) =>
          matchClaims(index, { title, body, language: 'en' }).filter(({ band }) => band === 'posted').length
      },
      naive() {
        const patterns = tracked.map(({ text }) => patternOf(text))
        return (title, body) =>
          patterns.reduce((hits, pattern) => hits + (pattern.test(`${title}\n${body}`) ? 1 : 0), 0)
      },
      floor: () => (title, body) => tokenise(`${title}\n${body}`, 'en').length,
    }
    const one = ways[way]()
    const built = process.cpuUsage(began)
    global.gc?.()
    const after = process.memoryUsage()
    for (const { title, body } of items.slice(0, 60)) one(title, body)
    let hits = 0
    const meter = startMeter()
    for (const { title, body } of items) hits += one(title, body)
    return {
      ...meter.stop(),
      counts: { items: items.length, hits },
      units: items.length,
      figures: {
        buildCpuMs: (built.user + built.system) / 1_000,
        indexMb:
          (after.heapUsed +
            after.external +
            after.arrayBuffers -
            before.heapUsed -
            before.external -
            before.arrayBuffers) /
          1e6,
        residentMb: after.rss / 1e6,
      },
    }
  },
}
