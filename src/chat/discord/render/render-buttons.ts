import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIStringSelectComponent } from 'discord.js'
import type { Action } from '../../../domain/message.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { LIMITS } from './limits.ts'

/** Before the id and value of an action: what the bot's own buttons begin with. */
const PREFIX = 'a'
const SEPARATOR = ':'
const MENU = 'menu'
/** Discord's button styles. */
const STYLE = { primary: 1, plain: 2, danger: 4 } as const

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>

/** With more actions than this the rest is a menu in the last row. */
const BUTTONS_BESIDE_MENU = 20
const BUTTONS_MAX = 25
const OPTION_LABEL_MAX = 100

/**
 * Actions as rows of buttons, and where there are too many a menu below them. One whose value does not fit is left out:
 * the command in its place does the same.
 */
export function renderButtons(actions: readonly Action[], menuLabel: string): ButtonRow[] {
  const seen = new Set<string>()
  const buttons = actions.flatMap((action) => {
    const id = encodeAction(action)
    const label = cutAtWord(cleanLine(action.label), LIMITS.buttonLabel)
    if (id === null || label === '' || seen.has(id)) return []
    seen.add(id)
    return [{ type: 2 as const, style: STYLE[action.style ?? 'plain'], label, custom_id: id }]
  })
  const shown = buttons.length > BUTTONS_MAX ? BUTTONS_BESIDE_MENU : buttons.length
  const rows: ButtonRow[] = []
  for (let at = 0; at < shown; at += LIMITS.buttonsInRow)
    rows.push({ type: 1, components: buttons.slice(at, Math.min(at + LIMITS.buttonsInRow, shown)) })
  const rest = buttons.slice(shown, shown + LIMITS.options)
  if (rest.length > 0) rows.push({ type: 1, components: [menuOf(rest, menuLabel)] })
  return rows
}

function menuOf(buttons: { label: string; custom_id: string }[], label: string): APIStringSelectComponent {
  return {
    type: 3,
    custom_id: MENU,
    placeholder: cutAtWord(cleanLine(label), LIMITS.placeholder),
    options: buttons.map((one) => ({ value: one.custom_id, label: cutAtWord(one.label, OPTION_LABEL_MAX) })),
  }
}

/** `a:history:cartel-bounties`; `null` where it is too long. */
export function encodeAction({ id, value }: Pick<Action, 'id' | 'value'>): string | null {
  const text = [PREFIX, id, value].join(SEPARATOR)
  return text.length <= LIMITS.customId ? text : null
}

export function decodeAction(customId: string): { id: string; value: string } | null {
  const [prefix, id, ...rest] = customId.split(SEPARATOR)
  return prefix === PREFIX && id ? { id, value: rest.join(SEPARATOR) } : null
}
