import { extractStatements } from '../../../pipeline/extract-statements.ts'
import { splitSentences } from '../../../pipeline/text/split-sentences.ts'
import type { CaseRunner } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims, readStories } from '../corpora.ts'
import { entryOf } from '../documents.ts'
import { startMeter } from '../meter.ts'
import { aboutClaim } from '../world.ts'

/** Who says what in items about a claim: the rules; one expression of verbs of saying; cutting into sentences alone. */
export const statements: CaseRunner = {
  async run({ corpora, way, size }) {
    const claims = readCheckedClaims(corpora)
    const words = { claims, stories: readStories(corpora) }
    const tracked = makeClaims(claims, 1_000)
    const about = Array.from({ length: size * 6 }, (_, at) => ({ at, claim: aboutClaim(at, 1) }))
      .filter((one): one is { at: number; claim: number } => one.claim !== null)
      .slice(0, size)
    const saying = /([A-Z]\w+(?: [A-Z]\w+)+)[^.]{0,80}\b(said|denied|confirmed|rejected)\b/g
    const ways: Record<typeof way, (title: string, body: string, claim: number) => number> = {
      ours: (title, body, claim) =>
        extractStatements(
          { title, body, language: 'en', publishedAt: 0, outletName: 'Source', outlet: 'news', voiceOf: null },
          tracked[claim] as (typeof tracked)[number],
          [],
        ).length,
      naive: (title, body) => [...`${title}\n${body}`.matchAll(saying)].length,
      floor: (title, body) => splitSentences(`${title}\n${body}`, 'en').length,
    }
    const one = ways[way]
    const items = about.map(({ at, claim }) => ({ ...entryOf(at, 1, words), claim }))
    for (const { title, body, claim } of items.slice(0, 50)) one(title, body, claim)
    let found = 0
    const meter = startMeter()
    for (const { title, body, claim } of items) found += one(title, body, claim)
    return { ...meter.stop(), counts: { items: items.length, found }, units: items.length }
  },
}
