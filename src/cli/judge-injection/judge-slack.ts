import { renderForm } from '../../chat/slack/app/form-view.ts'
import { messageView } from '../../chat/slack/app/message-view.ts'
import { renderMessage } from '../../chat/slack/render/render-message.ts'
import { judgeBlocks, judgeView } from './judge-blocks.ts'
import type { JudgedPlatform } from './placed.ts'

/** What goes to Slack, looked at as Slack reads it: knows the wire form and nothing of how it was made. */
export const judgeSlack: JudgedPlatform = {
  name: 'slack',
  judgeMessage(message, payload) {
    const { text, blocks } = renderMessage(message)
    return [
      ...judgeBlocks(blocks),
      ...judgeView(messageView(message, 'C0', 'UTC')),
      ...judgeMarkup(text, 'text'),
      ...walk(blocks, 'blocks', payload),
    ]
  },
  judgeForm(form, payload) {
    const view = renderForm(form, 'C0')
    return [...judgeView(view), ...walk(view, 'view', payload)]
  },
}

/** Tokens our own renderer may write: a date with its words, and a link whose label is its host. */
const DATE = /^!date\^\d+\^[^^|<>]*\|[^<>|]*$/
const LINK = /^(https?:\/\/[^\s|<>]+)\|([^<>|]+)$/

/** Text that Slack reads as mrkdwn. */
export function judgeMarkup(text: string, where: string): string[] {
  const problems: string[] = []
  const rest = text.replace(/<([^<>]*)>/g, (_all, token: string) => {
    if (DATE.test(token)) return ''
    const [, url = '', label = ''] = LINK.exec(token) ?? []
    const host = URL.parse(url.replaceAll('&amp;', '&'))?.hostname ?? ''
    if (url === '') problems.push(`${where}: a live <${token.slice(0, 60)}>`)
    else if (label !== host) problems.push(`${where}: a link to ${host} that says "${label.slice(0, 60)}"`)
    else if (/@/.test(url.split('/')[2] ?? '')) problems.push(`${where}: a link with a user part`)
    return ''
  })
  if (/[<>]/.test(rest)) problems.push(`${where}: "<" or ">" left as it is`)
  if (/&(?!amp;|lt;|gt;)/.test(rest)) problems.push(`${where}: "&" left as it is`)
  if (/@(?:channel|here|everyone)/i.test(rest)) problems.push(`${where}: a call to a whole channel`)
  return problems
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/
const LIVE_ELEMENTS = new Set(['user', 'usergroup', 'broadcast', 'channel', 'team', 'link', 'color', 'emoji'])

function walk(value: unknown, where: string, payload: string): string[] {
  if (typeof value === 'string') return judgeString(value, where, payload)
  if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, `${where}[${index}]`, payload))
  if (typeof value !== 'object' || value === null) return []
  const { type, text } = value as { type?: string; text?: unknown }
  const own: string[] = []
  if (typeof text === 'string') {
    if (type === 'mrkdwn') own.push(...judgeMarkup(text, where))
    if (type === 'plain_text' && /[<>&\n]/.test(text)) own.push(`${where}: markup or a second line in plain text`)
  }
  if (/rich_text/.test(where) === false && type !== undefined && LIVE_ELEMENTS.has(type))
    own.push(`${where}: a live ${type}`)
  return [...own, ...Object.entries(value).flatMap(([key, one]) => walk(one, `${where}.${key}`, payload))]
}

function judgeString(text: string, where: string, payload: string): string[] {
  const problems: string[] = []
  if (CONTROLS.test(text)) problems.push(`${where}: a control or reordering mark`)
  if (!text.isWellFormed()) problems.push(`${where}: half a character`)
  // Words from outside never begin a line of their own: they could pass for the bot's.
  const [, second] = payload.split(/[\n\r\u2028]/)
  const forged = (second ?? '').trim()
  if (forged.length > 3 && !where.endsWith('initial_value') && text.includes(`\n${forged}`))
    problems.push(`${where}: words from outside begin a line`)
  return problems
}
