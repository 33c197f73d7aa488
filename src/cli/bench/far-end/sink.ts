import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The chat platform, in a process of its own: takes posts, numbers them, remembers when each item was first posted. */
export type SinkCounts = {
  posts: number
  edits: number
  firstAt: Record<string, number>
  times: Record<string, number>
  /** How often each post was sent, by the key the sender gave it. */
  keys: Record<string, number>
}

let counts: SinkCounts = { posts: 0, edits: 0, firstAt: {}, times: {}, keys: {} }
let number = 0

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.url === '/counts') {
      const told = counts
      counts = { posts: 0, edits: 0, firstAt: {}, times: {}, keys: {} }
      response.end(JSON.stringify(told))
      return
    }
    const text = Buffer.concat(chunks).toString('utf8')
    if (request.url === '/edit') counts.edits += 1
    else {
      counts.posts += 1
      const { key } = JSON.parse(text) as { key?: string }
      if (key !== undefined) counts.keys[key] = (counts.keys[key] ?? 0) + 1
    }
    const at = performance.timeOrigin + performance.now()
    for (const mark of new Set(text.match(/bench-\d+-\d+-item/g))) {
      counts.firstAt[mark] ??= at
      counts.times[mark] = (counts.times[mark] ?? 0) + 1
    }
    number += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, id: String(number) }))
  })
})
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`),
)
