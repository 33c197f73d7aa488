import { renderForm } from '../../chat/discord/bot/render-form.ts'
import { renderMessage, threadName } from '../../chat/discord/render/render-message.ts'
import type { JudgedPlatform } from './placed.ts'

type Json = Record<string, unknown>
/** Discord's limits by its developer pages, written down here anew: the renderer's own table is what is judged. */
const CONTENT = 2_000
const DESCRIPTION = 4_096
const FIELD_NAME = 256
const FIELD_VALUE = 1_024
const FOOTER = 2_048
const SUM = 6_000
const FIELDS = 25
const ROWS = 5
const CUSTOM_ID = 100
const LABEL = 80
const THREAD_NAME = 100

/** What goes to Discord, looked at as Discord reads it: knows the wire form and nothing of how it was made. */
export const judgeDiscord: JudgedPlatform = {
  name: 'discord',
  judgeMessage(message, payload) {
    const body = renderMessage(message, 'onrecord · 0123456789') as unknown as Json
    const name = threadName(message)
    return [
      ...judgeBody(body),
      ...walk(body, 'body', payload),
      ...bound(name, 'thread name', 1, THREAD_NAME),
      ...walk(name, 'thread name', payload),
    ]
  },
  judgeForm(form, payload) {
    const modal = renderForm(form) as unknown as Json
    return [...judgeModal(modal), ...walk(modal, 'form', payload)]
  },
}

function judgeBody(body: Json): string[] {
  const mentions = body.allowed_mentions as Json | undefined
  const embeds = list(body.embeds)
  const rows = list(body.components)
  const texts = embeds.flatMap((embed) => [
    ['description', embed.description, DESCRIPTION] as const,
    ['footer', (embed.footer as Json | undefined)?.text, FOOTER] as const,
    ...list(embed.fields).flatMap((field) => [
      ['field name', field.name, FIELD_NAME] as const,
      ['field value', field.value, FIELD_VALUE] as const,
    ]),
  ])
  const sum = texts.reduce((total, [, text]) => total + String(text ?? '').length, 0)
  const shown = [['content', body.content, CONTENT] as const, ...texts]
  return [
    ...(JSON.stringify(mentions) === '{"parse":[]}' ? [] : ['allowed_mentions is not {parse: []}']),
    ...shown.flatMap(([where, text, most]) => bound(text, where, 0, most)),
    ...shown.flatMap(([where, text]) => (where === 'footer' ? [] : judgeMarkdown(String(text ?? ''), where))),
    ...(sum > SUM ? [`embeds are ${sum} characters in sum, at most ${SUM}`] : []),
    ...(embeds.some((embed) => list(embed.fields).length > FIELDS) ? [`over ${FIELDS} fields`] : []),
    ...(rows.length > ROWS ? [`${rows.length} rows, at most ${ROWS}`] : []),
    ...rows.flatMap((row) => list(row.components).flatMap(judgeComponent)),
  ]
}

function judgeComponent(part: Json): string[] {
  return [
    ...bound(part.custom_id, 'custom_id', 1, CUSTOM_ID),
    ...(part.type === 2 ? bound(part.label, 'button', 1, LABEL) : []),
    ...list(part.options).flatMap((option) => [
      ...bound(option.label, 'option', 1, 100),
      ...bound(option.value, 'option value', 1, 100),
    ]),
  ]
}

function judgeModal(modal: Json): string[] {
  const parts = list(modal.components)
  return [
    ...bound(modal.title, 'title', 1, 45),
    ...bound(modal.custom_id, 'custom_id', 1, CUSTOM_ID),
    ...(parts.length >= 1 && parts.length <= 5 ? [] : [`${parts.length} inputs, between 1 and 5`]),
    ...parts.flatMap((part) => {
      const input = part.component as Json
      return [
        ...bound(part.label, 'label', 1, 45),
        ...(part.description === undefined ? [] : bound(part.description, 'hint', 1, 100)),
        ...(input.value === undefined ? [] : bound(input.value, 'value', 0, Number(input.max_length ?? 4_000))),
        ...judgeComponent(input),
      ]
    }),
  ]
}

/** Tokens our own renderer may write: times, and links to http(s) whose host stands beside them. */
const TIME = /^t:\d+:[fD]$/
const LINK = /(?<!\\)\[((?:\\.|[^\]\\])*)\]\((https?:\/\/[^\s()<>]+)\)( \\\(((?:\\.|[^)\\])*)\\\))?/g

/** Text that Discord reads as Markdown: what is not escaped must be ours. */
export function judgeMarkdown(text: string, where: string): string[] {
  const problems: string[] = []
  // Inside code nothing is live; a masked link or a mention is not to be there all the same.
  for (const [, code = ''] of text.matchAll(/(?<!\\)`([^`]*)`/g))
    if (/\]\(|<[@#]/.test(code)) problems.push(`${where}: a link or a mention in code`)
  const outside = text.replace(/(?<!\\)`[^`]*`/g, '')
  const unlinked = outside.replace(LINK, (_all, label: string, url: string, beside: string | undefined, shown = '') => {
    const host = URL.parse(url)?.hostname ?? ''
    if (beside === undefined || shown.replace(/\\(.)/g, '$1') !== host)
      problems.push(`${where}: a link to ${host} without its host beside it`)
    if (/@/.test(url.split('/')[2] ?? '')) problems.push(`${where}: a link with a user part`)
    if (/[\p{L}\p{N}]\.[\p{L}\p{N}]{2}/u.test(label.replace(/\\(.)/g, '$1')))
      problems.push(`${where}: a link that says "${label.slice(0, 60)}"`)
    return ''
  })
  const live = unlinked.replace(/\\[^\p{L}\p{N}\s]/gu, '')
  for (const [, token = ''] of live.matchAll(/<([^<>]*)>/g))
    if (!TIME.test(token)) problems.push(`${where}: a live <${token.slice(0, 60)}>`)
  if (/\]\(/.test(live)) problems.push(`${where}: a masked link`)
  if (/@(?:everyone|here)/i.test(live)) problems.push(`${where}: a call to everyone`)
  if (/https?:\/\//i.test(live)) problems.push(`${where}: an address that becomes a link`)
  if (/discord(?:app)?\.(?:gg|com)\/[\w-]/i.test(live)) problems.push(`${where}: an invite`)
  if (/\|\||~~|__/.test(live)) problems.push(`${where}: markup from outside`)
  if (/^\s*(?:#{1,3} |>>> )/m.test(live)) problems.push(`${where}: a heading or a quote to the end`)
  return problems
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/

function walk(value: unknown, where: string, payload: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, `${where}[${index}]`, payload))
  if (typeof value === 'string') return judgeString(value, where, payload)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => walk(one, `${where}.${key}`, payload))
}

function judgeString(text: string, where: string, payload: string): string[] {
  const [, second] = payload.split(/[\n\r\u2028]/)
  const forged = (second ?? '').trim()
  return [
    ...(CONTROLS.test(text) ? [`${where}: a control or reordering mark`] : []),
    ...(text.isWellFormed() ? [] : [`${where}: half a character`]),
    // Words from outside never begin a line of their own: they could pass for the bot's.
    ...(forged.length > 3 && !where.endsWith('.value') && text.replace(/\\(.)/g, '$1').includes(`\n${forged}`)
      ? [`${where}: words from outside begin a line`]
      : []),
  ]
}

function bound(value: unknown, where: string, least: number, most: number): string[] {
  if (value === undefined && least === 0) return []
  const length = typeof value === 'string' ? value.length : -1
  return length >= least && length <= most ? [] : [`${where}: ${length} characters, between ${least} and ${most}`]
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
