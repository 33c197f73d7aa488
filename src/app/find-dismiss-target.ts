import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { linkKey } from '../pipeline/link-key.ts'
import type { DismissInput } from '../ports/commands.ts'
import type { KnownItem } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import type { Version } from './dismissed-copies.ts'

/** The item an editor means, in the version that was read. */
export type DismissTarget = {
  claim: string
  item: KnownItem
  version: Version
  statementId: number | null
  /** Statements of the claim that the item carries, its own or as a repetition. */
  carried: number[]
  /** As it was typed, for the command that takes it back. */
  named: string
}

export async function findTarget(context: AnswerContext, input: DismissInput): Promise<DismissTarget> {
  if ('url' in input.target) return byAddress(context, input.target.url, input.claim)
  if ('itemId' in input.target) return byItem(context, input.target.itemId, input.claim)
  return byStatement(context, input.target.statementId, input.claim)
}

async function byItem({ store }: AnswerContext, id: number, typed: string | undefined): Promise<DismissTarget> {
  if (typed === undefined)
    throw new OnrecordError('invalid', 'Say which claim the item is not about: --claim SLUG. It may be about others.')
  const claim = (await findClaim(store.claims, typed)).slug
  const [item] = await store.queries.items([id])
  if (!item)
    throw new OnrecordError('not_found', sentence`There is no stored item ${id}. "onrecord possible" lists some.`)
  const carried = (await store.queries.statementsOfItem(id)).filter((one) => one.claim === claim)
  return {
    claim,
    item,
    version: item.latest,
    statementId: null,
    carried: carried.map((one) => one.statementId),
    named: item.link ?? `item:${id}`,
  }
}

async function byStatement({ store }: AnswerContext, id: number, claim: string | undefined): Promise<DismissTarget> {
  const statement = await store.queries.statement(id)
  if (!statement)
    throw new OnrecordError('not_found', sentence`There is no statement ${id}. "onrecord history" lists them.`)
  if (claim !== undefined && (await findClaim(store.claims, claim)).slug !== statement.claim)
    throw new OnrecordError('invalid', sentence`Statement ${id} is about ${statement.claim}, not about ${claim}.`)
  const read = statement.originRevisionId === null ? null : await store.queries.revision(statement.originRevisionId)
  if (!read)
    throw new OnrecordError(
      'invalid',
      sentence`Statement ${id} was read in no stored item: an editor added it. There is nothing whose copies
      could be known.`,
    )
  const { item, hash, title, body } = read
  return {
    claim: statement.claim,
    item,
    version: { hash, title, body },
    statementId: id,
    carried: [],
    named: String(id),
  }
}

async function byAddress({ store }: AnswerContext, url: string, typed: string | undefined): Promise<DismissTarget> {
  if (typed === undefined)
    throw new OnrecordError('invalid', 'Say which claim the item is not about: --claim SLUG. It may be about others.')
  const key = linkKey(url)
  if (key === null)
    throw new OnrecordError(
      'invalid',
      sentence`"${url}" is no page address. Give the whole link of an article: https://…`,
    )
  const claim = (await findClaim(store.claims, typed)).slug
  const items = await store.queries.itemsByLink(key)
  const found = await Promise.all(
    items.map(async (item) => {
      const carried = (await store.queries.statementsOfItem(item.id)).filter((one) => one.claim === claim)
      return { item, carried }
    }),
  )
  // Of one address in several sources, the item in which something was read first.
  const best = found.find(({ carried }) => carried.some((one) => one.origin)) ?? found[0]
  if (!best)
    throw new OnrecordError('not_found', sentence`No stored item has the address ${url}. "onrecord why-not" says why.`)
  return {
    claim,
    item: best.item,
    version: best.item.latest,
    statementId: null,
    carried: best.carried.map((one) => one.statementId),
    named: url,
  }
}
