import type { Block, Message } from '../../domain/message.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import type { ExportRecord } from '../../ports/export-record.ts'
import { asOfLine } from '../answers/as-of-line.ts'
import { historyLine } from '../answers/history-line.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { type Reader, readerOf } from '../compose/reader.ts'
import { text } from '../compose/spans.ts'
import { buildCard } from '../notices/build-card.ts'
import { escapeMarkdown, renderMarkdown } from './render-markdown.ts'

/** A dossier to paste into a story: where the claim stands, everything that happened, oldest first, and the coverage. */
export function writeDossier(record: ExportRecord, { locale, zone }: { locale: Locale; zone: string }): string {
  const reader = readerOf(locale)
  const card = buildCard(record.card, reader, record.asked === null ? [] : asOfLine(record.asked, reader))
  const parts = [
    renderMarkdown(withoutActions(card), { zone, depth: 1 }),
    renderMarkdown(timelineOf(record, reader), { zone, depth: 2 }),
    `${escapeMarkdown(reader.answers.export.vouchedFor(record.ledger.entry))} \`${record.ledger.hash}\``,
  ]
  return `${parts.join('\n\n')}\n`
}

function timelineOf(record: ExportRecord, reader: Reader): Message {
  const { history } = reader.answers
  return finishMessage(reader, 'neutral', history.heading, [
    { type: 'heading', text: history.heading },
    record.history.length === 0
      ? { type: 'text', spans: [text(history.none)] }
      : { type: 'list', items: record.history.map((entry) => historyLine(entry, reader)) },
    { type: 'text', spans: coverageLine(record.card.coverage, reader) },
  ])
}

/** Buttons and command lines are no part of a story. */
function withoutActions(message: Message): Message {
  return { ...message, blocks: message.blocks.filter((block: Block) => block.type !== 'actions') }
}
