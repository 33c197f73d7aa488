import { createHash } from 'node:crypto'
import { OnrecordError } from '../domain/errors.ts'
import { isNamed, partyOf } from '../domain/party-role.ts'
import { sentence } from '../domain/sentence.ts'
import type { Statement } from '../domain/statement.ts'
import { EDITORS_CONFIDENCE } from '../domain/statement-edit.ts'
import { nearestPassage, occursIn } from '../pipeline/find-quote-in-page.ts'
import { isWorthPosting, type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import { foldText } from '../pipeline/text/fold-text.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { AddStatementInput } from '../ports/editor-verbs.ts'
import type { AddedStatement, SavedCopy } from '../ports/statement-edit-store.ts'
import type { StatementRow } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { aboveOf } from './edit-statement.ts'
import { dayOrTime, demandEditor, demandReason, untilSettled } from './editor.ts'
import { planChargeEdits } from './plan-charge-edits.ts'
import { followStatement } from './poll/follow-statement.ts'
import { addedSource } from './poll/health-notice.ts'
import { statementNotice } from './poll/notice-facts.ts'
import { readSpeaker, readStance } from './read-speaker.ts'
import { asRow, isOutcome } from './statement-face.ts'

const LONGEST_QUOTE = 4_000
const LANGUAGES = ['en', 'es', 'und'] as const

/** A statement no polled source carries, put on record by a named editor; it counts and is posted like one found. */
export async function addStatement(
  context: AnswerContext,
  input: AddStatementInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const reason = demandReason(input.reason)
  const quote = input.quote.trim()
  if (quote === '')
    throw new OnrecordError('invalid', 'What was said? Give the words: --quote "…". Nothing was changed.')
  if (quote.length > LONGEST_QUOTE)
    throw new OnrecordError(
      'invalid',
      sentence`The words are ${quote.length} characters; at most ${LONGEST_QUOTE} are kept.`,
    )
  if (!LANGUAGES.includes(input.language))
    throw new OnrecordError('invalid', sentence`The language is one of ${LANGUAGES.join(', ')}. Nothing was changed.`)
  const read = readStance(input.stance, input.stanceKind)
  const speaker = readSpeaker(input.speaker, input.affiliation, context.actors)
  const claim = await findClaim(context.store.claims, input.claim)
  if (claim.archivedAt !== null)
    throw new OnrecordError(
      'invalid',
      sentence`${claim.slug} is archived: nothing is added to it. Nothing was changed.`,
    )
  const saidAt = dayOrTime(input.saidOn, input.zone ?? 'UTC', context.clock.now())
  const { copy, found } = await readPage(context, input, quote)
  return untilSettled(async () => {
    const { store, clock, actors } = context
    const at = clock.now()
    const basedOn = await store.polls.changeMark()
    const all = await store.queries.statements(claim.slug)
    demandNew(all, quote, speaker.name)
    const statement: Statement = {
      claim: claim.slug,
      claimVersionId: claim.versionId,
      speaker,
      ...read,
      quote,
      at: null,
      direct: input.direct,
      language: input.language,
      confidence: EDITORS_CONFIDENCE,
      reasons: [{ rule: 'added-by-editor', detail: `${asker.name}: ${reason}` }],
      id: await store.polls.allocateIds('statement', 1),
      originItemId: null,
      originRevisionId: null,
      addedBy: 'editor',
      saidAt,
      publishedAt: null,
      seenAt: at,
      silent: false,
    }
    const source = addedSource(input.url ?? null)
    const above = await aboveOf(context, claim)
    const live = (await store.queries.requests(claim.slug)).filter((one) => !one.dismissed)
    const proposals = (await store.queries.proposals({ claim: claim.slug, openOnly: false })).filter((p) => !p.moot)
    const status = await store.queries.status(claim.slug)
    const state = { status, requests: live, proposals }
    const followed = await followStatement(context, claim, statement, state, { at, silent: false, source }, above)
    const party = partyOf(speaker, claim, actors, saidAt)
    const told: Pick<PlannedNotice, 'notice' | 'eventKey'>[] = [...followed.told]
    const facts = { stance: statement.stance, named: party !== null || isNamed(speaker), isParty: party !== null }
    const { translation } = input
    if (followed.request === null && isWorthPosting(facts)) {
      const notice = statementNotice(claim, statement, {
        role: party?.role ?? null,
        stanceShown: true,
        source,
        seenAt: at,
        why: '',
      })
      const translations = translation ? [{ language: translation.language, words: translation.words }] : undefined
      told.unshift({
        notice: translations ? { ...notice, translations } : notice,
        eventKey: `statement:${statement.id}`,
      })
    }
    const about = { slug: claim.slug, tags: claim.tags }
    const wider = above ? { slug: above.claim.slug, tags: above.claim.tags } : null
    const own = told.find((one) => one.notice.kind === 'statement')
    const charges =
      isOutcome(statement) && own?.notice.kind === 'statement'
        ? await planChargeEdits(context, claim, [...all, asRow(statement)], `since:${statement.id}`, {
            notice: own.notice,
            eventKey: own.eventKey,
          })
        : []
    const planned = planNotices(
      [
        ...told.map((one) => ({ ...one, claim: about })),
        ...followed.above.told.map((one) => ({ ...one, claim: wider })),
      ],
      await store.watches.active(),
      `added:${statement.id}`,
    )
    const deliveries = [...planned, ...charges]
    const added: AddedStatement = { by: asker.name, reason, at, url: input.url ?? null, quoteFound: found }
    await store.statementEdits.commitAdded({
      statement,
      added,
      copy,
      ...(translation === undefined
        ? {}
        : { translation: { id: await store.polls.allocateIds('statement_edit', 1), ...translation } }),
      statusSteps: followed.step ? [followed.step] : [],
      proposals: [...followed.proposals, ...followed.above.proposals],
      requests: followed.request ? [followed.request] : [],
      deliveries,
      basedOn,
    })
    return {
      kind: 'done',
      what: `statement ${statement.id} added`,
      details: [
        { label: 'claim', value: claim.slug },
        {
          label: 'speaker',
          value: speaker.affiliation === '' ? speaker.name : `${speaker.name}, ${speaker.affiliation}`,
        },
        { label: 'stance', value: read.kind ?? read.stance },
        ...(copy ? [{ label: 'saved copy', value: `${copy.body.byteLength} bytes, SHA-256 ${copy.sha256}` }] : []),
        ...(found === false ? [{ label: 'noted', value: 'the words do not occur in the page as it was served' }] : []),
        ...(followed.step ? [{ label: 'status', value: followed.step.reason }] : []),
        ...followed.proposals.map((p) => ({ label: 'proposed', value: `${p.id}: ${p.reason}` })),
        { label: 'posts', value: String(deliveries.filter((delivery) => delivery.notice !== null).length) },
      ],
      undo: `onrecord statement dismiss ${statement.id} --as "${asker.name}" --reason "…"`,
    }
  })
}

/** The page as served, kept; and whether the words stand in it. Where they do not, the editor is told before. */
async function readPage(
  { pages, clock }: AnswerContext,
  input: AddStatementInput,
  quote: string,
): Promise<{ copy: SavedCopy | null; found: boolean | null }> {
  const { url } = input
  if (url === undefined) return { copy: null, found: null }
  const page = await pages.read(url).catch((error: unknown) => {
    if (!(error instanceof OnrecordError)) throw error
    throw new OnrecordError(
      error.code,
      sentence`${error.said} Nothing was changed. Without the address, say in --reason how you know it.`,
      { cause: error, permanent: error.permanent },
    )
  })
  const found = occursIn(quote, page.text)
  if (!found && !input.anyway) {
    const near = nearestPassage(quote, page.text)
    throw new OnrecordError(
      'invalid',
      sentence`These words do not occur in ${url}.${near === null ? '' : sentence` The nearest there is: ${near}`}
      Nothing was changed. To add them all the same, noted as not found there: --anyway.`,
    )
  }
  const { body, finalUrl, mediaType } = page
  const sha256 = createHash('sha256').update(body).digest('hex')
  return { copy: { url, finalUrl, fetchedAt: clock.now(), sha256, mediaType, body }, found }
}

/** The same words of the same speaker are on record already: what was meant is perhaps to correct them. */
function demandNew(all: readonly StatementRow[], quote: string, speaker: string): void {
  const words = foldText(quote).replace(/\W+/g, ' ')
  const same = all.find(
    (s) =>
      !s.dismissed &&
      foldText(s.quote).replace(/\W+/g, ' ') === words &&
      foldText(s.speaker.name) === foldText(speaker),
  )
  if (same)
    throw new OnrecordError(
      'conflict',
      sentence`Statement ${same.id} is these words of ${same.speaker.name} already, seen on ${new Date(same.seenAt).toISOString()}${same.addedBy === 'editor' ? sentence`, added by an editor` : ''}.
      Nothing was changed.`,
      { permanent: true },
    )
}
