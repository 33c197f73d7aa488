import type { Action } from '../../domain/message.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'

/** Buttons where the platform has them; the commands do the same from a terminal. */

export function whyAction(statementId: number, reader: Reader): Action {
  return action('why', String(statementId), `onrecord why ${statementId}`, reader)
}

export function historyAction(slug: string, reader: Reader): Action {
  return action('history', slug, `onrecord history ${slug}`, reader)
}

export function statusAction(slug: string, reader: Reader): Action {
  return action('status', slug, `onrecord status ${slug}`, reader)
}

export function sourcesAction(reader: Reader): Action {
  return action('sources', '', 'onrecord sources', reader)
}

export function proposalsAction(reader: Reader): Action {
  return action('proposals', '', 'onrecord proposals', reader)
}

export function requestsAction(reader: Reader): Action {
  return action('requests', '', 'onrecord requests', reader)
}

/** "Not about this claim", of the item a statement was read in; needs a reason. */
export function notAboutAction(statementId: number, reader: Reader): Action {
  return action('notAbout', String(statementId), `onrecord dismiss ${statementId} --reason "…" --as NAME`, reader)
}

/** What else an editor can do with a statement. */
export function mendAction(statementId: number, reader: Reader): Action {
  return action('mend', String(statementId), `onrecord statement ${statementId}`, reader)
}

/** Stop tracking a claim, or track it again: needs a reason. */
export function archiveAction(slug: string, reader: Reader): Action {
  return action('archive', slug, `onrecord claims archive ${slug} --reason "…" --as NAME`, reader)
}

export function restoreAction(slug: string, reader: Reader): Action {
  return action('restore', slug, `onrecord claims restore ${slug} --reason "…" --as NAME`, reader)
}

/** `scope` as in `WatchInput`: a slug, `tag:TAG` or `all`. The channel is the one the button stands in. */
export function watchHereAction(scope: string, reader: Reader): Action {
  return action('watch_here', scope, `onrecord watch CHANNEL ${scope}`, reader)
}

export function digestHereAction(scope: string, reader: Reader): Action {
  return action('digest_here', scope, `onrecord watch CHANNEL ${scope} --daily`, reader)
}

export function unwatchHereAction(scope: string, reader: Reader): Action {
  return action('unwatch_here', scope, `onrecord unwatch CHANNEL ${scope}`, reader)
}

export function deliveriesAction(reader: Reader): Action {
  return action('deliveries', '', 'onrecord deliveries', reader)
}

export function helpAction(reader: Reader): Action {
  return action('help', '', 'onrecord --help', reader)
}

const RULING = '--confirm --forum "…" --standard "…" --outcome "…" --as NAME'

/**
 * Confirm, edit, dismiss: what an editor can do with a proposal. Edit and dismiss need a reason, a ruling where it was
 * made, by which standard and how it ended.
 */
export function decideActions(proposalId: number, isRuling: boolean, reader: Reader): Action[] {
  const value = String(proposalId)
  const decide = `onrecord decide ${proposalId}`
  return [
    isRuling
      ? { ...action('confirm', value, `${decide} ${RULING}`, reader), id: 'confirm_ruling', style: 'primary' }
      : { ...action('confirm', value, `${decide} --confirm --as NAME`, reader), style: 'primary' },
    action('edit', value, `${decide} --rung RUNG --reason "…" --as NAME`, reader),
    { ...action('dismiss', value, `${decide} --dismiss --reason "…" --as NAME`, reader), style: 'danger' },
  ]
}

/** What an editor can do with a match below the bar. */
export function possibleActions(itemId: number, slug: string, reader: Reader): Action[] {
  const value = `${itemId}:${slug}`
  const decide = (verdict: string) => `onrecord possible ${verdict} ${itemId} --claim ${slug} --as NAME`
  return [
    { ...action('accept', value, decide('accept'), reader), style: 'primary' },
    { ...action('notAbout', value, `${decide('dismiss')} --reason "…"`, reader), style: 'danger' },
  ]
}

/** Readings of an analyst that have a button; the command line adopts the others. */
const ADOPTED_BY_BUTTON = 3

/** What an analyst read becomes an editor's statement: a button a reading, named where there are several. */
export function adoptActions(itemId: number, slug: string, speakers: readonly string[], reader: Reader): Action[] {
  return speakers.slice(0, ADOPTED_BY_BUTTON).map((speaker, index) => {
    const command = `onrecord adopt ${itemId} --claim ${slug} --reading ${index} --reason "…" --as NAME`
    const one = action('adopt', `${itemId}:${slug}:${index}`, command, reader)
    return speakers.length === 1 ? one : { ...one, label: `${one.label}: ${bounded(speaker, 'name')}` }
  })
}

/** What an editor can do with a held bulk. */
export function heldActions(sourceId: string, reader: Reader): Action[] {
  const release = `onrecord release ${sourceId}`
  return [
    { ...action('release', sourceId, `${release} --as NAME`, reader), style: 'primary' },
    { ...action('drop', sourceId, `${release} --drop --as NAME`, reader), style: 'danger' },
  ]
}

/** What an editor who looked can say of a post that may or may not be there, or was refused. */
export function deliveryActions(id: number, state: 'needs_review' | 'refused', reader: Reader): Action[] {
  const one = (verdict: 'delivery_sent' | 'delivery_again' | 'delivery_drop', typed: string): Action => ({
    id: verdict,
    label: reader.delivery.actions[verdict],
    value: String(id),
    command: `onrecord deliveries ${typed} ${id} --as NAME`,
  })
  const again = one('delivery_again', 'again')
  if (state === 'refused') return [again]
  return [
    { ...one('delivery_sent', 'sent'), style: 'primary' },
    again,
    { ...one('delivery_drop', 'drop'), style: 'danger' },
  ]
}

function action(id: keyof Reader['words']['actions'], value: string, command: string, reader: Reader): Action {
  return { id, label: reader.words.actions[id], value, command }
}
