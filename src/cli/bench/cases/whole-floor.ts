import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Agent, request } from 'undici'
import { urlOf } from '../bot.ts'
import type { WholeWay } from './whole-way.ts'

const SIDE_BY_SIDE = 8

/** The same bytes asked for over kept connections, with validators, hashed and dropped. */
export const wholeFloor: WholeWay = {
  async baseline(_input, file) {
    writeFileSync(file, '')
  },
  async open({ farEnd, world }) {
    const agent = new Agent({ keepAliveTimeout: 600_000, connections: 4, connect: { ca: farEnd.site.ca } })
    const etags = new Map<number, string>()
    let hashed = 0
    const run = async () => {
      let next = 0
      const worker = async () => {
        for (let source = next++; source < world.sources; source = next++) {
          const etag = etags.get(source)
          const headers = { 'accept-encoding': 'gzip', ...(etag === undefined ? {} : { 'if-none-match': etag }) }
          const answer = await request(urlOf(farEnd, source, world), { dispatcher: agent, headers })
          if (answer.statusCode === 304) {
            await answer.body.dump()
            continue
          }
          const bytes = Buffer.from(await answer.body.arrayBuffer())
          createHash('sha256').update(bytes).digest('hex')
          hashed += 1
          if (typeof answer.headers.etag === 'string') etags.set(source, answer.headers.etag)
        }
      }
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
    }
    // Once over: the validators that the others have from their baseline.
    await run()
    hashed = 0
    return { step: run, counts: async () => ({ hashed }), close: () => agent.destroy() }
  },
}
