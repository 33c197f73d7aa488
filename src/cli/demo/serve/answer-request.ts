import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { renderFeed } from './render-feed.ts'
import { renderArticle, renderBlockPage, renderErrorPage, renderList } from './render-page.ts'
import type { Addresses } from './site-address.ts'
import { findArticle, siteStateAt } from './state-at.ts'
import type { Story, StorySource } from './story-schema.ts'

export type SiteRequest = { path: string; headers: Record<string, string | string[] | undefined> }
export type SiteAnswer = {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Source asked, where there is one. */
  source: string | null
}

/** What the sites answer at story time `now`. Pure but for compression. */
export function answerRequest(story: Story, request: SiteRequest, addresses: Addresses, now: number): SiteAnswer {
  const [, sourceId = '', ...rest] = request.path.split('?', 1)[0]?.split('/') ?? []
  const source = story.sources.find(({ id }) => id === sourceId)
  if (!source) return htmlAnswer(404, renderErrorPage(404), null)
  const state = siteStateAt(story, source, now)
  if (state.blocked) return htmlAnswer(403, renderBlockPage(), source.id)
  const path = rest.join('/')
  if (path === source.feed) {
    const bytes = iconv.encode(renderFeed(state, addresses), source.charset)
    return conditionalAnswer(source, bytes, state.changedAt, request)
  }
  if (path === '' || path === source.list) return htmlAnswer(200, renderList(state, addresses), source.id)
  if (path.startsWith('articles/')) return articleAnswer(story, source, path.slice(9), addresses, now)
  return htmlAnswer(404, renderErrorPage(404), source.id)
}

function articleAnswer(story: Story, source: StorySource, id: string, addresses: Addresses, now: number): SiteAnswer {
  const article = findArticle(story, source, id, now)
  if (article === 'unknown') return htmlAnswer(404, renderErrorPage(404), source.id)
  if (article === 'gone') return htmlAnswer(410, renderErrorPage(410), source.id)
  return htmlAnswer(200, renderArticle(source, article, addresses), source.id)
}

function htmlAnswer(status: number, html: string, source: string | null): SiteAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return { status, headers, body: Buffer.from(html), source }
}

/** 304 where the validators the visitor sends are still good, else the document, gzipped where that is welcome. */
function conditionalAnswer(source: StorySource, bytes: Buffer, changedAt: number, request: SiteRequest): SiteAnswer {
  const validators = validatorsOf(source, bytes, changedAt)
  const headers: Record<string, string> = { ...validators, vary: 'accept-encoding' }
  if (isUnchanged(validators, changedAt, request.headers)) {
    return { status: 304, headers, body: Buffer.alloc(0), source: source.id }
  }
  headers['content-type'] = source.contentType
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    return { status: 200, headers, body: bytes, source: source.id }
  }
  headers['content-encoding'] = 'gzip'
  return { status: 200, headers, body: gzipSync(bytes), source: source.id }
}

function validatorsOf(source: StorySource, bytes: Buffer, changedAt: number): Record<string, string> {
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}"`
  const lastModified = new Date(changedAt).toUTCString()
  switch (source.validators) {
    case 'etag':
      return { etag: tag }
    case 'weak-etag':
      return { etag: `W/${tag}` }
    case 'last-modified':
      return { 'last-modified': lastModified }
    case 'both':
      return { etag: tag, 'last-modified': lastModified }
    case 'none':
      return {}
  }
}

/** RFC 9110 13.2.2: `If-None-Match` where sent, and only without it `If-Modified-Since`. */
function isUnchanged(
  validators: Record<string, string>,
  changedAt: number,
  headers: Record<string, string | string[] | undefined>,
): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) {
    const plain = (tag: string) => tag.trim().replace(/^W\//, '')
    const ours = validators.etag
    return (
      ours !== undefined &&
      String(tags)
        .split(',')
        .some((tag) => plain(tag) === plain(ours))
    )
  }
  const since = headers['if-modified-since']
  if (since === undefined || validators['last-modified'] === undefined) return false
  return Math.floor(changedAt / 1000) * 1000 <= Date.parse(String(since))
}
