import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import { foldText } from '../../pipeline/text/fold-text.ts'
import { SEARCH_KINDS, type SearchAnswer, type SearchHit, type SearchInput } from '../../ports/reader-verbs.ts'
import type { FoundRow, SearchTerm } from '../../ports/search-store.ts'
import { sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/notice-facts.ts'
import type { AnswerContext } from './answer-context.ts'
import { toCardStatement } from './answer-status.ts'
import { findClaim } from './find-claim.ts'
import { readCoverage } from './read-coverage.ts'
import { readQuery } from './read-query.ts'
import { readSpan } from './read-span.ts'
import { fitOf, snippetOf } from './snippet-of.ts'

const PAGE = 10
const LARGEST_PAGE = 100
/** Hits one can page through; who wants more narrows the search. */
const DEEPEST = 2_000
/** Newest hits that `best` puts into order. */
const CANDIDATES = 200

/** Full text over statements, items and claims, newest first by when it was said or published. */
export async function search(context: AnswerContext, input: SearchInput): Promise<SearchAnswer> {
  const { store, clock } = context
  const terms = readQuery(input.text)
  const by = input.by ?? 'newest'
  const limit = Math.min(Math.max(input.limit ?? PAGE, 1), LARGEST_PAGE)
  const offset = Math.max(input.offset ?? 0, 0)
  if (offset + limit > DEEPEST)
    throw new OnrecordError(
      'invalid',
      sentence`Hits are shown up to number ${DEEPEST}. Narrow the search by dates or words.`,
    )
  const claim = input.claim === undefined ? null : await findClaim(store.claims, input.claim)
  const filters = {
    ...(claim === null ? {} : { claimId: claim.id }),
    ...speakerOf(context, input.actor),
    ...(input.stance === undefined ? {} : { stance: input.stance }),
    ...(input.source === undefined ? {} : { source: sourceOf(context, input.source) }),
  }
  if (terms.length === 0 && Object.keys(filters).length === 0)
    throw new OnrecordError('invalid', 'Say what to look for: a word, a "phrase", the beginning of a word with a star.')
  const span = readSpan(input, clock.now())
  const kinds = input.kinds?.length ? input.kinds : SEARCH_KINDS
  const wanted = by === 'best' ? Math.max(CANDIDATES, offset + limit + 1) : offset + limit + 1
  const found = await store.search.find({ terms, kinds, ...filters, ...span, limit: wanted })
  const hits =
    by === 'best'
      ? byFit(await toHits(context, found, terms), terms).slice(offset, offset + limit + 1)
      : await toHits(context, found.slice(offset, offset + limit + 1), terms)
  return {
    kind: 'search',
    text: input.text,
    by,
    hits: hits.slice(0, limit),
    more: hits.length > limit,
    offset,
    coverage: await readCoverage(context, claim),
  }
}

/** An actor by id, name or alias; else words of a name as printed. */
function speakerOf({ actors }: AnswerContext, typed: string | undefined): { actor?: string; speaker?: string } {
  if (typed === undefined) return {}
  const wanted = foldText(typed.trim())
  const actor = actors.find(({ id, name, aliases }) => [id, name, ...aliases].some((one) => foldText(one) === wanted))
  if (actor) return { actor: actor.id }
  if (!/[\p{L}\p{N}]/u.test(typed)) throw new OnrecordError('invalid', sentence`"${typed}" is no name.`)
  return { speaker: typed.trim() }
}

function sourceOf({ sources }: AnswerContext, typed: string): string {
  if (sources.has(typed)) return typed
  const wanted = foldText(typed.trim())
  const named = [...sources.values()].find(({ id, name }) => foldText(id) === wanted || foldText(name) === wanted)
  if (named) return named.id
  throw new OnrecordError('not_found', sentence`There is no source "${typed}". "onrecord sources" lists them.`)
}

async function toHits(
  context: AnswerContext,
  found: readonly FoundRow[],
  terms: readonly SearchTerm[],
): Promise<SearchHit[]> {
  const { store, sources } = context
  const ids = (type: FoundRow['type']) => found.filter((row) => row.type === type).map((row) => row.id)
  const items = new Map((await store.search.items(ids('item'))).map((item) => [item.id, item]))
  const statements = new Map((await store.queries.statementsById(ids('statement'))).map((row) => [row.id, row]))
  const slugs = [...statements.values()].map((row) => row.claim)
  const { bySlug, byId } = await claimsOf(context, slugs, ids('claim'))
  return found.flatMap(({ type, id, at }): SearchHit[] => {
    if (type === 'claim') {
      const claim = byId.get(id)
      return claim ? [{ type, at, claim: claimRef(claim), archived: claim.archivedAt !== null }] : []
    }
    if (type === 'statement') {
      const row = statements.get(id)
      const claim = row && bySlug.get(row.claim)
      return row && claim ? [{ type, at, claim: claimRef(claim), statement: toCardStatement(context, row) }] : []
    }
    const item = items.get(id)
    if (!item) return []
    const source = sources.get(item.sourceId) ?? { id: item.sourceId, name: item.sourceId, url: item.link ?? '' }
    const { title, body } = item
    const ref = sourceRef(source, item.link)
    return [{ type, at, itemId: id, title, snippet: snippetOf(body, terms), source: ref, claims: item.claims }]
  })
}

/** Claims that are hits, or that hits are about. All are read only where one of them is archived. */
async function claimsOf({ store, index }: AnswerContext, slugs: readonly string[], ids: readonly number[]) {
  const active = await index.claims()
  // Most hits are no claims, and there may be a hundred thousand of them.
  const byId = new Map(Array.from(ids.length === 0 ? [] : active.values(), (claim) => [claim.id, claim]))
  if (slugs.every((slug) => active.has(slug)) && ids.every((id) => byId.has(id))) return { bySlug: active, byId }
  const all = await store.claims.all()
  return {
    bySlug: new Map(all.map((claim) => [claim.slug, claim])),
    byId: new Map(all.map((claim) => [claim.id, claim])),
  }
}

function byFit(hits: SearchHit[], terms: readonly SearchTerm[]): SearchHit[] {
  const fit = (hit: SearchHit): number => {
    if (hit.type === 'claim') return fitOf(hit.claim.title, hit.claim.text, terms)
    if (hit.type === 'statement') return fitOf(hit.statement.speaker, hit.statement.words, terms)
    return fitOf(hit.title, hit.snippet, terms)
  }
  return hits
    .map((hit) => ({ hit, fit: fit(hit) }))
    .sort((a, b) => b.fit - a.fit || b.hit.at - a.hit.at)
    .map(({ hit }) => hit)
}
