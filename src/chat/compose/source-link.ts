import type { Inline } from '../../domain/message.ts'
import type { SourceRef } from '../../domain/notice.ts'
import { hostOf, printableUrl } from '../text/host-of.ts'
import { bounded } from './limits.ts'
import { text } from './spans.ts'

/** A link with the host it really leads to; the name and host alone where there is no address to follow. */
export function sourceLink(source: SourceRef): Inline {
  const name = bounded(source.name, 'name')
  const url = source.url === null ? null : printableUrl(source.url)
  const host = url === null ? null : hostOf(url)
  if (url === null || host === null) return text(withHost(name, bounded(source.host, 'name')))
  return { type: 'link', url, label: name || host, host }
}

function withHost(name: string, host: string): string {
  return host === '' || host === name ? name : `${name} (${host})`
}
