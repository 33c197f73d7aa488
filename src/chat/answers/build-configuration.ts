import type { Inline, Message } from '../../domain/message.ts'
import type {
  ActorsAnswer,
  ChangesAnswer,
  EditorsAnswer,
  SettingsAnswer,
  SettingView,
} from '../../ports/configuration-verbs.ts'
import { SETTING_MEANINGS } from '../catalogue/es/setting-meanings.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import { ownSentence } from '../compose/own-sentence.ts'
import type { Reader } from '../compose/reader.ts'
import { code, joinSpans, strong, text, time } from '../compose/spans.ts'
import { inWindow, type Window } from './window.ts'

const SHOWN = 60
/** Of one change; all are in its data. */
const PLACES = 3

/** Settings with what holds, the meaning, and where the value comes from. */
export function buildSettings(answer: SettingsAnswer, reader: Reader, window?: Window): Message {
  const { settings } = reader.configuration
  const heading = settings.heading(answer.settings.length)
  const { shown } = inWindow(answer.settings, window, answer.settings.length)
  return listed(
    heading,
    shown.map((one) => settingLine(one, reader)),
    reader,
  )
}

function settingLine(one: SettingView, reader: Reader): Inline[] {
  const { settings } = reader.configuration
  const { from } = one
  const origin =
    from.type === 'file'
      ? settings.fileLine(`${from.file}:${from.line}`)
      : from.type === 'environment'
        ? settings.variable(from.variable)
        : settings.unset
  const preset =
    from.type === 'default' || one.default === undefined ? [] : [text(settings.presetIs(valueWords(one.default)))]
  return joinSpans(
    [
      [code(one.key), text(' = '), strong(valueWords(one.value))],
      [text(origin)],
      preset,
      one.restart ? [text(settings.restart)] : [],
      [text(settings.right[one.chat])],
      one.meaning === '' ? [] : [text(bounded(meaningOf(one, reader), 'line'))],
    ],
    ' · ',
  )
}

/** Of a block or an entry of a list, as its schema says it. */
function meaningOf({ key, meaning }: SettingView, { locale }: Reader): string {
  return (locale === 'es' ? SETTING_MEANINGS[key] : undefined) ?? meaning
}

/** A value on one line, as it would be typed. */
export function valueWords(value: unknown): string {
  if (value === undefined || value === null) return '—'
  if (Array.isArray(value) && value.length === 0) return '[]'
  const plain = Array.isArray(value) && value.every((one) => typeof one !== 'object')
  return bounded(typeof value === 'string' ? value : plain ? value.join(', ') : JSON.stringify(value), 'line')
}

export function buildActors(answer: ActorsAnswer, reader: Reader): Message {
  const { actors } = reader.configuration
  const heading = answer.total === 0 ? actors.none : actors.heading(answer.total)
  const items = answer.actors.map((one) =>
    joinSpans(
      [
        [strong(bounded(one.name, 'name')), text(' '), code(bounded(one.id, 'name'))],
        [text(actors.kind[one.kind])],
        one.aliases.length === 0 ? [] : [text(actors.aliases(bounded(one.aliases.join(', '), 'line')))],
        ...one.affiliations.map(({ of, as, from, until }) => [
          text(bounded(actors.office(of, as ?? null, from ?? null, until ?? null), 'line')),
        ]),
      ],
      ' · ',
    ),
  )
  const more = answer.total - answer.actors.length
  return listed(heading, more > 0 ? [...items, [text(reader.words.more(more))]] : items, reader)
}

export function buildEditors(answer: EditorsAnswer, reader: Reader): Message {
  const { editors } = reader.configuration
  const items = answer.lists.map(({ place, kind, who }) => [
    strong(`${editors.place(place)}, ${editors.kind[kind]}`),
    text(': '),
    text(who.length > 0 ? bounded(who.join(', '), 'line') : place === 'cli' ? editors.anybody : editors.nobody),
  ])
  return listed(editors.heading, items, reader)
}

export function buildChanges(answer: ChangesAnswer, reader: Reader): Message {
  const { changes } = reader.configuration
  const heading = answer.changes.length === 0 ? changes.none : changes.heading(answer.changes.length)
  const items = answer.changes
    .slice(0, SHOWN)
    .map(({ number, at, by, platform, what, set, undone }) =>
      joinSpans(
        [
          [code(String(number)), text(' '), time(at)],
          [text(bounded(ownSentence(what, reader.locale), 'line'))],
          ...set
            .slice(0, PLACES)
            .map((one) => [
              text(bounded(`${one.place}: ${valueWords(one.before)} → ${valueWords(one.after)}`, 'title')),
            ]),
          [text(changes.by(bounded(by, 'name'), platform))],
          undone ? [strong(changes.undone)] : [],
        ],
        ' · ',
      ),
    )
  return listed(heading, items, reader)
}

function listed(heading: string, items: Inline[][], reader: Reader): Message {
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items },
  ])
}
