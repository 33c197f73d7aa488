import type { StorySource } from './story-schema.ts'

/**
 * `loopback`: everything at `http://127.0.0.1:PORT/<source>/…`, reachable from any program on any system.
 * `names`: article links at `http://<source>.localhost:PORT/<source>/…`, a host for each source; browsers take
 * such names to this machine, other programs often do not.
 */
export type LinkStyle = 'loopback' | 'names'

export type Addresses = { port: number; links: LinkStyle }

export function feedAddress(source: StorySource, { port }: Addresses): string {
  return `http://127.0.0.1:${port}/${source.id}/${source.feed}`
}

export function siteAddress(source: StorySource, { port, links }: Addresses): string {
  const host = links === 'names' ? `${source.id}.localhost` : '127.0.0.1'
  return `http://${host}:${port}/${source.id}/`
}

export function articleAddress(source: StorySource, itemId: string, addresses: Addresses): string {
  return `${siteAddress(source, addresses)}articles/${itemId}`
}

export function listAddress(source: StorySource, addresses: Addresses): string {
  return `${siteAddress(source, addresses)}${source.list}`
}
