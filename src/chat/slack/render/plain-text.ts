import type { PlainTextElement } from '@slack/types'
import { fitPlain } from './escape-text.ts'

/**
 * A label. Whether Slack decodes entities in plain text is not documented, so the three characters it gives a meaning
 * are shown by their likes there. Never empty: Slack refuses that.
 */
export function plainText(text: string, max: number): PlainTextElement {
  const line = fitPlain(text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆'), max)
  return { type: 'plain_text', text: line === '' ? '…' : line, emoji: false }
}
