import { existsSync, renameSync, statSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import type { Asker } from '../../../ports/asker.ts'
import { openBenchBot } from '../bot.ts'
import type { CaseRunner, RunInput } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims, readStories } from '../corpora.ts'
import { fillRecord } from '../fill-record.ts'
import { percentile, startMeter } from '../meter.ts'

const CLAIMS = 1_000
const ASKED = 300
/** Before anything is measured: commands are asked of a worker that has been up for a while. */
const WARM_UP = 30
const SEARCHES = ['pipeline', 'government', 'oil prices', 'security council', 'president', 'rocketeers']

function recordFile({ prepared, size }: RunInput): string {
  return `${prepared}/query-${size}.db`
}

/** The commands over a record of so many items and statements; a plain scan; one claim's last ten by its index. */
export const query: CaseRunner = {
  async prepare(input) {
    const file = recordFile(input)
    if (existsSync(file)) return
    const bot = await openBenchBot(`${file}.new`, input.farEnd, { ...input.world, sources: 50 }, claimsOf(input))
    await bot.close()
    fillRecord(`${file}.new`, input.size, readStories(input.corpora))
    renameSync(`${file}.new`, file)
  },
  async run(input) {
    const { way } = input
    const times: Record<string, number[]> = {}
    const file = recordFile(input)
    const claimAt = (at: number) => `claim-${(at * 37) % CLAIMS}`
    const timed = async (name: string, work: () => unknown) => {
      const began = performance.now()
      await work()
      times[name] = [...(times[name] ?? []), performance.now() - began]
    }
    let asked: (at: number) => Promise<void>
    let close: () => unknown
    if (way === 'ours') {
      const bot = await openBenchBot(file, input.farEnd, { ...input.world, sources: 50 }, claimsOf(input))
      const reader: Asker = { name: 'bench', platform: 'console', editor: false }
      close = () => bot.close()
      asked = async (at) => {
        const claim = claimAt(at)
        await timed('status', () => bot.commands.status({ claim }, reader))
        await timed('history', () => bot.commands.history({ claim, limit: 10, offset: 0 }, reader))
        await timed('asOf', () => bot.commands.asOf({ claim, date: '2026-01-04' }, reader))
        const words = SEARCHES[at % SEARCHES.length] as string
        await timed('search', () => bot.commands.search({ text: words }, reader))
      }
    } else {
      const db = new SqliteDatabase(file, { readonly: true })
      close = () => db.close()
      const id = db.prepare('SELECT id FROM claims WHERE slug = ?').pluck()
      const lastTen = db.prepare(
        `SELECT s.*, t.speaker, t.quote FROM statements s JOIN statement_texts t ON t.statement_id = s.id
         WHERE s.claim_id = ? ORDER BY s.seen_at DESC LIMIT 10`,
      )
      const scan = db.prepare('SELECT * FROM statement_texts WHERE quote LIKE ?')
      asked = async (at) => {
        await timed('lastTen', () => lastTen.all(id.get(claimAt(at))))
        if (way === 'naive') await timed('scan', () => scan.all(`%${SEARCHES[at % SEARCHES.length]}%`))
      }
    }
    const count = way === 'naive' ? 4 : ASKED
    for (let at = 0; at < (way === 'naive' ? 1 : WARM_UP); at++) await asked(at)
    for (const name of Object.keys(times)) times[name] = []
    const meter = startMeter()
    for (let at = 1; at <= count; at++) await asked(WARM_UP + at)
    const used = meter.stop()
    await close()
    const figures: Record<string, number> = { bytesAnItem: statSync(file).size / input.size }
    for (const [name, list] of Object.entries(times)) {
      figures[`${name}MedianMs`] = percentile(list, 0.5)
      figures[`${name}99Ms`] = percentile(list, 0.99)
    }
    return { ...used, counts: { asked: count }, units: count, figures }
  },
}

function claimsOf({ corpora }: RunInput) {
  return makeClaims(readCheckedClaims(corpora), CLAIMS)
}
