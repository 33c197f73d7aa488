/** Query parameters that track readers and say nothing about the page. */
const TRACKING = /^(utm_.*|fbclid|gclid|mc_cid|mc_eid|cmpid|ocid|ref_src|at_medium|at_campaign)$/

/**
 * What makes two addresses the same page: scheme, `www.`, fragment, tracking parameters, their order and a final slash
 * do not count. `null` for what is no web address, and for a bare home page, which identifies nothing.
 */
export function linkKey(link: string | null): string | null {
  if (!link) return null
  let url: URL
  try {
    url = new URL(link)
  } catch {
    return null
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const parameters = [...url.searchParams].filter(([name]) => !TRACKING.test(name.toLowerCase()))
  parameters.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '' && parameters.length === 0) return null
  const query = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters)}`
  return `${url.host.replace(/^www\./, '')}${path}${query}`
}

/** Do two addresses of one entry lead to different pages? What stands in the query may be made up anew at each poll. */
export function isAnotherPage(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((link) => linkKey(link === null ? null : (link.split(/[?#]/, 1)[0] ?? null)))
  return a != null && b != null && a !== b
}
