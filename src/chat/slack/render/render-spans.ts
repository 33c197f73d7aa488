import type { Inline } from '../../../domain/message.ts'
import type { Locale } from '../../../domain/vocabulary.ts'
import { formatTime } from '../../text/format-time.ts'
import { hostOf, printableUrl } from '../../text/host-of.ts'
import { escapeEntities, fitLine } from './escape-text.ts'

/** `zone` is that of the words for clients that cannot show a time of their own; an IANA name. */
export type Tongue = { locale: Locale; zone: string }
export type Fitted = { text: string; cut: boolean }

const DAY_MS = 86_400_000
/** What is written around a label in bold or code, and the space before the next. */
const STYLE_ROOM = 4

/** Spans as one line of mrkdwn of at most `max` characters; what no longer fits is left out, with "…" in its place. */
export function renderSpans(spans: readonly Inline[], max: number, tongue: Tongue): Fitted {
  let written = ''
  for (const span of spans) {
    const room = max - written.length
    const { text, cut } = renderSpan(span, room, tongue)
    if (text.length > room || (cut && text === '')) return { text: ended(written, max), cut: true }
    written += text
    if (cut) return { text: written, cut: true }
  }
  return { text: written.trim(), cut: false }
}

function ended(written: string, max: number): string {
  const trimmed = written.trimEnd()
  return trimmed.endsWith('…') || trimmed.length + 1 > max ? trimmed : `${trimmed}…`
}

function renderSpan(span: Inline, room: number, tongue: Tongue): Fitted {
  if (span.type === 'time') return { text: renderTime(span.at, span.precision, tongue), cut: false }
  if (span.type === 'link') return { text: renderLink(span), cut: false }
  const { text, cut } = fitLine(span.text, Math.max(0, room - STYLE_ROOM))
  if (text === '') return { text: span.text === '' ? '' : ' ', cut }
  const before = span.text.startsWith(' ') ? ' ' : ''
  const after = span.text.endsWith(' ') && !cut ? ' ' : ''
  return { text: `${before}${styled(text, span.style)}${after}`, cut }
}

function styled(text: string, style: 'strong' | 'code' | undefined): string {
  if (style === 'strong') return `*${text}*`
  return style === 'code' ? `\`${text}\`` : text
}

/**
 * In the reader's own time zone, by the client. A day that was read from a text without a time is midnight UTC and
 * stays that day everywhere: it is written as words.
 */
export function renderTime(at: number, precision: 'date' | 'minute', { locale, zone }: Tongue): string {
  const words = formatTime(at, precision, locale, zone)
  if (!Number.isFinite(at) || at < 0 || (precision === 'date' && at % DAY_MS === 0)) return escapeEntities(words)
  const form = precision === 'date' ? '{date_short}' : '{date_short} {time}'
  return `<!date^${Math.floor(at / 1000)}^${form}|${escapeEntities(words).replaceAll('|', ' ')}>`
}

/** The label stands beside the link, and the link says its real host: no label can pretend another. */
export function renderLink({ url, label }: { url: string; label: string }): string {
  const address = printableUrl(url)
  const host = address === null ? null : hostOf(address)
  const words = fitLine(label, 300).text
  if (address === null || host === null) return words
  const link = `<${escapeEntities(address).replaceAll('|', '%7C')}|${escapeEntities(host)}>`
  return words === '' || words === host ? link : `${words} (${link})`
}
