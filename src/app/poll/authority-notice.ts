import type { AuthorityNotice } from '../../domain/notice.ts'
import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { judgeAuthority, ownHosts } from '../../pipeline/judge-authority.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import { sourceRef } from './health-notice.ts'

/** A document may link to thousands of hosts; the operations channel hears of this many of them a poll. */
const MOST_HOSTS = 5

/**
 * Foreign hosts that a body's own voice led to, by its entries' links or by a redirect. The event key names source and
 * host: each pair is told once, however often it is met.
 */
export function authorityNotices(
  source: Source,
  entries: readonly { link: string | null; title: string }[],
  servedBy: string | null,
  at: Instant,
): PlannedNotice[] {
  if (source.voiceOf === undefined) return []
  const met = new Map<string, Pick<AuthorityNotice, 'by' | 'title'>>()
  if (servedBy) met.set(servedBy, { by: 'redirect', title: null })
  for (const { link, title } of entries) {
    if (met.size >= MOST_HOSTS) break
    const authority = link === null ? null : judgeAuthority(link, source)
    if (authority?.own !== false || authority.host === null || met.has(authority.host)) continue
    met.set(authority.host, { by: 'link', title })
  }
  return [...met].map(([host, { by, title }]) => ({
    notice: { kind: 'authority', source: sourceRef(source, null), host, expected: ownHosts(source), by, title, at },
    eventKey: `authority:${source.id}:${host}`,
    claim: null,
  }))
}
