import { buildAnswerMessage } from '../../chat/answers/build-answer.ts'
import { type FrontContext, type FrontReply, runLine, submitForm } from '../../chat/front/front.ts'
import { FORMS } from '../../chat/front/submit-form.ts'
import { buildNoticeMessage } from '../../chat/notices/build-message.ts'
import { OnrecordError } from '../../domain/errors.ts'
import type { ClaimRef, Notice, SourceRef } from '../../domain/notice.ts'
import type { Commands } from '../../ports/commands.ts'
import type { Placed, Position } from './placed.ts'

const AT = Date.UTC(2025, 9, 16, 14, 2)
const CLAIM: ClaimRef = { slug: 'a-claim', title: 'A claim', text: 'What is claimed.' }
const SOURCE: SourceRef = { id: 'wire', name: 'A wire', url: 'https://wire.example/a', host: 'wire.example' }
const COVERAGE = { healthy: 1, total: 1, troubled: [], notPolled: [] }

/** Everything the program shows with the payload in each of the seven positions, in both languages. */
export async function placePayload(payload: string): Promise<Placed[]> {
  const notices: Record<Exclude<Position, 'slash-command text' | 'modal field'>, Notice[]> = {
    'feed title': [
      revision(payload, 'before', 'after'),
      { kind: 'withdrawal', claim: CLAIM, source: SOURCE, title: payload, seenAt: AT },
    ],
    'feed summary': [
      statement({ words: payload }),
      statement({ words: payload, direct: false }),
      revision('A title', payload, payload),
    ],
    author: [statement({ speaker: payload, affiliation: payload }), correction(payload)],
    'link text': [
      statement({ source: { ...SOURCE, name: payload } }),
      statement({ source: { ...SOURCE, url: payload, host: payload } }),
    ],
    'claim text': [
      statement({ claim: { ...CLAIM, title: payload, text: payload } }),
      {
        kind: 'status',
        claim: { ...CLAIM, title: payload, text: payload },
        from: { rung: null, flags: [] },
        to: { rung: 'cited', flags: [] },
        decidedBy: 'editor',
        reason: payload,
        statements: [],
        at: AT,
      },
    ],
  }
  const fromNotices = Object.entries(notices).map(
    ([position, list]): Placed => ({
      position: position as Position,
      messages: list.flatMap((notice) => (['en', 'es'] as const).map((locale) => buildNoticeMessage(notice, locale))),
      forms: [],
    }),
  )
  const claims = {
    kind: 'claims' as const,
    claims: [
      {
        claim: { ...CLAIM, title: payload, text: payload },
        rung: null,
        flags: [],
        statements: 1,
        latestAt: AT,
        parent: payload,
        reviewed: true,
        archived: false,
      },
    ],
    coverage: COVERAGE,
  }
  for (const placed of fromNotices)
    if (placed.position === 'claim text') placed.messages.push(buildAnswerMessage(claims, 'en'))
  return [...fromNotices, await placeCommand(payload), await placeField(payload)]
}

async function placeCommand(payload: string): Promise<Placed> {
  const typed = [
    payload,
    `status ${payload}`,
    `why ${payload}`,
    `why-not ${payload}`,
    `asof a-claim ${payload}`,
    `watch ${payload}`,
  ]
  const replies = await Promise.all([
    ...typed.map((text) => runLine(text, 'claim', asking(payload))),
    ...[payload, `statement ${payload}`, `archive ${payload}`].map((text) =>
      runLine(text, 'claim-admin', asking(payload)),
    ),
  ])
  return placedReplies('slash-command text', replies)
}

/** Every form with the payload in every field, sent; and every form that starts from a claim of these words. */
async function placeField(payload: string): Promise<Placed> {
  const fields = new Proxy({}, { get: () => payload, has: () => true }) as Record<string, string>
  const sent = await Promise.all(
    FORMS.map((form) => submitForm(form.id, 'a-claim', fields, asking(payload)).catch(() => null)),
  )
  const opened = await Promise.all(
    ['add', `edit a-claim`, 'statement a-claim', 'backtest'].map((text) =>
      runLine(text, 'claim-admin', asking(payload)).catch(() => null),
    ),
  )
  return placedReplies('modal field', [...sent, ...opened])
}

function placedReplies(position: Position, replies: (FrontReply | null)[]): Placed {
  const messages = replies.flatMap((reply) =>
    reply?.type === 'message' || reply?.type === 'file' ? [reply.message] : [],
  )
  const forms = replies.flatMap((reply) => (reply?.type === 'form' ? [reply.form] : []))
  const errors = replies.flatMap((reply) => (reply?.type === 'errors' ? Object.values(reply.errors) : []))
  // Errors stand under a field as plain text; they are judged as a line of a message.
  const told = errors.map((text) => ({
    fallback: text ?? '',
    tone: 'caution' as const,
    blocks: [{ type: 'text' as const, spans: [{ type: 'text' as const, text: text ?? '' }] }],
  }))
  return { position, messages: [...messages, ...told], forms }
}

/** An editor who asks, and a record that answers with the payload: a claim of these words, or an error that repeats them. */
function asking(payload: string): FrontContext {
  const facts = {
    ...CLAIM,
    title: payload,
    text: payload,
    claimant: payload,
    parties: [{ role: 'claimant', name: payload }],
    firstMadeOn: '2025-10-14',
    languages: ['en'],
    aliases: { en: [payload] },
    tags: [payload],
    review: 'human',
    reviewed: true,
    version: 1,
    archived: false,
  }
  const known: Record<string, unknown> = {
    claimNames: {
      exact: { ...CLAIM, title: payload, text: payload },
      nearest: [{ ...CLAIM, title: payload, text: payload }],
      fits: false,
    },
    claimFacts: facts,
  }
  const commands = new Proxy(
    {},
    {
      get: (_, verb: string) => async () => {
        if (verb in known) return known[verb]
        throw new OnrecordError('not_found', `There is no "${payload}"; nearest: ${payload}.`)
      },
    },
  ) as Commands
  return {
    commands,
    asker: { name: payload, platform: 'slack', editor: true },
    locale: 'en',
    zone: 'UTC',
    place: { platform: 'slack', channel: 'C0DESK' },
  }
}

type Said = {
  words?: string
  direct?: boolean
  speaker?: string
  affiliation?: string
  source?: SourceRef
  claim?: ClaimRef
}

function statement({
  words = 'no evidence',
  direct = true,
  speaker = 'Somebody',
  affiliation = 'an office',
  source = SOURCE,
  claim = CLAIM,
}: Said): Notice {
  return {
    kind: 'statement',
    claim,
    statementId: 1,
    speaker: { name: speaker, affiliation } as Extract<Notice, { kind: 'statement' }>['speaker'],
    role: speaker,
    stance: 'denies',
    stanceShown: true,
    quote: { words, language: 'en', direct, at: null },
    source,
    saidAt: AT,
    publishedAt: AT,
    seenAt: AT,
    late: false,
    otherOutlets: 2,
    why: words,
  }
}

function revision(title: string, before: string, after: string): Notice {
  return {
    kind: 'revision',
    claim: CLAIM,
    source: SOURCE,
    title,
    changes: [{ what: 'quote', before, after }],
    seenAt: AT,
    firstSeenAt: AT,
  }
}

function correction(words: string): Notice {
  return {
    kind: 'correction',
    claim: CLAIM,
    statementId: 1,
    what: 're_attributed',
    before: words,
    after: words,
    reason: words,
    at: AT,
  }
}
