import type { Message } from '../../domain/message.ts'
import type { WhyNotAnswer } from '../../ports/commands.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { reasonLines } from '../compose/reasons/reason-lines.ts'
import { text } from '../compose/spans.ts'
import { hostOf, printableUrl } from '../text/host-of.ts'

/** Why an address was not posted: the verdict first, then the facts behind it. */
export function buildWhyNot(answer: WhyNotAnswer, reader: Reader): Message {
  const { whyNot } = reader.answers
  const verdict = whyNot.verdict[answer.verdict]
  const url = printableUrl(answer.url)
  const host = url === null ? null : hostOf(url)
  return finishMessage(reader, 'neutral', verdict, [
    { type: 'heading', text: verdict },
    {
      type: 'text',
      spans: [
        url === null || host === null ? text(bounded(answer.url, 'line')) : { type: 'link', url, label: host, host },
      ],
    },
    { type: 'list', items: answer.details.length === 0 ? [] : reasonLines(answer.details, reader) },
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
  ])
}
