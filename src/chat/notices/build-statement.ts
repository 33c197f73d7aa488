import type { Block, Inline, Message } from '../../domain/message.ts'
import type { CorrectedMark, StatementNotice } from '../../domain/notice.ts'
import { isAddition } from '../../domain/statement-edit.ts'
import { PARTY_ROLES } from '../../domain/vocabulary.ts'
import { historyAction, notAboutAction, whyAction } from '../compose/actions.ts'
import { correctedBlock, correctedWords, translationBlocks } from '../compose/corrected-lines.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import { quoteBlocks, quotedInline } from '../compose/quoted-words.ts'
import type { Reader } from '../compose/reader.ts'
import { sayMatched } from '../compose/reasons/say-matched.ts'
import { sourceLink } from '../compose/source-link.ts'
import { day, joinSpans, strong, text, time } from '../compose/spans.ts'
import { atStart, speakerName } from '../compose/speaker-name.ts'
import { legalKind, legalNote, stanceWords } from '../compose/stance-words.ts'

/** A new statement: who did what about which claim, their words, where and when, and why it is here. */
export function buildStatement(notice: StatementNotice, reader: Reader): Message {
  const { words, notices } = reader
  const { labels } = words
  const title = bounded(notice.claim.title, 'title')
  const headline = notices.statement.headline(
    atStart(speakerName(notice.speaker, reader), reader),
    didWords(notice, reader),
  )
  const note = legalNote(notice, reader)
  const quoted = quotedInline(notice.quote, reader)
  const { corrected } = notice
  if (corrected?.what === 'dismissed' || corrected?.what === 'moved')
    return buildTakenBack(notice, corrected, headline, reader)
  const tone = corrected === undefined || isAddition(corrected.what) ? 'news' : 'correction'
  return finishMessage(reader, tone, `${headline} · ${title}${quoted === '' ? '' : `: ${quoted}`}`, [
    { type: 'heading', text: `${headline} · ${title}` },
    ...correctedBlock(corrected, reader),
    ...sinceBlock(notice, reader),
    ...quoteBlocks(notice.quote, reader),
    ...translationBlocks(notice.translations, reader),
    ...(note === null ? [] : [{ type: 'text', spans: [text(note)] } satisfies Block]),
    {
      type: 'fields',
      fields: [
        { label: labels.source, spans: sourceSpans(notice, reader) },
        { label: labels.when, spans: timesOf(notice, reader) },
        { label: labels.carriedBy, spans: [text(words.outlets(notice.otherOutlets))] },
        { label: labels.role, spans: roleOf(notice.role, reader) },
        { label: labels.why, spans: notice.why === '' ? [] : [text(sayMatched(notice, reader))] },
      ],
    },
    {
      type: 'actions',
      actions: [
        whyAction(notice.statementId, reader),
        historyAction(notice.claim.slug, reader),
        notAboutAction(notice.statementId, reader),
      ],
    },
  ])
}

/** The post that stood here does not stand any more: what it was, in a line, and why. */
function buildTakenBack(notice: StatementNotice, mark: CorrectedMark, headline: string, reader: Reader): Message {
  const heading = `${correctedWords(mark, reader)} · ${bounded(notice.claim.title, 'title')}`
  const { labels, corrected } = reader.words
  return finishMessage(reader, 'correction', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        { label: corrected.firstPosted, spans: [text(headline)] },
        { label: labels.reason, spans: mark.reason === '' ? [] : [text(bounded(mark.reason, 'line'))] },
        { label: labels.source, spans: sourceSpans(notice, reader) },
        { label: labels.when, spans: [time(mark.at)] },
      ],
    },
    {
      type: 'actions',
      actions: [whyAction(notice.statementId, reader), historyAction(notice.claim.slug, reader)],
    },
  ])
}

/** What became of a charge: whoever reads of it later reads that too. */
function sinceBlock({ since = [] }: StatementNotice, reader: Reader): Block[] {
  return since.map(({ kind, at, statementId }) => ({
    type: 'text',
    spans: [
      strong(`${reader.words.corrected.sinceThen}: ${reader.words.legalStep[legalKind(kind) ?? 'unspecified']}, `),
      day(at),
      text(` · #${statementId}`),
    ],
  }))
}

function sourceSpans({ source, addedByEditor }: StatementNotice, reader: Reader): Inline[] {
  const mark = text(reader.words.addedByEditor)
  if (!addedByEditor) return [sourceLink(source)]
  return source.url === null ? [mark] : [sourceLink(source), text(' · '), mark]
}

/** What the speaker did; where it may not be named, whether the words below are theirs or the outlet's. */
function didWords(notice: StatementNotice, reader: Reader): string {
  return notice.stanceShown || notice.quote.direct ? stanceWords(notice, reader) : reader.words.saidReported
}

/** When it was said, published and seen; a time that would only repeat the one before it is left out. */
function timesOf(notice: StatementNotice, reader: Reader): Inline[] {
  const { labels, late, heldBack } = reader.words
  const published = notice.publishedAt === notice.saidAt ? null : notice.publishedAt
  return joinSpans(
    [
      notice.saidAt === null ? [] : [text(`${labels.said} `), time(notice.saidAt)],
      published === null ? [] : [text(`${labels.published} `), time(published)],
      [text(`${labels.seen} `), time(notice.seenAt)],
      notice.late ? [strong(notice.heldBack ? heldBack : late)] : [],
    ],
    ' · ',
  )
}

function roleOf(role: string | null, reader: Reader): Inline[] {
  if (role === null || role === '') return []
  const known = PARTY_ROLES.find((one) => one === role)
  return [text(known === undefined ? bounded(role, 'name') : reader.words.role[known])]
}
