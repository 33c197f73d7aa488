import type { Source, SourceRecord } from '../domain/source.ts'
import type { FetchRequest } from '../ports/fetcher.ts'

/** A request for a source with its validators sent back to the letter (RFC 9110, 13.1). */
export function conditionalRequest(source: Source, record: SourceRecord | null, accept: string): FetchRequest {
  const headers: Record<string, string> = { accept }
  if (record?.etag) headers['if-none-match'] = record.etag
  if (record?.lastModified) headers['if-modified-since'] = record.lastModified
  return {
    url: source.url,
    headers,
    ...(source.userAgent === undefined ? {} : { userAgent: source.userAgent }),
    ports: source.ports,
    allowPrivate: source.allowPrivate,
  }
}
