import type { ActionsBlock, Button, KnownBlock, MrkdwnElement } from '@slack/types'
import type { Action, Block, Inline, Message } from '../../../domain/message.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { fitLine, fitPlain, hasEntities } from './escape-text.ts'
import { LIMITS } from './limits.ts'
import { plainText } from './plain-text.ts'
import { renderSpans, type Tongue } from './render-spans.ts'
import { renderQuote } from './rich-quote.ts'

/** As the Web API takes it: `text` for notifications and screen readers, always. */
export type SlackMessage = { text: string; blocks: KnownBlock[] }
export type SlackRenderOptions = {
  /** Of times for clients that have none of their own; UTC where left out. */
  zone?: string
  /** Blocks and characters to be left free, for what is put around it. */
  spare?: { blocks: number; text: number }
}

type Rendered = { blocks: KnownBlock[]; cut: boolean }

/** Blocks kept for the buttons and for the line that says something was cut. */
const LAST_BLOCKS = 2
const LAST_TEXT = 1_200

/** A message tree as Block Kit; within every limit, whatever is in it. */
export function renderMessage(message: Message, options: SlackRenderOptions = {}): SlackMessage {
  const tongue: Tongue = { locale: message.locale ?? 'en', zone: options.zone ?? 'UTC' }
  const spare = options.spare ?? { blocks: 0, text: 0 }
  // The buttons at the end stay whatever is cut before them.
  const last = message.blocks.at(-1)
  const buttons = last?.type === 'actions' ? last.actions : []
  const words = (buttons.length > 0 ? message.blocks.slice(0, -1) : message.blocks).map((block) =>
    renderBlock(block, tongue),
  )
  const room = { blocks: LIMITS.blocks - LAST_BLOCKS - spare.blocks, text: LIMITS.messageText - LAST_TEXT - spare.text }
  const { blocks, cut } = takeWhatFits(words, room)
  const note = cut ? [context(catalogueOf(tongue.locale).slack.shortened)] : []
  return {
    text: fitLine(message.fallback, LIMITS.fallback).text || '…',
    blocks: [...blocks, ...note, ...renderActions(buttons)],
  }
}

/** In order, as long as there is room; what does not fit is left out whole, and so is all after it. */
function takeWhatFits(rendered: Rendered[], room: { blocks: number; text: number }): Rendered {
  const taken: KnownBlock[] = []
  let text = 0
  let anyCut = false
  for (const { blocks, cut } of rendered) {
    anyCut ||= cut
    for (const block of blocks) {
      // What is no text is counted too: it costs little and nothing is counted short.
      text += JSON.stringify(block).length
      if (taken.length === room.blocks || text > room.text) return { blocks: taken, cut: true }
      taken.push(block)
    }
  }
  return { blocks: taken, cut: anyCut }
}

function renderBlock(block: Block, tongue: Tongue): Rendered {
  switch (block.type) {
    case 'heading':
      return renderHeading(block.text)
    case 'text': {
      const { text, cut } = renderSpans(block.spans, LIMITS.section, tongue)
      return { blocks: section(text), cut }
    }
    case 'quote': {
      const quote = renderQuote(block, tongue)
      return quote === null ? { blocks: [], cut: false } : { blocks: [quote.block], cut: quote.cut }
    }
    case 'fields':
      return renderFields(block.fields, tongue)
    case 'list':
      return renderList(block.items, tongue)
    case 'context': {
      const { text, cut } = renderSpans(block.spans, LIMITS.context, tongue)
      return { blocks: text === '' ? [] : [context(text)], cut }
    }
    case 'divider':
      return { blocks: [{ type: 'divider' }], cut: false }
    case 'actions':
      return { blocks: renderActions(block.actions), cut: false }
  }
}

/** A header shows its text as it is; whether it decodes entities is not documented, so such a title is bold instead. */
function renderHeading(heading: string): Rendered {
  const line = cleanLine(heading.slice(0, LIMITS.section))
  if (hasEntities(line)) {
    const { text, cut } = fitLine(line, LIMITS.header * 2)
    return { blocks: section(`*${text}*`), cut }
  }
  const text = fitPlain(line, LIMITS.header)
  if (text === '') return { blocks: [], cut: false }
  return {
    blocks: [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }],
    cut: text.endsWith('…') && !line.endsWith('…'),
  }
}

type Fields = Extract<Block, { type: 'fields' }>['fields']

/** Label over value; two columns where all are short, else one section each. */
function renderFields(fields: Fields, tongue: Tongue): Rendered {
  let cut = false
  const written = fields.map(({ label, spans }) => {
    const name = fitLine(label, 100).text
    const value = renderSpans(spans, LIMITS.field - name.length - 4, tongue)
    cut ||= value.cut
    return `*${name}*\n${value.text}`
  })
  const narrow = written.every((one) => one.length <= NARROW)
  if (!narrow) return { blocks: packLines(written.map((one) => one.replace('\n', ' '))), cut }
  const rows: KnownBlock[] = []
  for (let first = 0; first < written.length; first += LIMITS.fields)
    rows.push({ type: 'section', fields: written.slice(first, first + LIMITS.fields).map(mrkdwn) })
  return { blocks: rows, cut }
}

/** Longest field that is still easily read in half a column, links and dates as they are written. */
const NARROW = 160

function renderList(items: Inline[][], tongue: Tongue): Rendered {
  let cut = false
  const lines = items.map((item) => {
    const line = renderSpans(item, LIMITS.section - 4, tongue)
    cut ||= line.cut
    return `• ${line.text}`
  })
  return { blocks: packLines(lines), cut }
}

/** As few sections as hold the lines, each line whole. */
function packLines(lines: string[]): KnownBlock[] {
  const packed: string[] = []
  for (const line of lines) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= LIMITS.section)
      packed[packed.length - 1] = `${last}\n${line}`
    else packed.push(line)
  }
  return packed.flatMap(section)
}

function renderActions(actions: Action[]): ActionsBlock[] {
  if (actions.length === 0) return []
  const seen = new Map<string, number>()
  const elements = actions.slice(0, LIMITS.actions).map((action): Button => {
    const count = seen.get(action.id) ?? 0
    seen.set(action.id, count + 1)
    return {
      type: 'button',
      // Unique in its row, as Slack wants it; what follows the colon is no part of the name.
      action_id: `${action.id}${count === 0 ? '' : `:${count}`}`.slice(0, LIMITS.actionId),
      text: plainText(action.label, LIMITS.button),
      value: action.value.slice(0, LIMITS.actionValue),
      ...(action.style === undefined ? {} : { style: action.style }),
    }
  })
  return [{ type: 'actions', elements }]
}

const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

function section(text: string): KnownBlock[] {
  return text === '' ? [] : [{ type: 'section', text: mrkdwn(text) }]
}

export function context(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text)] }
}
