import type { Message } from '../../domain/message.ts'
import type { AnchorNotice } from '../../domain/notice.ts'
import { finishMessage } from '../compose/finish-message.ts'
import type { Reader } from '../compose/reader.ts'
import { code, text, time } from '../compose/spans.ts'

/** The hash by which the end of the ledger can be checked one day. */
export function buildAnchor({ entry, hash, at }: AnchorNotice, reader: Reader): Message {
  const { anchor } = reader.notices
  const heading = anchor.heading(entry)
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'text', spans: [code(hash), text(' · '), time(at)] },
    { type: 'context', spans: [text(anchor.what)] },
  ])
}
