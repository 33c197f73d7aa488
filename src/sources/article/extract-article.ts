import { Readability } from '@mozilla/readability'
import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { type FetchedBody, ParseError } from '../../ports/source-adapter.ts'
import { decodeBody } from '../decode/decode-body.ts'
import { findChallenge } from '../feed/find-challenge.ts'
import { foldBlanks, toPlainText } from '../html/plain-text.ts'

export type Article = {
  title: string
  /** Plain text, a paragraph a line. */
  text: string
  charset: string
}

/** Longer pages are archives or bombs; the longest press releases are a hundredth of it. UTF-16 units. */
const MAX_HTML = 4_000_000
/** More text than this is no press release; the rules read what stands first. UTF-16 units. */
const MAX_TEXT = 100_000
/** Elements looked at; a news page has one to five thousand. */
const MAX_ELEMENTS = 60_000
/** Pages nest some dozens deep; Readability takes quadratic time in it. */
const MAX_DEPTH = 2_000
/** Below this Readability tries again with weaker rules; its own 500 loses short releases. Characters. */
const CHAR_THRESHOLD = 200

/**
 * The article of a page, without navigation and neighbours. Throws `ParseError` `empty`, `challenge`, `not_a_feed`
 * (not HTML at all) or `malformed` (no article in it). Runs in the parse worker: hostile pages may take long.
 */
export function extractArticle(body: FetchedBody): Article {
  const type = body.headers['content-type'] ?? ''
  if (/^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|msword|octet-stream|vnd\.)/i.test(type))
    throw new ParseError('not_a_feed', `The article is no web page but ${type.split(';')[0]?.slice(0, 60)}.`)
  const { text: html, charset } = decodeBody(body.bytes, body.headers)
  if (html.trim() === '') throw new ParseError('empty', 'The article page is empty.')
  if (html.length > MAX_HTML)
    throw new ParseError('malformed', `The article page has ${html.length} characters; at most ${MAX_HTML} are read.`)
  if (!/<[a-z!]/i.test(html)) throw new ParseError('not_a_feed', 'The article is no web page: it holds no markup.')
  if (depthOf(html) > MAX_DEPTH)
    throw new ParseError('malformed', `The article page nests more than ${MAX_DEPTH} elements into one another.`)
  const read = readArticle(html)
  const text = read === null ? '' : toPlainText(read.content)
  if (text === '') {
    const challenge = findChallenge(html)
    if (challenge)
      throw new ParseError('challenge', `A ${challenge} page came instead of the article; the site blocks programs.`)
    throw new ParseError('malformed', 'No article was found in the page.')
  }
  const cut = text.length > MAX_TEXT ? text.slice(0, text.lastIndexOf('\n', MAX_TEXT)) : text
  return { title: foldBlanks(read?.title ?? '').replaceAll('\n', ' '), text: cut || text.slice(0, MAX_TEXT), charset }
}

function readArticle(html: string): { title: string; content: string } | null {
  // linkedom makes the first element the root; a page without its frame gets one.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  try {
    // In a page without any element linkedom throws already here.
    const { document } = parseHTML(whole)
    if (!document.body) return null
    const article = new Readability(document as never, {
      charThreshold: CHAR_THRESHOLD,
      maxElemsToParse: MAX_ELEMENTS,
      disableJSONLD: true,
    }).parse()
    if (!article?.content) return null
    return { title: article.title ?? '', content: withoutLinkLists(article.content) }
  } catch (error) {
    throw new ParseError(
      'malformed',
      `No article could be read: ${String((error as Error).message).slice(0, 120)}`,
      error,
    )
  }
}

function depthOf(html: string): number {
  let [depth, deepest] = [0, 0]
  const parser = new Parser({
    onopentagname: () => {
      depth += 1
      deepest = Math.max(deepest, depth)
      if (deepest > MAX_DEPTH) parser.pause()
    },
    onclosetag: () => {
      depth -= 1
    },
  })
  parser.end(html)
  return deepest
}

/** "Read also" lines change daily around an article that does not: blocks that are mostly links are left out. */
function withoutLinkLists(content: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`)
  for (const block of [...document.querySelectorAll('li, p, h2, h3, h4')]) {
    const length = lengthOf(block.textContent)
    if (length === 0 || length > 300) continue
    let linked = 0
    for (const link of block.querySelectorAll('a[href]')) linked += lengthOf(link.textContent)
    if (linked >= length * 0.8) block.remove()
  }
  return document.body?.innerHTML ?? ''
}

function lengthOf(text: string | null): number {
  return (text ?? '').replace(/\s+/g, ' ').trim().length
}
