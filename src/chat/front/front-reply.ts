import type { Message } from '../../domain/message.ts'
import type { Form } from './form.ts'
import type { FieldName } from './names.ts'

/**
 * What the front answers. An adapter renders it and decides nothing:
 * - `message`: to the asker alone, or into the channel where `public` is true. Its buttons are in it, those to turn the
 *   page and to share it too. `shows`: ids of the statements in it. `inPlace`: the message the button stood on may be replaced by this one.
 * - `form`: opened at once.
 * - `errors`: the form stays open; a sentence for each field that has to be mended. The first key is always a field of it.
 * - `file`: `text` as a file beside `message`, to the asker alone.
 * - `nothing`: the button needs no answer.
 */
export type FrontReply =
  | { type: 'message'; message: Message; public: boolean; inPlace: boolean; shows?: readonly number[] }
  | { type: 'form'; form: Form }
  | { type: 'errors'; errors: FieldErrors }
  | { type: 'file'; message: Message; fileName: string; mediaType: string; text: string }
  | { type: 'nothing' }

export type FieldErrors = Partial<Record<FieldName, string>>

export function reply(
  message: Message,
  extra: { public?: boolean; inPlace?: boolean } = {},
): Extract<FrontReply, { type: 'message' }> {
  return { type: 'message', message, public: extra.public ?? false, inPlace: extra.inPlace ?? false }
}
