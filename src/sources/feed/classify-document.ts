import { ParseError } from '../../ports/source-adapter.ts'
import { toPlainText } from '../html/plain-text.ts'
import { dropCutEntry } from './drop-cut-entry.ts'
import { findChallenge } from './find-challenge.ts'

/** How far in a feed may start: some sites print warnings or blank lines before it. */
const HEAD_LENGTH = 65_536
const ROOT = /<(?:[a-z][\w.-]{0,20}:)?(?:rss|feed|rdf|channel|entry)[\s>/]/i
const HTML_ROOT = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i

/**
 * Says whether a document may be XML or JSON and returns it from its beginning, without an entry it breaks off in. Throws
 * `ParseError` `empty`, `challenge` or `not_a_feed` with what it is instead.
 */
export function classifyDocument(text: string): { kind: 'json' | 'xml'; text: string; cutShort?: true } {
  const trimmed = text.trimStart()
  if (trimmed.trim() === '') throw new ParseError('empty', 'The answer is empty.')
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return { kind: 'json', text: trimmed }
  const head = trimmed.slice(0, HEAD_LENGTH)
  const html = HTML_ROOT.exec(head)
  const root = ROOT.exec(head)
  if (html && (!root || html.index < root.index) && !isInsideText(head, html.index)) throw notAFeed(trimmed)
  if (!trimmed.includes('<')) throw new ParseError('not_a_feed', `The answer is plain text: "${firstWords(trimmed)}".`)
  const xml = cutJunk(trimmed, root?.index ?? 0)
  const whole = dropCutEntry(xml)
  return whole === null ? { kind: 'xml', text: xml } : { kind: 'xml', text: whole, cutShort: true }
}

/** An XML declaration or comment first, so the HTML words stand in a CDATA section or comment further down. */
function isInsideText(head: string, at: number): boolean {
  const cdata = head.lastIndexOf('<![CDATA[', at)
  return cdata >= 0 && head.indexOf(']]>', cdata) > at
}

/** Warnings before the feed would be its root element; a prolog stays. */
function cutJunk(text: string, root: number): string {
  if (root === 0 || /^<[?!]/.test(text)) return text
  const start = Math.max(text.lastIndexOf('<?xml', root), text.lastIndexOf('<!DOCTYPE', root))
  const before = text.slice(0, root)
  if (/^<(?:[a-z][\w.-]{0,20}:)?[a-z]/i.test(text) && !/^<(?:br|b|p|div|font|strong)[\s/>]/i.test(text)) return text
  return start >= 0 && before.length - start < 10_000 ? text.slice(start) : text.slice(root)
}

function notAFeed(html: string): ParseError {
  const challenge = findChallenge(html)
  if (challenge)
    return new ParseError('challenge', `A ${challenge} page came instead of the feed; the site blocks programs.`)
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(html.slice(0, HEAD_LENGTH))?.[1]
  const named = title === undefined ? '' : ` titled "${firstWords(toPlainText(title))}"`
  return new ParseError('not_a_feed', `An HTML page${named} came instead of a feed.`)
}

function firstWords(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
