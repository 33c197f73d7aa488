import type { Action, Block, Inline, Message } from '../../domain/message.ts'
import type { PossibleAnswer } from '../../ports/editor-verbs.ts'
import { adoptActions, possibleActions } from '../compose/actions.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { sayReason } from '../compose/reasons/say-reason.ts'
import { sourceLink } from '../compose/source-link.ts'
import { day, strong, text } from '../compose/spans.ts'
import { speakerName } from '../compose/speaker-name.ts'

const MATCHES_SHOWN = 8
const REASONS_SHOWN = 4

/** Matches below the bar: what each is, what it rests on, what accepting it would record, and how to decide it. */
export function buildPossible(answer: PossibleAnswer, reader: Reader): Message {
  const { possible } = reader.answers
  const heading = answer.total === 0 ? possible.none : possible.heading(answer.total)
  const shown = answer.matches.slice(0, MATCHES_SHOWN)
  const hidden = answer.total - shown.length
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    ...shown.flatMap((match) => matchBlocks(match, reader)),
    ...(hidden > 0 && shown.length > 0
      ? [{ type: 'context', spans: [text(reader.words.more(hidden))] } satisfies Block]
      : []),
  ])
}

type PossibleMatch = PossibleAnswer['matches'][number]

function matchBlocks(match: PossibleMatch, reader: Reader): Block[] {
  const { possible, why } = reader.answers
  const score = why.score(match.score.toFixed(2), match.threshold.toFixed(2))
  const reasons = match.reasons
    .slice(0, REASONS_SHOWN)
    .map((reason) => bounded(sayReason(reason, reader).detail, 'line'))
  const byAnalyst = match.readings.filter(({ by }) => by === 'analyst').map(({ speaker }) => speaker)
  const actions: Action[] = [
    ...possibleActions(match.itemId, match.claim.slug, reader),
    ...adoptActions(match.itemId, match.claim.slug, byAnalyst, reader),
  ]
  return [
    {
      type: 'text',
      spans: [
        strong(possible.item(match.itemId)),
        text(` · ${bounded(match.claim.title, 'title')} · `),
        day(match.at),
        text(' · '),
        sourceLink(match.source),
        text(` · ${bounded(match.title, 'title')}`),
      ],
    },
    {
      type: 'list',
      items: [
        [text(`${score}${reasons.length === 0 ? '' : `: ${reasons.join(' · ')}`}`)],
        ...readingLines(match, reader),
      ],
    },
    { type: 'actions', actions },
  ]
}

/** The stance by its name: this is shown to editors, who decide; never between quotation marks of ours. */
function readingLines({ readings }: PossibleMatch, reader: Reader): Inline[][] {
  const { possible } = reader.answers
  if (readings.length === 0) return [[text(possible.nothingRead)]]
  return readings.map(({ speaker, affiliation = '', unnamed, stance, words, by }) => [
    text(`${possible.readBy[by]}: `),
    strong(speakerName({ name: speaker, affiliation, unnamed: unnamed === true }, reader)),
    text(` (${reader.words.stanceNoun[stance]}): ${bounded(words, 'words')}`),
  ])
}
