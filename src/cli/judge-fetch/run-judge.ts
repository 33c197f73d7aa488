import { readFile } from 'node:fs/promises'
import { messageOf } from '../../domain/errors.ts'
import { FetchError } from '../../ports/fetcher.ts'
import { checkAddress } from '../../runtime/fetch/address-policy.ts'
import { checkUrl } from '../../runtime/fetch/check-url.ts'
import { FETCH_LIMITS } from '../../runtime/fetch/fetch-limits.ts'
import { type Lab, openLab } from './lab.ts'
import { PUBLIC_ADDRESSES } from './public-addresses.ts'
import { findBehaviour } from './registry.ts'

export type Vectors = { url: { cat: string; url: string }[]; behaviour: { cat: string; what: string }[] }
export type Tally = { passed: number; total: number; failures: string[]; notBuilt: string[] }
export type FetchJudgeResult = { urls: Tally; behaviours: Tally; publicAddresses: Tally; canaryConnections: number }

export async function readVectors(path: string): Promise<Vectors> {
  const file = JSON.parse(await readFile(path, 'utf8')) as Partial<Vectors>
  return { url: file.url ?? [], behaviour: file.behaviour ?? [] }
}

/** Runs every vector against the shipped fetcher in the lab; a canary counts what got through. */
export async function runJudge(vectors: Vectors): Promise<FetchJudgeResult> {
  const lab = await openLab({ totalMs: 5_000 })
  try {
    let canaryConnections = 0
    const tally = async <T>(
      list: T[],
      nameOf: (one: T) => string,
      run: (one: T) => Promise<'not built' | undefined>,
    ) => {
      const result: Tally = { passed: 0, total: list.length, failures: [], notBuilt: [] }
      for (const one of list) {
        await lab.reset()
        const outcome = await run(one).catch((error: unknown) => messageOf(error))
        canaryConnections += lab.canary.connections()
        if (outcome === 'not built') result.notBuilt.push(nameOf(one))
        else if (lab.escapes().length > 0)
          result.failures.push(`${nameOf(one)}: ${lab.escapes()[0]} would be let through`)
        else if (lab.canary.connections() > 0) result.failures.push(`${nameOf(one)}: the canary was reached`)
        else if (outcome !== undefined) result.failures.push(`${nameOf(one)}: ${outcome}`)
        else result.passed++
      }
      return result
    }
    const urls = await tally(
      vectors.url,
      ({ cat, url }) => `${cat} ${url}`,
      ({ url }) => refuseUrl(lab, url),
    )
    const behaviours = await tally(
      vectors.behaviour,
      ({ cat, what }) => `${cat} ${what}`,
      async ({ cat, what }) => {
        const behaviour = findBehaviour(cat, what)
        if (!behaviour) return 'not built'
        await behaviour.run(lab)
        return undefined
      },
    )
    const publicAddresses = await tally(PUBLIC_ADDRESSES, (address) => address, passAddress)
    return { urls, behaviours, publicAddresses, canaryConnections }
  } finally {
    await lab.close()
  }
}

/** In the lab every name resolves to a public site, so that a name is refused by rule and not for want of DNS. */
async function refuseUrl(lab: Lab, url: string): Promise<undefined> {
  const outcome = await lab.fetch(url).then(
    (result) => `fetched with status ${result.status}`,
    (error: unknown) => error,
  )
  const refused = outcome instanceof FetchError && ['forbidden_address', 'bad_url'].includes(outcome.reason)
  if (!refused) throw new Error(outcome instanceof Error ? `not refused by rule: ${outcome.message}` : String(outcome))
  if (lab.hits() > 0) throw new Error('a request was sent')
  return undefined
}

async function passAddress(address: string): Promise<undefined> {
  const verdict = checkAddress(address, false)
  if (!verdict.allowed) throw new Error(verdict.why)
  const url = `https://${address.includes(':') ? `[${address}]` : address}/feed`
  checkUrl(url, { ports: [], allowPrivate: false, maxUrlLength: FETCH_LIMITS.maxUrlLength, policy: checkAddress })
  return undefined
}
