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
  const connect = buildConnector({
    allowH2: false,
    timeout: options.connectMs,
    autoSelectFamily: true,
    lookup: guardedLookup(options),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  } as buildConnector.BuildOptions)
  return (target, callback) => {
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
