import type { Block, Inline, Message } from '../../domain/message.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { formatTime } from '../text/format-time.ts'

type Options = { zone: string /** Level of headings. */; depth: number }
type Page = Options & { locale: Locale }

/** A message as CommonMark. All text in it is data: nothing in it makes markup, HTML or a link of its own. */
export function renderMarkdown(message: Message, options: Options): string {
  const page = { ...options, locale: message.locale ?? 'en' }
  return message.blocks
    .map((block) => renderBlock(block, page))
    .filter((part) => part !== '')
    .join('\n\n')
}

function renderBlock(block: Block, page: Page): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(page.depth)} ${escapeMarkdown(block.text)}`
    case 'text':
    case 'context':
      return renderSpans(block.spans, page)
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${escapeMarkdown(line)}`)
        .join('\n')
    case 'fields':
      return block.fields
        .map(({ label, spans }) => `- **${escapeMarkdown(label)}**: ${renderSpans(spans, page)}`)
        .join('\n')
    case 'list':
      return block.items.map((item) => `- ${renderSpans(item, page)}`).join('\n')
    case 'divider':
      return '---'
    case 'actions':
      return ''
  }
}

function renderSpans(spans: readonly Inline[], page: Page): string {
  return spans.map((span) => renderSpan(span, page)).join('')
}

function renderSpan(span: Inline, { zone, locale }: Page): string {
  if (span.type === 'time') return escapeMarkdown(formatTime(span.at, span.precision, locale, zone))
  if (span.type === 'link') {
    const label = span.label === span.host ? span.host : `${span.label}, ${span.host}`
    return `[${escapeMarkdown(label)}](<${span.url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
  }
  const words = escapeMarkdown(span.text)
  if (span.style === 'code') return `\`${span.text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``
  if (span.style !== 'strong' || words.trim() === '') return words
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? []
  return `${before}**${inner}**${after}`
}

/** Every character that could begin markup, HTML, an entity, a mention or an address that links itself. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+\-!|~&@$^=]/g, '\\$&')
    .replace(/(https?|ftp|mailto)(:)/gi, '$1\\$2')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}\\.`)
    .replace(/^(\s*\d+)([.)])/g, '$1\\$2')
}
