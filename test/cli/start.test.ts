import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeWorkplace, runOnrecord, spawnOnrecord } from './run-onrecord.ts'

/** A site with one feed; the workplace polls it and nothing else. */
async function makeSite(folder: string): Promise<{ polled: Promise<void> }> {
  const { promise: polled, resolve } = Promise.withResolvers<void>()
  const feed = `<rss version="2.0"><channel><title>T</title><item><title>Weather</title><link>http://127.0.0.1/w</link></item></channel></rss>`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed)
    resolve()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const yaml = `sources:
  - id: local
    name: Local
    url: http://127.0.0.1:${port}/feed
    outlet: news
    language: en
    interval: 1m
    allowPrivate: true
    ports: [${port}]
`
  writeFileSync(path.join(folder, 'config/sources.yaml'), yaml)
  return { polled }
}

it('start polls, refuses a second worker by naming the first, lets others ask, and stops in order at SIGTERM', async () => {
  const folder = makeWorkplace()
  const { polled } = await makeSite(folder)
  const worker = spawnOnrecord(folder, ['start'], { LOG_LEVEL: 'info' })
  let log = ''
  worker.stderr?.on('data', (chunk) => {
    log += chunk
  })
  const closed = once(worker, 'close')
  await Promise.race([polled, closed.then(() => Promise.reject(new Error(log)))])

  const second = await runOnrecord(folder, ['start'])
  expect(second.stderr).toMatch(/Another worker already polls.*process \d+/)
  expect(second.code).toBe(1)
  const asked = await runOnrecord(folder, ['claims'])
  expect(asked.code).toBe(0)

  worker.kill('SIGTERM')
  const [code] = await closed
  expect(code).toBe(0)
  // A stop that is cut short after its 4.5 s never gets to say so.
  expect(log).toContain('"stopped"')

  // The lock went with it.
  const again = spawnOnrecord(folder, ['start'], { LOG_LEVEL: 'info' })
  let next = ''
  again.stderr?.on('data', (chunk) => {
    next += chunk
  })
  while (!next.includes('"started"') && again.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(next).toContain('"started"')
  again.kill('SIGTERM')
  await once(again, 'close')
})
