import type { ShortcutBody } from './ask.ts'

/** What a message of ours, or of anybody, is about: a statement by its number, else the first address in it. */
export type MessageFacts = { statement: string | null; url: string | null }

/** Buttons whose value is the number of a statement. */
const STATEMENT_BUTTONS = ['why', 'notAbout', 'mend']
const LOOKED_AT = 20_000

export function readMessage(message: ShortcutBody['message']): MessageFacts {
  const buttons = (message?.blocks ?? []).flatMap((block) => {
    const { type, elements } = block as { type?: string; elements?: { action_id?: string; value?: string }[] }
    return type === 'actions' ? (elements ?? []) : []
  })
  const button = buttons.find(({ action_id }) => STATEMENT_BUTTONS.includes(actionName(action_id)))
  const statement = /^\d{1,9}$/.test(button?.value ?? '') ? (button?.value ?? null) : null
  const [, url = null] = /<(https?:\/\/[^|>\s]{1,2000})/.exec((message?.text ?? '').slice(0, LOOKED_AT)) ?? []
  return { statement, url: url?.replaceAll('&amp;', '&') ?? null }
}

/** An action's name without what makes it unique in its row. */
export function actionName(id: string | undefined): string {
  return (id ?? '').split(':')[0] ?? ''
}
