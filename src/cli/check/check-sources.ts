import { type Fetched, fetchSource } from '../../app/poll/fetch-source.ts'
import { catalogueOf } from '../../chat/catalogue/catalogue-of.ts'
import { bounded } from '../../chat/compose/limits.ts'
import { readerOf } from '../../chat/compose/reader.ts'
import { sayFailure } from '../../chat/compose/say-failure.ts'
import { sourceAdvice } from '../../chat/compose/source-advice.ts'
import type { Source } from '../../domain/source.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import type { App } from '../../main.ts'
import type { Finding } from './finding.ts'

/** How the fetcher ends the sentence about a name that nobody resolves. */
const UNRESOLVED = /\(dns\)$/

/** Each enabled source is asked once, through the guarded fetch, and told of as soon as it answered. Stores nothing. */
export async function checkSources(app: App, locale: Locale, tell: (finding: Finding) => void): Promise<void> {
  const { config, poll } = app
  const enabled = config.sources.filter((source) => source.enabled)
  const waiting = enabled.values()
  const signal = new AbortController().signal
  const work = async () => {
    // One queue for all: a slow source holds up nobody but itself.
    for (const source of waiting) {
      const fetched = await fetchSource(poll, source, null, signal)
      if (fetched.type === 'failed' && UNRESOLVED.test(fetched.error)) unresolved += 1
      tell(findingOf(source, fetched, locale))
    }
  }
  let unresolved = 0
  await Promise.all(Array.from({ length: config.settings.polling.concurrency }, work))
  const { noNetwork, lookAtNetwork } = catalogueOf(locale).setup.check
  // The sources have nothing to do with it: who follows the advice given with each would look in the wrong place.
  if (unresolved > 0 && unresolved === enabled.length)
    tell({ what: 'network', state: 'broken', detail: noNetwork(enabled.length), todo: lookAtNetwork })
}

function findingOf(source: Source, fetched: Fetched, locale: Locale): Finding {
  const reader = readerOf(locale)
  const words = catalogueOf(locale).setup.check
  const what = 'source'
  const name = `${source.id}: `
  if (fetched.type === 'failed') {
    const advice =
      fetched.state === 'failing' ? reader.notices.health.todo.failing : sourceAdvice(fetched.state, reader)
    const detail = `${name}${reader.words.sourceState[fetched.state]} — ${bounded(sayFailure(fetched.error, locale), 'line')}`
    return { what, state: 'broken', detail, todo: advice ?? source.note ?? null }
  }
  if (fetched.type === 'unchanged') return { what, state: 'fine', detail: `${name}${words.unchanged}`, todo: null }
  const { items } = fetched.document
  const newest = Math.max(...items.map((item) => item.publishedAt ?? Number.NEGATIVE_INFINITY))
  const dated = Number.isFinite(newest) ? words.newest(new Date(newest).toISOString().slice(0, 10)) : words.undated
  const detail = `${name}${words.entries(items.length)}${items.length === 0 ? '' : `, ${dated}`}`
  if (fetched.movedTo !== null)
    return {
      what,
      state: 'warning',
      detail: `${detail}; ${words.moved}`,
      todo: words.newAddress(fetched.movedTo),
    }
  return items.length === 0
    ? { what, state: 'warning', detail, todo: words.empty }
    : { what, state: 'fine', detail, todo: null }
}
