import pc from 'picocolors'
import type { Action, Block, Inline, Message } from '../../domain/message.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { catalogueOf } from '../catalogue/catalogue-of.ts'
import { withMarks } from '../compose/quoted-words.ts'
import { cleanLine, cleanText } from '../text/clean-text.ts'
import { cutAtWord } from '../text/cut-at-word.ts'
import { formatTime } from '../text/format-time.ts'
import { hostOf, printableUrl } from '../text/host-of.ts'
import { hang, padTo, UNBROKEN, widthOf } from './wrap-lines.ts'

/** `width`: columns of the terminal, at least 40 are used. `zone`: IANA name, UTC where left out. */
export type RenderOptions = { colour: boolean; width: number; zone?: string }

type Colours = ReturnType<typeof pc.createColors>
type Printer = { paint: Colours; locale: Locale; zone: string; width: number; addresses: boolean }

const MIN_WIDTH = 40
/** No text of a block is longer than this, in UTF-16 units, whoever built the message. */
const TEXT_MAX = 3000
const LABEL_MAX = 24

/**
 * A post as a channel would show it, for a terminal: a bar down the left in the colour of its tone, so that nothing
 * inside can pass for the start of another post. Ends without a line feed.
 */
export function renderMessage(message: Message, options: RenderOptions): string {
  const paint = pc.createColors(options.colour)
  const bar = barOf(message.tone, paint)
  const width = Math.max(MIN_WIDTH, Math.floor(options.width)) - 2
  const printer: Printer = {
    paint,
    locale: message.locale ?? 'en',
    zone: options.zone ?? 'UTC',
    width,
    addresses: true,
  }
  return spaced(message.blocks, printer)
    .map((line) => `${bar} ${line}`.trimEnd())
    .join('\n')
}

/** Lines of all blocks, with an empty one only where it helps the eye: before a quote, fields, a list's title, actions. */
function spaced(blocks: Block[], printer: Printer): string[] {
  return blocks.flatMap((block, index) => {
    const lines = blockLines(block, printer)
    return index > 0 && lines.length > 0 && opensGroup(block, blocks[index - 1]) ? ['', ...lines] : lines
  })
}

function opensGroup(block: Block, before: Block | undefined): boolean {
  if (block.type === 'list') return before?.type === 'heading'
  if (block.type === 'context') return before?.type !== 'quote'
  if (block.type === 'text') return before?.type !== 'heading'
  if (block.type === 'fields') return !isLabel(before)
  return true
}

/** A line of its own that names what follows. */
function isLabel(block: Block | undefined): boolean {
  const [span, ...rest] = block?.type === 'text' ? block.spans : []
  return rest.length === 0 && span?.type === 'text' && span.style === 'strong'
}

function blockLines(block: Block, printer: Printer): string[] {
  const { paint, width } = printer
  switch (block.type) {
    case 'heading':
      return hang(paint.bold(safe(block.text)), width, '', '')
    case 'text':
      return hang(inlineText(block.spans, printer), width, '', '')
    case 'quote':
      return hang(quoteText(block, printer), width, paint.dim('▎ '), paint.dim('▎ '))
    case 'context':
      return hang(paint.dim(inlineText(block.spans, printer)), width, '', '')
    case 'fields':
      return fieldLines(block.fields, printer)
    case 'list':
      // A list is for scanning: its links show their host only; `why` gives the whole address.
      return block.items.flatMap((item) => hang(inlineText(item, { ...printer, addresses: false }), width, '• ', '  '))
    case 'actions':
      return actionLines(block.actions, printer)
    case 'divider':
      return [paint.dim('─'.repeat(Math.min(width, 24)))]
  }
}

/** On one line where they fit, else one a line: a command broken in two cannot be copied. */
function actionLines(actions: Action[], { paint, width }: Printer): string[] {
  const each = actions.map(({ label, command }) => `${paint.dim(labelOf(label))} ${paint.cyan(safe(command))}`)
  const line = each.join('   ')
  const lines = widthOf(line) <= width - 2 ? [line] : each
  return lines.flatMap((one) => hang(one, width, paint.dim('▸ '), '  '))
}

function labelOf(label: string): string {
  const words = safe(label)
  return /[?:]$/.test(words) ? words : `${words}:`
}

function fieldLines(fields: { label: string; spans: Inline[] }[], printer: Printer): string[] {
  const labels = fields.map(({ label }) => cutAtWord(cleanLine(label), LABEL_MAX))
  const column = Math.max(...labels.map(widthOf)) + 2
  return fields.flatMap(({ spans }, index) =>
    hang(
      inlineText(spans, printer),
      printer.width,
      printer.paint.dim(padTo(labels[index] ?? '', column)),
      ' '.repeat(column),
    ),
  )
}

function quoteText(block: Extract<Block, { type: 'quote' }>, printer: Printer): string {
  const words = cutAtWord(cleanText(block.text.slice(0, TEXT_MAX * 2)), TEXT_MAX).replaceAll('\n', ' ')
  return block.direct ? withMarks(words, catalogueOf(printer.locale)) : words
}

function inlineText(spans: Inline[], printer: Printer): string {
  return spans.map((span) => inline(span, printer)).join('')
}

function inline(span: Inline, printer: Printer): string {
  const { paint } = printer
  // A date is not broken over two lines: its spaces become ordinary again once the lines are made.
  if (span.type === 'time') {
    return formatTime(span.at, span.precision, printer.locale, printer.zone).replaceAll(' ', UNBROKEN)
  }
  if (span.type === 'link') return link(span, printer)
  const words = keepEnds(span.text)
  if (span.style === 'strong') return paint.bold(words)
  return span.style === 'code' ? paint.cyan(words) : words
}

/** The host that is printed is read off the address itself: a label or a user part cannot pretend another. */
function link(span: Extract<Inline, { type: 'link' }>, { paint, addresses }: Printer): string {
  const label = safe(span.label)
  const url = printableUrl(span.url)
  const host = url === null ? null : hostOf(url)
  if (url === null || host === null) return label
  const named = label === host ? label : `${label} [${host}]`
  return addresses ? `${named} ${paint.dim(paint.underline(url))}` : named
}

function safe(text: string): string {
  return cutAtWord(cleanLine(text.slice(0, TEXT_MAX * 2)), TEXT_MAX)
}

function keepEnds(value: string): string {
  const words = safe(value)
  if (words === '') return value === '' ? '' : ' '
  return `${value.startsWith(' ') ? ' ' : ''}${words}${value.endsWith(' ') ? ' ' : ''}`
}

function barOf(tone: Message['tone'], paint: Colours): string {
  const glyph = '┃'
  switch (tone) {
    case 'news':
      return paint.cyan(glyph)
    case 'change':
      return paint.magenta(glyph)
    case 'caution':
      return paint.yellow(glyph)
    case 'correction':
      return paint.red(glyph)
    case 'neutral':
      return paint.dim(glyph)
  }
}
