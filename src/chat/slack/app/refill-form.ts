import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types'
import type { FormValues } from '../../front/front.ts'
import { LIMITS } from '../render/limits.ts'
import { plainText } from '../render/plain-text.ts'

type Element = { type: string; options?: { value?: string }[]; [key: string]: unknown }
type SentView = Pick<ModalView, 'callback_id' | 'private_metadata'> & {
  title?: unknown
  submit?: unknown
  blocks?: unknown
}

/** A form as it was sent, with what was typed, and why it was not taken over it. */
export function refillForm(view: SentView, values: FormValues, words: string): ModalView {
  const blocks = ((view.blocks ?? []) as (KnownBlock & { block_id?: string; element?: Element })[]).filter(
    ({ type }) => type === 'input',
  )
  const note: KnownBlock = { type: 'section', text: plainText(words, LIMITS.section) }
  return {
    type: 'modal',
    callback_id: view.callback_id ?? '',
    private_metadata: view.private_metadata ?? '',
    title: view.title as PlainTextElement,
    submit: view.submit as PlainTextElement,
    blocks: [note, ...blocks.map((block) => refill(block, values[(block.block_id ?? '') as keyof FormValues] ?? ''))],
  }
}

function refill(block: KnownBlock & { element?: Element }, value: string): KnownBlock {
  const { element } = block
  if (element === undefined) return block
  const { initial_value, initial_option, initial_options, ...bare } = element
  const chosen = element.options?.find((option) => option.value === value)
  const filled =
    value === ''
      ? {}
      : element.type === 'plain_text_input'
        ? { initial_value: value }
        : chosen === undefined
          ? {}
          : element.type === 'checkboxes'
            ? { initial_options: [chosen] }
            : { initial_option: chosen }
  return { ...block, element: { ...bare, ...filled } } as KnownBlock
}
