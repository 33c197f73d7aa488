import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { beforeAll, expect, test } from 'vitest'
import { madeOnce } from '../../../src/cli/build/made-once.mjs'
import { runBundled } from '../../support/run-bundled.ts'

// What stands below a path of the kind named is no tag of the feed: "<b>" is part of a title.
const RSS = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A <b>b</b></title><link>https://a.test/</link>
<item><title>One <i>two</i> &amp; three</title><description><p>Four</p></description><dc:creator>Five <b>six</b></dc:creator></item></channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Seven</title><id>urn:a</id><updated>2026-01-02T03:04:05Z</updated>
<entry><id>urn:b</id><title>Eight <title>nine</title></title><content type="xhtml"><div><p>Ten</p></div></content></entry></feed>`
const CUT = RSS.slice(0, -40)

const PROGRAM = `
import { parseAtomFeed, parseRssFeed } from 'feedsmith'
const read = (parse, text) => { try { return parse(text) } catch (error) { return error.message } }
const [rss, atom, cut] = ${JSON.stringify([RSS, ATOM, CUT])}
const round = () => [read(parseRssFeed, rss), read(parseAtomFeed, atom), read(parseRssFeed, cut)]
console.log(JSON.stringify([round(), round()]))`

let bundled: string
let said: unknown
beforeAll(async () => {
  ;({ said, bundled } = await runBundled('made-once', PROGRAM, { plugins: [madeOnce()] }))
})

test('feeds are read as by the library itself, the first and the next', () => {
  const read = (parse: (text: string) => unknown, text: string) => {
    try {
      return parse(text)
    } catch (error) {
      return (error as Error).message
    }
  }
  const own = [read(parseRssFeed, RSS), read(parseAtomFeed, ATOM), read(parseRssFeed, CUT)]
  expect(said).toEqual(JSON.parse(JSON.stringify([own, own])))
})

test('the paths of a kind of feed are made once', () => {
  expect(bundled).toMatch(/stopNodeExpressionsSet = known \?\? new ExpressionSet\(\)/)
  expect(bundled).toMatch(/STOPS\.set\(stopNodesOpts, this\.stopNodeExpressionsSet\)/)
})
