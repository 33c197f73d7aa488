import type { Form } from '../../chat/front/front.ts'
import type { Message } from '../../domain/message.ts'

/** Where words from outside come in; each payload is put into all of them. */
export const POSITIONS = [
  'feed title',
  'feed summary',
  'author',
  'link text',
  'claim text',
  'slash-command text',
  'modal field',
] as const
export type Position = (typeof POSITIONS)[number]

/** What the program would show with a payload in one position. */
export type Placed = { position: Position; messages: Message[]; forms: Form[] }

/** A platform that is judged: what it makes of messages and forms, and what is wrong with that, in words. */
export type JudgedPlatform = {
  name: 'slack' | 'discord'
  judgeMessage(message: Message, payload: string): string[]
  judgeForm(form: Form, payload: string): string[]
}
