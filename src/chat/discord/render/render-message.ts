import type { APIEmbed, APIEmbedField } from 'discord.js'
import type { Action, Block, Message } from '../../../domain/message.ts'
import type { Locale } from '../../../domain/vocabulary.ts'
import { catalogueOf } from '../../catalogue/catalogue-of.ts'
import { withMarks } from '../../compose/quoted-words.ts'
import { cleanLine, cleanText } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { escapeLine, escapeText } from './escape-markdown.ts'
import { LIMITS } from './limits.ts'
import { type ButtonRow, renderButtons } from './render-buttons.ts'
import { renderSpans, shrink } from './render-inline.ts'

/** Nothing in a message of ours ever calls anybody. */
export const NO_MENTIONS = { parse: [] as never[] } as const

/** The body of a message as Discord takes it, new or in place of an earlier one. */
export type DiscordMessage = {
  content: string
  embeds: APIEmbed[]
  components: ButtonRow[]
  allowed_mentions: { parse: never[] }
}

/** Beside the words of the heading, never in place of them. */
const COLOUR: Record<Message['tone'], number> = {
  neutral: 0x6b7785,
  news: 0x2f6fb5,
  change: 0xb07d12,
  caution: 0xc0392b,
  correction: 0x7a4fb5,
}
/** One line of a post is never longer. */
const LINE_MAX = 1_500
/** Fields have at most this much of the sum, so that the description keeps room. */
const FIELDS_SUM = 2_400
/** Short values stand side by side. A time is shown longer than it is written. */
const INLINE_MAX = 45

/**
 * A message as an embed under its heading. The heading stands in the text of the message: notifications show it, and
 * so does a client that hides embeds. `footer`: small print at the end, such as the mark a post is found by.
 */
export function renderMessage(message: Message, footer = ''): DiscordMessage {
  const locale = message.locale ?? 'en'
  const [first] = message.blocks
  const heading = first?.type === 'heading' ? first.text : message.fallback
  const blocks = first?.type === 'heading' ? message.blocks.slice(1) : message.blocks
  const told = blocks.filter((block) => block.type !== 'actions')
  const last = told.at(-1)
  const fields = last?.type === 'fields' ? renderFields(last.fields, locale) : []
  const { lines, actions } = renderBody(
    blocks.filter((block) => fields.length === 0 || block !== last),
    locale,
  )
  const used = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0) + footer.length
  const room = Math.min(LIMITS.description, LIMITS.embedSum - used)
  const embed: APIEmbed = {
    color: COLOUR[message.tone],
    ...(lines.length === 0 ? {} : { description: joinLines(lines, room, locale) }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  }
  return {
    content: shrink(cleanLine(heading), LIMITS.content - 4, (text) => `**${escapeLine(text)}**`),
    embeds: Object.keys(embed).length > 1 ? [embed] : [],
    components: renderButtons(actions, catalogueOf(locale).discord.moreActions),
    allowed_mentions: { ...NO_MENTIONS },
  }
}

/** A name in plain words, for a thread or a forum post: the heading, cut to size. */
export function threadName(message: Message): string {
  const [first] = message.blocks
  const name = cleanLine(first?.type === 'heading' ? first.text : message.fallback)
  return cutAtWord(name, LIMITS.threadName) || 'onrecord'
}

/**
 * The lines of the blocks, and all actions: Discord shows them below everything. Where several groups have their own, a
 * number before each group and on its buttons says which belong to which.
 */
function renderBody(blocks: Block[], locale: Locale): { lines: string[]; actions: Action[] } {
  const groups = blocks.filter((block) => block.type === 'actions').length
  const lines: string[] = []
  const actions: Action[] = []
  let [start, number] = [0, 0]
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'actions') {
      lines.push(...spaced(block, blocks[at - 1], renderBlock(block, locale)))
      continue
    }
    number += 1
    const mark = groups > 1 ? `[${number}] ` : ''
    actions.push(...block.actions.map((action) => ({ ...action, label: mark + action.label })))
    if (mark !== '') numberGroup(lines, start, mark)
    start = lines.length
  }
  return { lines, actions }
}

function numberGroup(lines: string[], start: number, mark: string): void {
  const first = lines.findIndex((line, at) => at >= start && line !== '')
  const words = `**\\[${mark.slice(1, -2)}\\]**`
  const line = first < 0 ? undefined : lines[first]
  if (line === undefined || /^(?:- |> |-# )/.test(line)) lines.splice(Math.max(first, start), 0, words)
  else lines[first] = `${words} ${line}`
}

function renderBlock(block: Block, locale: Locale): string[] {
  switch (block.type) {
    case 'heading':
      return [shrink(cleanLine(block.text), LINE_MAX, (text) => `**${escapeLine(text)}**`)]
    case 'text':
      return [renderSpans(block.spans, locale, LINE_MAX)]
    case 'quote':
      return [renderQuote(block, locale)]
    case 'context':
      return [`-# ${renderSpans(block.spans, locale, LINE_MAX)}`]
    case 'fields':
      return block.fields.map(
        ({ label, spans }) => `**${escapeLine(cutAtWord(label, 100))}:** ${renderSpans(spans, locale, LINE_MAX)}`,
      )
    case 'list':
      return block.items.map((item) => `- ${renderSpans(item, locale, LINE_MAX)}`)
    case 'divider':
    case 'actions':
      return []
  }
}

/** An empty line before what begins something new: a quote, a labelled list, small print. */
function spaced(block: Block, before: Block | undefined, lines: string[]): string[] {
  if (before === undefined || lines.length === 0) return lines
  const opens =
    block.type === 'quote' ||
    (block.type === 'text' && (before.type !== 'text' || isLabel(block))) ||
    (block.type === 'context' && before.type !== 'quote') ||
    before.type === 'divider'
  return opens ? ['', ...lines] : lines
}

/** A line of its own that names what follows. */
function isLabel({ spans: [span, ...rest] }: Extract<Block, { type: 'text' }>): boolean {
  return rest.length === 0 && span?.type === 'text' && span.style === 'strong'
}

function renderQuote(block: Extract<Block, { type: 'quote' }>, locale: Locale): string {
  const words = cleanText(block.text)
  const shown = block.direct ? withMarks(words, catalogueOf(locale)) : words
  return shrink(shown, LINE_MAX, (text) =>
    escapeText(text)
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  )
}

function renderFields(all: Extract<Block, { type: 'fields' }>['fields'], locale: Locale): APIEmbedField[] {
  const fields: APIEmbedField[] = []
  let room = FIELDS_SUM
  for (const { label, spans } of all.slice(0, LIMITS.fields)) {
    const name = cutAtWord(cleanLine(label), 100) || '·'
    const value = renderSpans(spans, locale, Math.min(LIMITS.fieldValue, room - name.length))
    if (value.trim() === '') continue
    room -= name.length + value.length
    fields.push({ name, value, inline: value.length <= INLINE_MAX && !value.includes('<t:') })
  }
  return fields
}

/** As many whole lines as fit; of the rest is said how many there are. */
function joinLines(lines: string[], room: number, locale: Locale): string {
  const whole = lines.join('\n')
  if (whole.length <= room) return whole
  const { cut } = catalogueOf(locale).discord
  const kept = room - cut(lines.length).length - 1
  let text = ''
  let count = 0
  for (const line of lines) {
    if (text.length + line.length + 1 > kept) break
    text += `${line}\n`
    count += 1
  }
  const left = lines.slice(count).filter((line) => line !== '').length
  return `${text}${cut(left)}`
}
