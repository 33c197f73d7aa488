import { WATCH_EVENTS } from '../../domain/vocabulary.ts'
import type { WatchInput, WatchView } from '../../ports/reader-verbs.ts'
import { ACTION_VALUE_MAX } from './ask.ts'
import type { FrontContext } from './front-context.ts'

const SEPARATOR = '~'

/**
 * A watch that was removed as the value of the button that puts it back, as `all~0135~d08:00~22:00-07:00~UTC~en`: the
 * events by their place in the vocabulary, `l`ive, `d`aily or `w`eekly. `null` where it does not fit: no button then,
 * since one that sets something else is no undo.
 */
export function encodeWatch({ watch }: WatchView): string | null {
  const { scope, events, digest, quietHours, zone = 'UTC', locale } = watch
  const name = scope.type === 'all' ? 'all' : scope.type === 'tag' ? `tag:${scope.tag}` : scope.slug
  const values = [
    name,
    events.map((event) => WATCH_EVENTS.indexOf(event)).join(''),
    !digest ? 'l' : `${digest.every === 'day' ? 'd' : 'w'}${digest.at}`,
    quietHours ? `${quietHours.from}-${quietHours.until}` : '',
    zone,
    locale,
  ]
  const text = values.join(SEPARATOR)
  return values.some((value) => value.includes(SEPARATOR)) || text.length > ACTION_VALUE_MAX ? null : text
}

/** The other way round; `null`: a scope alone, as other buttons carry it. What is in it is checked by the verb. */
export function decodeWatch(value: string, { place }: Pick<FrontContext, 'place'>): WatchInput | null {
  const [scope = '', events = '', when = '', quiet = '', zone = '', locale] = value.split(SEPARATOR)
  if (locale !== 'en' && locale !== 'es') return null
  const [from, until] = quiet.split('-')
  return {
    platform: place.platform,
    channel: place.channel,
    scope,
    events: [...events].flatMap((one) => WATCH_EVENTS[Number(one)] ?? []),
    ...(when === 'l'
      ? { mode: 'live' as const }
      : { mode: when.startsWith('w') ? ('weekly' as const) : ('daily' as const), at: when.slice(1) }),
    quietHours: from && until ? { from, until } : null,
    zone,
    locale,
  }
}
