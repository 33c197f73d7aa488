import type { PlannedDelivery } from '../domain/event.ts'
import type { CorrectedMark, Notice, StatementNotice } from '../domain/notice.ts'
import type { Statement } from '../domain/statement.ts'
import type { Translation } from '../domain/statement-edit.ts'
import type { Delivery, DeliveryState, Store } from '../ports/stores.ts'

/** States in which a post is there, or may be. */
export const OUT: readonly DeliveryState[] = ['sent', 'sending', 'needs_review']
/** On its way: it can still be held back. */
export const WAITING: readonly DeliveryState[] = ['pending', 'retry']

/** Posts that tell of a statement: its own, those of corrections that brought it to more channels, and its request's. */
export async function postsOf(
  { queries, statementEdits }: Pick<Store, 'queries' | 'statementEdits'>,
  claim: string,
  statementId: number,
  states: readonly DeliveryState[],
): Promise<Delivery[]> {
  const all = await queries.requests(claim)
  const requests = all.filter((one) => one.statementId === statementId)
  const edits = await statementEdits.history(statementId)
  const keys = [
    `statement:${statementId}`,
    ...edits.map((edit) => correctedKey(statementId, edit.id)),
    ...requests.map((request) => `request:${request.id}:opened`),
  ]
  const posts: Delivery[] = []
  for (const key of keys) posts.push(...(await queries.deliveriesOf(key)))
  // A request that a bulk nobody was told of had made was told with these words when they came from elsewhere.
  for (const { id, silent } of all.filter((one) => one.statementId !== statementId))
    if (silent)
      posts.push(...(await queries.deliveriesOf(`request:${id}:opened`)).filter((post) => says(post, statementId)))
  return posts.filter((post) => states.includes(post.state) && post.edits === undefined)
}

function says({ notice }: Delivery, statementId: number): boolean {
  return notice?.kind === 'request' && notice.statementId === statementId
}

/** Names the post by which a correction brings a statement to channels that had no post of it. */
export function correctedKey(statementId: number, editId: number): string {
  return `statement:${statementId}:corrected:${editId}`
}

/** What a post says anew of a statement. */
export type NewFace = {
  statement: Statement
  role: string | null
  stanceShown: boolean
  translations: readonly Translation[]
  corrected?: CorrectedMark
  since?: StatementNotice['since']
}

/**
 * Edits of posts that are there already, each in its own place, from the facts it was posted with; of what was told in a
 * digest, that line of it. `mark` names what
 * made the edit: the same one edits a post once. Corrections keep to no cap and no quiet hours.
 */
export function planPostEdits(posts: readonly Delivery[], face: NewFace, mark: string): PlannedDelivery[] {
  return posts.flatMap((post): PlannedDelivery[] => {
    const notice = post.notice === null ? null : renewed(post.notice, face)
    if (notice === null) return []
    const { platform, channel, locale, threadOf, eventKey } = post
    return [
      {
        platform,
        channel,
        locale,
        threadOf,
        broadcast: false,
        notice,
        eventKey: `edit:${mark}:${eventKey}`,
        edits: eventKey,
      },
    ]
  })
}

function renewed(notice: Notice, face: NewFace): Notice | null {
  const { statement, corrected } = face
  const mark = corrected === undefined ? {} : { corrected }
  if (notice.kind === 'request') {
    const name = statement.speaker.name
    const from = corrected?.what === 're_attributed' ? name : notice.from
    return { ...notice, from, ...mark }
  }
  if (notice.kind !== 'statement') return null
  const { stanceKind: _, translations: __, since: ___, ...kept } = notice
  const { translations, since } = face
  return {
    ...kept,
    speaker: statement.speaker,
    role: face.role,
    stance: statement.stance,
    ...(statement.kind === undefined ? {} : { stanceKind: statement.kind }),
    stanceShown: face.stanceShown,
    ...(translations.length === 0
      ? {}
      : { translations: translations.map(({ language, words }) => ({ language, words })) }),
    ...(since === undefined || since.length === 0 ? {} : { since }),
    ...mark,
  }
}
