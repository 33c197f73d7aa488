import type { Block, Inline, Message } from '../../domain/message.ts'
import type { SearchAnswer, SearchHit } from '../../ports/reader-verbs.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sourceLink } from '../compose/source-link.ts'
import { day, joinSpans, strong, text } from '../compose/spans.ts'
import { statementBody } from '../compose/statement-line.ts'

/** What was found, a line a hit. */
export function buildSearch(answer: SearchAnswer, reader: Reader): Message {
  const { search } = reader.answers
  const asked = bounded(answer.text, 'words')
  const heading = answer.hits.length === 0 ? search.none(asked) : search.heading(asked, answer.hits.length, answer.more)
  const more: Block[] = answer.more ? [{ type: 'context', spans: [text(search.more)] }] : []
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'context', spans: answer.hits.length === 0 ? [] : [text(search[answer.by])] },
    { type: 'list', items: answer.hits.map((hit) => hitLine(hit, reader)) },
    ...more,
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
  ])
}

function hitLine(hit: SearchHit, reader: Reader): Inline[] {
  const { search, claims, history } = reader.answers
  const start = [day(hit.at), text(` · ${search.kind[hit.type]} · `)]
  if (hit.type === 'statement') {
    const mark = hit.statement.dismissed ? ` (${history.dismissedMark})` : ''
    return [
      ...start,
      ...statementBody(hit.statement, reader),
      text(`${mark} · ${search.about(bounded(hit.claim.slug, 'name'))}`),
    ]
  }
  if (hit.type === 'claim') {
    const archived = hit.archived ? ` · ${claims.archived}` : ''
    return [
      ...start,
      strong(bounded(hit.claim.title, 'title')),
      text(` (${hit.claim.slug})${archived}: ${bounded(hit.claim.text, 'line')}`),
    ]
  }
  return [
    ...start,
    ...joinSpans(
      [
        [strong(bounded(hit.title, 'title')), text(' — '), sourceLink(hit.source)],
        hit.snippet === '' ? [] : [text(bounded(hit.snippet, 'line'))],
        hit.claims.length === 0 ? [] : [text(search.about(bounded(hit.claims.join(', '), 'words')))],
      ],
      ' · ',
    ),
  ]
}
