import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { mergeOpml } from '../../../src/config/opml/merge-opml.ts'
import { readOpml } from '../../../src/config/opml/read-opml.ts'
import { writeOpml } from '../../../src/config/opml/write-opml.ts'
import { sourceSchema } from '../../../src/config/schemas/source-schema.ts'

const opml = (body: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>${body}</body></opml>`
const rss = (text: string, url: string) => `<outline type="rss" text="${text}" xmlUrl="${url}"/>`
const none = new Set<string>()

const YAML = `# what is polled
sources:
  # the wire
  - id: wire
    name: The wire # short
    url: https://wire.example/feed
    outlet: news
    hosts: [wire.example,   www.wire.example]
    note: >-
      A note that goes
      over two lines.

# the end
`

describe('reading OPML', () => {
  it('takes every feed of every folder, in order', () => {
    const list = readOpml(
      opml(
        `${rss('A &amp; B', 'https://a.example/?x=1&amp;y=2')}<outline text="F"><outline text="G">${rss('C', 'feed://c.example/rss')}</outline></outline><outline text="a note"/>`,
      ),
    )
    expect(list.feeds.map(({ name, url }) => [name, url])).toEqual([
      ['A & B', 'https://a.example/?x=1&y=2'],
      ['C', 'http://c.example/rss'],
    ])
    expect(list.refused).toEqual([])
  })

  it.each([
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/xml,x'],
    ['a password', 'https://me:secret@a.example/feed'],
    ['no address', 'not an address'],
  ])('leaves %s out and says so', (_, url) => {
    const { feeds, refused } = readOpml(opml(rss('x', url) + rss('fine', 'https://fine.example/')))
    expect(feeds.map((feed) => feed.name)).toEqual(['fine'])
    expect(refused).toMatchObject([{ name: 'x', why: expect.stringContaining('no http or https address') }])
  })

  const bomb = `<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`
  it.each([
    [
      'an entity bomb',
      `<?xml version="1.0"?>${bomb}<opml><body><outline text="&b;" xmlUrl="https://a.example"/></body></opml>`,
      'document type declaration',
    ],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><opml/>', 'document type declaration'],
    ['nesting without end', opml('<outline text="x">'.repeat(300_000)), 'nested more than 50 deep'],
    ['outlines without end', opml(rss('x', 'https://a.example/').repeat(20_001)), 'more than 20000 outlines'],
    ['a giant', opml(' '.repeat(8_000_000)), 'at most 8000000'],
    ['a feed', '<rss version="2.0"><channel/></rss>', 'it is a <rss> document'],
    ['a web page', '<!doctype html><html></html>', 'document type declaration'],
    ['plain text', 'hello', 'holds no XML'],
    ['nothing', '', 'holds no XML'],
  ])('%s is refused in words, quickly', (_, text, words) => {
    expect(() => readOpml(text)).toThrow(words)
    expect(() => readOpml(text)).toThrow('Nothing was changed.')
  })
})

describe('merging into sources.yaml', () => {
  it('adds below the last entry and leaves every other character as it was', () => {
    const { feeds } = readOpml(
      opml(rss('New: one', 'https://new.example/press/feed.xml') + rss('Two', 'https://two.example/')),
    )
    const merge = mergeOpml(YAML, feeds, none)
    expect(merge.added.map(({ id }) => id)).toEqual(['new-example-press', 'two-example'])
    const start = merge.text.indexOf('  - id: new-example-press')
    const end = merge.text.indexOf('\n# the end')
    expect(merge.text.slice(0, start) + merge.text.slice(end)).toBe(YAML)
    const { sources } = parse(merge.text)
    expect(sources).toHaveLength(3)
    for (const source of sources) expect(sourceSchema.safeParse(source).success, source.id).toBe(true)
    expect(sources[1]).toMatchObject({ name: 'New: one', url: 'https://new.example/press/feed.xml' })
  })

  it.each([
    ['the same', 'https://wire.example/feed'],
    ['http', 'http://wire.example/feed'],
    ['www. and a slash', 'https://www.wire.example/feed/'],
    ['capitals', 'HTTPS://WIRE.example/feed'],
  ])('never adds an address twice: %s', (_, url) => {
    const merge = mergeOpml(YAML, readOpml(opml(rss('again', url))).feeds, none)
    expect(merge).toMatchObject({ text: YAML, added: [], skipped: [{ why: expect.stringContaining('"wire"') }] })
  })

  it('importing twice adds nothing the second time', () => {
    const { feeds } = readOpml(
      opml(rss('a', 'https://a.example/') + rss('a', 'https://a.example') + rss('b', 'https://b.example/')),
    )
    const once = mergeOpml(YAML, feeds, none)
    expect([once.added.length, once.skipped.length]).toEqual([2, 1])
    const twice = mergeOpml(once.text, feeds, none)
    expect(twice).toMatchObject({ text: once.text, added: [] })
  })

  it('gives each its own id', () => {
    const { feeds } = readOpml(
      opml(Array.from({ length: 4 }, (_, n) => rss(`n${n}`, `https://a.example/feed?n=${n}`)).join('')),
    )
    expect(mergeOpml(YAML, feeds, none).added.map(({ id }) => id)).toEqual([
      'a-example',
      'a-example-2',
      'a-example-3',
      'a-example-4',
    ])
  })

  it.each([
    ['an empty list', 'sources: []\n'],
    ['no list', '# nothing yet\n'],
    ['an empty key', '# keep\nsources:\n'],
    ['no end of line', 'sources:\n  - { id: x, name: X, url: "https://x.example", outlet: news }'],
    ['no indentation', 'sources:\n- id: x\n  name: X\n  url: https://x.example\n  outlet: news\n'],
  ])('works on %s', (_, text) => {
    const before = parse(text)?.sources?.length ?? 0
    const merge = mergeOpml(text, readOpml(opml(rss('A', 'https://a.example/'))).feeds, none)
    expect(parse(merge.text).sources).toHaveLength(before + 1)
    if (text.includes('# keep')) expect(merge.text).toContain('# keep')
  })

  it('says what is wrong with a file that is none', () => {
    expect(() => mergeOpml('sources: 3', [], none)).toThrow('no list under')
    expect(() => mergeOpml('a: [', [], none)).toThrow('not valid YAML')
  })
})

it('what is exported comes back as it went', () => {
  const source = (id: string, extra = {}) =>
    sourceSchema.parse({
      id,
      name: `The “${id}” & <co>`,
      url: `https://${id}.example/?a=1&b=2`,
      outlet: 'agency',
      ...extra,
    })
  const sources = [
    source('one', { voiceOf: 'dhs', interval: '2h' }),
    source('two', { language: 'es', outlet: 'ngo' }),
    source('three', { kind: 'page', page: { item: 'li', link: 'a', title: 'a' } }),
  ]
  const xml = writeOpml(sources, 0)
  expect(xml).toContain('<opml version="2.0"')
  const { feeds } = readOpml(xml)
  expect(feeds.map((feed) => feed.own.id)).toEqual(['one', 'two'])
  const merge = mergeOpml('sources: []\n', feeds, new Set(['dhs']), true)
  const back = parse(merge.text).sources.map((entry: object) => sourceSchema.parse(entry))
  expect(back).toEqual(sources.slice(0, 2))
  // A voice this configuration does not know is not taken over from a stranger's list.
  expect(mergeOpml('sources: []\n', feeds, none, true).text).not.toContain('voiceOf')
})

it.each([
  [false, { outlet: 'news' }, ['one']],
  [true, { outlet: 'agency', voiceOf: 'dhs' }, []],
])('a list says whom a source speaks for only where it is trusted: %s', (trusted, entry, unvoiced) => {
  const own = { id: 'one', outlet: 'agency', voiceOf: 'dhs', interval: null }
  const feed = { name: 'News list', url: 'https://one.example/rss', language: null, own }
  const merge = mergeOpml('sources: []\n', [feed], new Set(['dhs']), trusted)
  expect(merge.unvoiced).toEqual(unvoiced)
  expect(parse(merge.text).sources).toEqual([
    { id: 'one', name: 'News list', url: 'https://one.example/rss', ...entry },
  ])
})
