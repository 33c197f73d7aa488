import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { FetchError } from '../../ports/fetcher.ts'
import type { AddressPolicy } from './address-policy.ts'

export type ResolvedAddress = { address: string; family: 4 | 6 }
/** Every address of a name. Injectable, so that tests can answer like a hostile name server. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>

export const resolveWithSystem: Resolve = async (hostname) => {
  const found = await dns.promises.lookup(hostname, { all: true, verbatim: true })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

export type ConnectorOptions = {
  allowPrivate: boolean
  policy: AddressPolicy
  resolve: Resolve
  connectMs: number
  ca?: string
}

/**
 * Opens sockets for undici. A look-up hook alone is not asked about literal addresses, so those are checked here
 * first; the addresses that were checked are the ones connected to (no second look-up); the peer is checked last.
 */
export function createGuardedConnector(options: ConnectorOptions): buildConnector.connector {
  const common = {
    allowH2: false,
    timeout: options.connectMs,
    autoSelectFamily: true,
    lookup: guardedLookup(options),
  } as buildConnector.BuildOptions
  const plain = buildConnector(common)
  const secure = secureConnector(common, options.ca)
  return (target, callback) => {
    const connect = target.protocol === 'https:' ? secure : plain
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0) {
      const refusal = refuse([host], options)
      if (refusal) return callback(refusal, null)
    }
    connect(target, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null)
      const refusal = refuse([socket.remoteAddress ?? 'unknown peer'], options)
      if (refusal) {
        socket.destroy()
        return callback(refusal, null)
      }
      callback(null, socket)
    })
  }
}

/** Sessions of servers kept at most; one is some 2 KB. */
const MOST_SESSIONS = 1_000

/**
 * TLS with what belongs to every connection made once: whom to trust (made anew it is half the CPU of a connection), and a
 * session for each server. undici holds sessions weakly: each time V8 marks all that is old they would be gone, and with
 * them what spares the certificate's check.
 */
function secureConnector(common: buildConnector.BuildOptions, ca: string | undefined): buildConnector.connector {
  const sessions = new Map<string, Buffer>()
  const keep = (host: string, session: Buffer) => {
    sessions.delete(host)
    sessions.set(host, session)
    const oldest = sessions.size > MOST_SESSIONS ? sessions.keys().next().value : undefined
    if (oldest !== undefined) sessions.delete(oldest)
  }
  let connect: buildConnector.connector | null = null
  return (target, callback) => {
    connect ??= buildConnector({
      ...common,
      maxCachedSessions: MOST_SESSIONS,
      secureContext: process.getBuiltinModule('node:tls').createSecureContext(ca === undefined ? {} : { ca }),
    })
    connect(target, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null)
      socket.on('session', (session: Buffer) => keep(target.hostname, session))
      callback(null, socket)
    })
  }
}

function guardedLookup(options: ConnectorOptions): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    options.resolve(hostname).then(
      (addresses) => {
        const refusal =
          addresses.length === 0
            ? new FetchError('dns', `The name ${hostname} has no address.`)
            : refuse(
                addresses.map(({ address }) => address),
                options,
                hostname,
              )
        if (refusal) return callback(refusal, '', 0)
        if (lookupOptions.all) return callback(null, addresses)
        const first = addresses[0] as ResolvedAddress
        callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    )
  }
}

/** One bad address spoils the name: which of several is connected to is not ours to say. */
function refuse(addresses: string[], options: ConnectorOptions, name?: string): FetchError | null {
  for (const address of addresses) {
    const verdict = options.policy(address, options.allowPrivate)
    if (!verdict.allowed) {
      const where = name === undefined ? '' : `${name} resolves to a forbidden address: `
      return new FetchError('forbidden_address', `Not fetched: ${where}${verdict.why}.`)
    }
  }
  return null
}
