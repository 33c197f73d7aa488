import { createHash } from 'node:crypto'
import { Parser } from 'htmlparser2'
import RssParser from 'rss-parser'
import { parseFeed } from '../../../sources/feed/parse-feed.ts'
import { toParsedDocument } from '../../../sources/feed/to-parsed-document.ts'
import type { CaseRunner } from '../case.ts'
import { readFeedBodies } from '../corpora.ts'
import { startMeter } from '../meter.ts'

/** Real documents from bytes to entries: ours; rss-parser; a bare pass of the tokeniser over the same text. */
export const parse: CaseRunner = {
  async run({ corpora, way, size }) {
    const documents = readFeedBodies(corpora).map(({ head, tail }) => Buffer.from(head + tail))
    const rss = new RssParser()
    const url = 'https://news.example/feed'
    let bytes = 0
    const ways: Record<typeof way, (document: Buffer) => Promise<number>> = {
      async ours(document) {
        return toParsedDocument(await parseFeed({ bytes: document, headers: {}, url })).items.length
      },
      naive: async (document) => (await rss.parseString(document.toString('utf8'))).items.length,
      async floor(document) {
        createHash('sha256').update(document).digest('hex')
        let entries = 0
        const parser = new Parser(
          {
            onopentagname(name) {
              if (name === 'item' || name === 'entry') entries += 1
            },
          },
          { xmlMode: true },
        )
        parser.end(document.toString('utf8'))
        return entries
      },
    }
    for (const document of documents.slice(0, 20)) await ways[way](document)
    let entries = 0
    const meter = startMeter()
    for (let at = 0; at < size; at++) {
      const document = documents[at % documents.length] as Buffer
      entries += await ways[way](document)
      bytes += document.length
    }
    return { ...meter.stop(), counts: { entries, bytes }, units: bytes / 1e6 }
  },
}
