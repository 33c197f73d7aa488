import https from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import v8 from 'node:v8'
import vm from 'node:vm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLabCertificate } from '../../../src/cli/judge-fetch/lab-certificate.ts'
import { createGuardedFetcher } from '../../../src/runtime/fetch/guarded-fetcher.ts'

let server: https.Server
let certificate: { key: string; cert: string }
/** Of each connection: was a session gone on with? */
let resumed: boolean[]

beforeEach(async () => {
  certificate = await createLabCertificate()
  resumed = []
  server = https.createServer(certificate, (_, response) => response.setHeader('connection', 'close').end('news'))
  server.on('secureConnection', (socket) => resumed.push(socket.isSessionReused()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.close()
})

function open(ca?: string) {
  const fetcher = createGuardedFetcher({
    ...(ca === undefined ? {} : { ca }),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  })
  const { port } = server.address() as AddressInfo
  const ask = (host: string) => {
    const request = { url: `https://${host}.lab.test:${port}/`, headers: {}, ports: [port], allowPrivate: true }
    return fetcher.fetch(request, new AbortController().signal)
  }
  return { ask, close: () => fetcher.close() }
}

it('goes on with a server’s session where its connection was closed, also once V8 has marked all that is old', async () => {
  v8.setFlagsFromString('--expose-gc')
  const markAll = vm.runInNewContext('gc') as () => void
  const { ask, close } = open(certificate.cert)
  for (let at = 0; at < 3; at++) {
    expect((await ask('a')).status).toBe(200)
    await new Promise((resolve) => setImmediate(resolve))
    markAll()
  }
  await ask('b')
  expect(resumed).toEqual([false, true, true, false])
  await close()
})

it('makes what is trusted once, and trusts no server for another’s sake', async () => {
  const made = vi.spyOn(tls, 'createSecureContext')
  const { ask, close } = open(certificate.cert)
  for (const host of ['a', 'b', 'a']) await ask(host)
  expect(made).toHaveBeenCalledTimes(1)
  const stranger = open()
  await expect(stranger.ask('a')).rejects.toMatchObject({ reason: 'tls' })
  await expect(stranger.ask('a')).rejects.toMatchObject({ reason: 'tls' })
  made.mockRestore()
  await Promise.all([close(), stranger.close()])
})
