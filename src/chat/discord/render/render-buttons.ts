import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord.js'
import type { Action } from '../../../domain/message.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { LIMITS } from './limits.ts'

/** Before the id and value of an action: what the bot's own buttons begin with. */
const PREFIX = 'a'
const SEPARATOR = ':'
/** Discord's button styles. */
const STYLE = { primary: 1, plain: 2, danger: 4 } as const

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>

/** Actions as rows of buttons. One whose value does not fit is left out: the command in its place does the same. */
export function renderButtons(actions: readonly Action[]): ButtonRow[] {
  const seen = new Set<string>()
  const buttons = actions.flatMap((action) => {
    const id = encodeAction(action)
    const label = cutAtWord(cleanLine(action.label), LIMITS.buttonLabel)
    if (id === null || label === '' || seen.has(id)) return []
    seen.add(id)
    return [{ type: 2 as const, style: STYLE[action.style ?? 'plain'], label, custom_id: id }]
  })
  const rows: ButtonRow[] = []
  for (let at = 0; at < buttons.length && rows.length < LIMITS.rows; at += LIMITS.buttonsInRow)
    rows.push({ type: 1, components: buttons.slice(at, at + LIMITS.buttonsInRow) })
  return rows
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
