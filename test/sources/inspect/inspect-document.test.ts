import { expect, it } from 'vitest'
import { ParseError } from '../../../src/ports/source-adapter.ts'
import { extractArticle } from '../../../src/sources/article/extract-article.ts'
import { inspectDocument } from '../../../src/sources/inspect/inspect-document.ts'

const row = (i: number) =>
  `<div class="views-row"><h3><a href="/n/${i}">Harbour opens the pier number ${i}</a></h3><time datetime="2026-01-1${i % 10}">x</time></div>`
const page = (rows: string) =>
  `<!doctype html><html lang="en"><head><title>Press | Harbour</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><main><div class="view-content">${rows}</div></main></body></html>`
const bodyOf = (bytes: Uint8Array) => ({
  bytes,
  headers: { 'content-type': 'text/html' },
  url: 'https://a.example/list',
})

it('takes a list of two thousand entries', async () => {
  const rows = Array.from({ length: 2_000 }, (_, i) => row(i)).join('')
  const found = await inspectDocument(bodyOf(Buffer.from(page(rows))))
  expect(found).toMatchObject({ type: 'page', list: { selectors: { item: 'div.views-row', date: 'time' } } })
})

it('broken markup makes a guess, none, or a named error; never a crash', async () => {
  const whole = Buffer.from(page(Array.from({ length: 12 }, (_, i) => row(i)).join('')))
  // `npm run test:fuzz` draws a seed and tries far more.
  const seed = Number(process.env.SEED ?? 19)
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  for (let round = 0; round < Number(process.env.RUNS ?? 150); round++) {
    const bytes = Buffer.from(whole)
    for (let n = 0; n <= random() * 60; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    const body = bodyOf(random() < 0.2 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes)
    for (const read of [() => inspectDocument(body), async () => extractArticle(body)])
      await read().catch((error) => expect(error, `seed ${seed}, round ${round}`).toBeInstanceOf(ParseError))
  }
}, 3_000_000)
