import type { Config } from './types.ts'

const SECRET_NAME = /(?:token|key|secret|password|signature|auth|^pass|^pwd|^sig)$/i

/** Every secret the program was given, keys inside source addresses too: what must come out nowhere. */
export function secretsOf({ settings, sources }: Pick<Config, 'settings' | 'sources'>): string[] {
  const { slack, discord, analyst } = settings
  const own = [slack?.botToken, slack?.appToken, slack?.signingSecret, discord?.token, analyst?.apiKey]
  return [...own, ...sources.flatMap(({ url }) => keysIn(url))].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== '',
  )
}

/** Keys and passwords in an address; none where it is none. */
export function keysIn(address: string): string[] {
  const url = URL.parse(address)
  if (url === null) return []
  const keys = [...url.searchParams].filter(([name]) => SECRET_NAME.test(name)).map(([, value]) => value)
  return [...keys, url.password].filter((secret) => secret !== '')
}
