import type { Inline } from '../../domain/message.ts'
import type { BasisRef, CardStatement } from '../../domain/notice.ts'
import { correctedWords, translationSpans } from './corrected-lines.ts'
import { boundedQuote } from './limits.ts'
import { quotedInline } from './quoted-words.ts'
import type { Reader } from './reader.ts'
import { sourceLink } from './source-link.ts'
import { day, strong, text } from './spans.ts'
import { speakerName } from './speaker-name.ts'
import { stanceWords } from './stance-words.ts'

/** One statement in one list item: day, who, what, the words, where, and the number to ask about. */
export function statementLine(statement: CardStatement, reader: Reader): Inline[] {
  const words = statementMark(statement, reader)
  const mark = words === '' ? [] : [text(` (${words})`)]
  return [day(statement.at), text(' · '), ...statementBody(statement, reader), ...mark]
}

/** Whether it counts, and whether an editor changed it; empty where nothing is to be said. */
export function statementMark(statement: CardStatement, reader: Reader): string {
  const { dismissed, corrected } = statement
  if (
    corrected &&
    corrected.what !== 'dismissed' &&
    corrected.what !== 'restored' &&
    !(dismissed && corrected.what !== 'moved')
  )
    return correctedWords(corrected, reader)
  return dismissed ? reader.answers.history.dismissedMark : ''
}

/** The same without the day. */
export function statementBody(statement: CardStatement, reader: Reader): Inline[] {
  const { words } = reader
  const said = statement.stance === 'declines_comment' ? '' : ` ${words.saidBefore}`
  const did = statement.stanceShown ? ` ${stanceWords(statement, reader)}` : said
  if (statement.removed) return removedLine(statement, reader)
  const quoted = quotedInline(statement, reader)
  const { speaker: name, affiliation, unnamed } = statement
  return [
    strong(speakerName({ name, affiliation, unnamed }, reader)),
    text(quoted === '' ? did : `${did}: ${quoted}`),
    ...translationSpans(statement.translations, reader),
    text(' — '),
    ...(statement.addedByEditor && statement.source.url === null ? [] : [sourceLink(statement.source)]),
    ...(statement.addedByEditor ? [text(`${statement.source.url === null ? '' : ', '}${words.addedByEditor}`)] : []),
    text(statement.outlets > 1 ? ` ${words.outletsShort(statement.outlets - 1)}` : ''),
    text(` · #${statement.id}`),
  ]
}

/** What is left of a statement whose words were removed: that it was made, where, and its number. */
function removedLine(statement: CardStatement, reader: Reader): Inline[] {
  return [strong(reader.words.textRemoved), text(' — '), sourceLink(statement.source), text(` · #${statement.id}`)]
}

/**
 * A statement a change rests on: its number, who, the words. Without quotation marks where it is not told whether they are
 * direct.
 */
export function basisLine({ id, speaker, unnamed, ...quote }: BasisRef, reader: Reader): Inline[] {
  const { words, ground, direct, language } = quote
  const shown =
    direct === undefined || language === undefined
      ? boundedQuote(quote, 'words')
      : quotedInline({ words, direct, language, ...(ground === undefined ? {} : { ground }) }, reader)
  const name = speakerName({ name: speaker, affiliation: '', unnamed: unnamed === true }, reader)
  return [text(`#${id} `), strong(name), text(shown === '' ? '' : ` ${reader.words.saidBefore}: ${shown}`)]
}
