import { copyFileSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import Parser from 'rss-parser'
import { request } from 'undici'
import { sourcesOf } from '../bot.ts'
import type { RunInput } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims } from '../corpora.ts'
import type { WholeRun, WholeWay } from './whole-way.ts'

/**
 * As such bots are commonly written: rss-parser asks and reads everything anew, every entry is looked up, every claim
 * is a regular expression, every row is a commit of its own. rss-parser throws on 304, so nothing is asked conditionally.
 */
export const wholeNaive: WholeWay = {
  async baseline(input, file) {
    const run = open(input, file, () => false)
    await run.step()
    await run.close()
  },
  async open(input, prepared) {
    const file = `${input.scratch}/naive.db`
    copyFileSync(prepared, file)
    const claims = makeClaims(readCheckedClaims(input.corpora), input.size)
    const patterns = claims.map(({ text }) => patternOf(text))
    return open(input, file, (words) => {
      let hits = 0
      for (const pattern of patterns) if (pattern.test(words)) hits += 1
      return hits > 0
    })
  },
}

const SIDE_BY_SIDE = 8

function open({ farEnd, world }: RunInput, file: string, isAbout: (words: string) => boolean): WholeRun {
  const db = new SqliteDatabase(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(
    'CREATE TABLE IF NOT EXISTS items (source TEXT, guid TEXT, title TEXT, body TEXT, PRIMARY KEY (source, guid))',
  )
  const find = db.prepare('SELECT 1 FROM items WHERE source = ? AND guid = ?')
  const insert = db.prepare('INSERT INTO items VALUES (?, ?, ?, ?)')
  const parser = new Parser({ requestOptions: { rejectUnauthorized: true, ca: farEnd.site.ca } as object })
  const sources = sourcesOf(farEnd, world)
  let items = 0
  return {
    async step() {
      const queue = [...sources]
      const worker = async () => {
        for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
          const feed = await parser.parseURL(source.url)
          for (const item of feed.items) {
            const guid = asText(item.guid ?? item.id ?? item.link ?? item.title)
            if (find.get(source.id, guid) !== undefined) continue
            const body = asText(item.content ?? item.summary)
            const title = asText(item.title)
            insert.run(source.id, guid, title, body)
            items += 1
            if (!isAbout(`${title}\n${body}`)) continue
            const text = JSON.stringify({ text: `${title} ${asText(item.link)}` })
            const answer = await request(`${farEnd.sink.url}/post`, { method: 'POST', body: text })
            await answer.body.dump()
          }
        }
      }
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
    },
    counts: async () => ({ items }),
    async close() {
      db.close()
    },
  }
}

/** rss-parser gives objects where elements have attributes. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}

/** The two longest words of a claim, in their order. */
export function patternOf(text: string): RegExp {
  const words = (text.match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word, at) => ({ word, at }))
  const two = words
    .toSorted((a, b) => b.word.length - a.word.length || a.at - b.at)
    .slice(0, 2)
    .sort((a, b) => a.at - b.at)
  return new RegExp(`\\b${two.map(({ word }) => word).join('\\b[\\s\\S]*\\b')}\\b`, 'i')
}
