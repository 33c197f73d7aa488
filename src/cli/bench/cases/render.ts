import { buildNoticeMessage } from '../../../chat/notices/build-message.ts'
import type { StatementNotice } from '../../../domain/notice.ts'
import type { CaseRunner } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims, readStories } from '../corpora.ts'
import { entryOf, WORLD_START } from '../documents.ts'
import { startMeter } from '../meter.ts'

/** A new statement as the message tree every platform renders: ours; a template; the facts as JSON. */
export const render: CaseRunner = {
  async run({ corpora, way, size }) {
    const claims = readCheckedClaims(corpora)
    const tracked = makeClaims(claims, 1_000)
    const words = { claims, stories: readStories(corpora) }
    const notices = Array.from({ length: 200 }, (_, at) => noticeOf(at))
    const ways: Record<typeof way, (notice: StatementNotice) => string> = {
      ours: (notice) => JSON.stringify(buildNoticeMessage(notice, 'en')),
      naive: ({ claim, speaker, quote, source }) =>
        JSON.stringify({ text: `*${claim.title}*\n${speaker.name}: “${quote.words}”\n<${source.url}|${source.name}>` }),
      floor: (notice) => JSON.stringify(notice),
    }
    for (const notice of notices) ways[way](notice)
    let characters = 0
    const meter = startMeter()
    for (let at = 0; at < size; at++) characters += ways[way](notices[at % notices.length] as StatementNotice).length
    return { ...meter.stop(), counts: { messages: size, characters }, units: size }

    function noticeOf(at: number): StatementNotice {
      const claim = tracked[at] as (typeof tracked)[number]
      const { body, link } = entryOf(at, 1, words)
      return {
        kind: 'statement',
        claim: { slug: claim.slug, title: claim.title, text: claim.text },
        statementId: at,
        speaker: { name: 'Karen Whitfield', affiliation: 'spokesperson', unnamed: false },
        role: null,
        stance: 'denies',
        stanceShown: true,
        quote: { words: body.slice(0, 280), language: 'en', direct: true, at: null },
        source: { id: 'source-1', name: 'Source 1', url: link, host: 'news.example' },
        saidAt: null,
        publishedAt: WORLD_START,
        seenAt: WORLD_START,
        late: false,
        otherOutlets: 2,
        why: 'likeness: 90 %',
      }
    }
  },
}
