import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { copyRecord, openBenchBot } from '../bot.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims } from '../corpora.ts'
import type { WholeWay } from './whole-way.ts'

/** The product: `runRound` of the worker, with everything it does between a poll and a post. */
export const wholeOurs: WholeWay = {
  async baseline({ corpora, farEnd, world, size, prepared }, file) {
    // What stood in the feeds before anybody tracked a claim: polled once for all numbers of claims.
    const base = path.join(prepared, `whole-base-${world.sources}${world.allTls === true ? '-tls' : ''}.db`)
    if (!existsSync(base)) {
      const bot = await openBenchBot(`${base}.new`, farEnd, world, [])
      await bot.round()
      await bot.close()
      renameSync(`${base}.new`, base)
    }
    copyRecord(base, file)
    await (await openBenchBot(file, farEnd, world, makeClaims(readCheckedClaims(corpora), size))).close()
  },
  async open({ corpora, farEnd, world, size, scratch }, prepared) {
    const file = `${scratch}/record.db`
    copyRecord(prepared, file)
    const bot = await openBenchBot(file, farEnd, world, makeClaims(readCheckedClaims(corpora), size))
    bot.clock.advance(3_600_000)
    // The worker has been up for a while: its index stands, its parse worker runs.
    await bot.poll.index.current()
    const before = await bot.store.queries.counts()
    const seen = { unchanged: 0, changed: 0 }
    return {
      async step() {
        const round = await bot.round()
        if (round.failed > 0) throw new Error(`${round.failed} polls failed.`)
        seen.unchanged += round.unchanged
        seen.changed += round.changed
      },
      async counts() {
        const after = await bot.store.queries.counts()
        return {
          ...seen,
          items: after.items - before.items,
          statements: after.statements - before.statements,
          matches: after.matches - before.matches,
        }
      },
      close: () => bot.close(),
    }
  },
}
