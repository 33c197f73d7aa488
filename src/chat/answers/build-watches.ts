import type { Inline, Message } from '../../domain/message.ts'
import type { WatchesAnswer } from '../../ports/reader-verbs.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { joinSpans, strong, text, time } from '../compose/spans.ts'
import { inWindow, type Window } from './window.ts'

const SHOWN = 30

/** Which channel is told what, when, and who wanted it so. */
export function buildWatches(answer: WatchesAnswer, reader: Reader, window?: Window): Message {
  const { watches } = reader.delivery
  const none = answer.channel === undefined ? watches.none : watches.noneHere
  const heading = answer.watches.length === 0 ? none : watches.heading(answer.watches.length)
  const { shown, hidden } = inWindow(answer.watches, window, SHOWN)
  const items = shown.map((one) => watchLine(one, reader))
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items: hidden > 0 ? [...items, [text(reader.words.more(hidden))]] : items },
  ])
}

function watchLine({ watch, declared, paused, addedBy }: WatchesAnswer['watches'][number], reader: Reader): Inline[] {
  const { event, watches } = reader.delivery
  const { digest, quietHours, scope, zone = 'UTC' } = watch
  const what = scope.type === 'all' ? watches.all : scope.type === 'tag' ? watches.tag(scope.tag) : scope.slug
  return joinSpans(
    [
      [strong(watches.follows(bounded(watch.channel, 'name'), watch.platform, bounded(what, 'name')))],
      [text(reader.words.list(watch.events.map((it) => event[it])))],
      [text(digest ? watches.digest(digest.every, digest.at, zone) : watches.atOnce)],
      quietHours && !digest ? [text(watches.quiet(quietHours.from, quietHours.until, zone))] : [],
      [text(watch.locale)],
      declared ? [text(watches.declared)] : [],
      addedBy === null ? [] : [text(watches.addedBy(bounded(addedBy, 'name')))],
      paused ? [strong(`${watches.paused} `), time(paused.at), text(`: ${bounded(paused.reason, 'line')}`)] : [],
    ],
    ' · ',
  )
}
