import type { Inline } from '../../../domain/message.ts'
import type { Instant, Locale } from '../../../domain/vocabulary.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { formatTime } from '../../text/format-time.ts'
import { hostOf, printableUrl } from '../../text/host-of.ts'
import { escapeLine } from './escape-markdown.ts'

/** An address longer than this is left out and its host shown: it would take the room of the words. */
const URL_MAX = 700
const DAY_MS = 86_400_000
/** Discord shows no time beyond what a JavaScript date can hold. */
const SECONDS_MAX = 8_640_000_000_000
/** No span is looked at beyond this, in UTF-16 units. */
const SPAN_MAX = 4_000

/**
 * Spans as Discord's markdown of at most `max` UTF-16 units. What does not fit is cut between words; a link or a time
 * is shown whole or not at all.
 */
export function renderSpans(spans: readonly Inline[], locale: Locale, max: number): string {
  let line = ''
  for (const span of spans) {
    const room = max - line.length
    const whole = renderSpan(span, locale)
    if (whole.length <= room) {
      line += whole
      continue
    }
    return line + (span.type === 'text' ? shrink(span.text, room, (text) => styled(text, span.style)) : mark(room))
  }
  return line
}

/** The longest beginning of a plain text that fits once it is escaped, with "…" at its end. */
export function shrink(text: string, max: number, write: (text: string) => string): string {
  let room = Math.min(max, text.length)
  while (room > 1) {
    const shown = write(cutAtWord(text, room))
    if (shown.length <= max) return shown
    room -= Math.max(1, Math.ceil((shown.length - max) / 2))
  }
  return mark(max)
}

function mark(room: number): string {
  return room >= 1 ? '…' : ''
}

function renderSpan(span: Inline, locale: Locale): string {
  if (span.type === 'time') return timestamp(span.at, span.precision, locale)
  if (span.type === 'link') return link(span, locale)
  return styled(span.text.slice(0, SPAN_MAX), span.style)
}

function styled(text: string, style: 'strong' | 'code' | undefined): string {
  if (style === 'code') return codeOf(text)
  const words = keepEnds(text)
  if (style !== 'strong' || words.trim() === '') return words
  return `${words.startsWith(' ') ? ' ' : ''}**${words.trim()}**${words.endsWith(' ') ? ' ' : ''}`
}

/** Nothing is markup inside, and only a backtick could end it; what would be a link or a mention is pulled apart all the same. */
function codeOf(text: string): string {
  const words = cleanLine(text)
    .replaceAll('`', 'ˋ')
    .replaceAll('](', '] (')
    .replace(/<(?=[@#:/t])/g, '< ')
  return words === '' ? '' : `\`${words}\``
}

function keepEnds(value: string): string {
  const words = escapeLine(value)
  if (words === '') return value === '' ? '' : ' '
  return `${value.startsWith(' ') ? ' ' : ''}${words}${value.endsWith(' ') ? ' ' : ''}`
}

/**
 * In the reader's own zone and language. A day that was read from a text without a time stays that day in every zone,
 * so it is written out.
 */
function timestamp(at: Instant, precision: 'date' | 'minute', locale: Locale): string {
  const seconds = Math.floor(at / 1000)
  const day = precision === 'date' && at % DAY_MS === 0
  if (day || !Number.isFinite(at) || Math.abs(seconds) > SECONDS_MAX) return formatTime(at, precision, locale)
  return `<t:${seconds}:${precision === 'date' ? 'D' : 'f'}>`
}

/**
 * The host the address really leads to stands beside every link. A label that looks like an address itself is printed
 * as text, and a word of ours is what can be clicked.
 */
function link(span: Extract<Inline, { type: 'link' }>, locale: Locale): string {
  const label = cleanLine(span.label)
  const url = printableUrl(span.url)
  const host = url === null ? null : hostOf(url)
  if (url === null || host === null) return escapeLine(label)
  const target = url.replace(/[()<>\\*_~`|[\]"]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  if (target.length > URL_MAX) return `${escapeLine(label)} \\(${escapeLine(host)}\\)`
  const shownHost = `\\(${escapeLine(host)}\\)`
  const word = `[${catalogueOf(locale).discord.link}](${target})`
  if (label === '' || label === host) return `${word} ${shownHost}`
  if (looksLikeAddress(label)) return `${escapeLine(label)} · ${word} ${shownHost}`
  return `[${escapeLine(label)}](${target}) ${shownHost}`
}

function looksLikeAddress(label: string): boolean {
  return /[\p{L}\p{N}]\.[\p{L}\p{N}]{2}|\/\/|@/u.test(label)
}
