import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { renderMessage } from '../../../src/chat/console/render-message.ts'
import { widthOf } from '../../../src/chat/console/wrap-lines.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import type { Block, Message } from '../../../src/domain/message.ts'
import type { Locale } from '../../../src/domain/vocabulary.ts'
import { poison } from '../hostile.ts'
import { ANSWERS, NOTICES } from '../samples.ts'

const LOCALES: Locale[] = ['en', 'es']
const PLAIN = { colour: false, width: 100 }
const messages = (payload: string, locales = LOCALES): [string, Message][] =>
  locales.flatMap((locale) => [
    ...Object.entries(NOTICES).map(([name, notice]): [string, Message] => [
      `${name}/${locale}`,
      buildNoticeMessage(poison(notice, payload), locale),
    ]),
    ...Object.entries(ANSWERS).map(([name, answer]): [string, Message] => [
      `${name}/${locale}`,
      buildAnswerMessage(poison(answer, payload), locale),
    ]),
  ])
const say = (...blocks: Block[]): Message => ({ fallback: 'f', tone: 'news', locale: 'en', blocks })
// biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
const DANGEROUS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: the styles picocolors and wrap-ansi write
const OWN_STYLES = /\u001b\[(?:1|2|4|22|24|31|33|35|36|39)m/g

/** Nothing from outside may reach the terminal as anything but letters behind the bar. */
function expectSafe(rendered: string, width: number, name: string): void {
  expect(rendered, name).not.toMatch(DANGEROUS)
  expect(rendered.isWellFormed(), name).toBe(true)
  for (const line of rendered.split('\n')) {
    expect(line.startsWith('┃'), `${name}: ${line}`).toBe(true)
    expect(widthOf(line), `${name}: ${line}`).toBeLessThanOrEqual(width)
  }
}

describe.each([100, 80, 40])('at %i columns', (width) => {
  it('every kind fits and stands behind its bar', () => {
    for (const [name, message] of messages(''))
      expectSafe(renderMessage(message, { colour: false, width }), width, name)
  })
})

describe('hostile text', () => {
  const payloads: [string, string][] = [
    ['terminal escapes', '\u001b[2J\u001b[31mred\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007\u009b1m'],
    ['right-to-left override', '\u202evog.ycnega\u2066x\u2069'],
    ['a line that starts another post', '\n\n#newsroom · onrecord\n┃ DHS denied the claim\r\n\u2028\u0085┃ x'],
    ['100 kB of words', 'word '.repeat(20_000)],
    ['100 kB without a space', 'x'.repeat(100_000)],
    ['100 kB of marks', '\u0335'.repeat(100_000)],
    ['wide characters', '総統否認'.repeat(300)],
    ['emoji families', '👨‍👩‍👧‍👦'.repeat(300)],
    ['lone surrogates', '\ud800\udc00\ud800'],
    ['invisible characters', '\u200b\u2060\ufeff\u{e0041}'],
  ]
  it.each(payloads)('%s in every place is neutralised, and adds no style where colours are on', (_name, payload) => {
    for (const [name, message] of messages(payload)) {
      expectSafe(renderMessage(message, { colour: false, width: 80 }), 80, name)
      const rendered = renderMessage(message, { colour: true, width: 80 })
      expect(rendered.replaceAll(OWN_STYLES, ''), name).not.toMatch(DANGEROUS)
      if (message.tone === 'news') expect(rendered, name).not.toContain('\u001b[31m')
    }
  })

  it('is bounded: a post of endless texts stays a post', () => {
    for (const [name, message] of messages('word '.repeat(20_000))) {
      const lines = renderMessage(message, PLAIN).split('\n').length
      // The longest kinds are the card and the lists; each of their items has a bounded text.
      expect(lines, name).toBeLessThan(130)
    }
  })

  it('is neutralised by the renderer alone, whoever built the message', () => {
    const bad = '\u001b[31mred\n┃ x\u202e\ud800'
    const rendered = renderMessage(
      say(
        { type: 'heading', text: bad },
        { type: 'quote', text: bad, language: 'en', direct: true },
        {
          type: 'text',
          spans: [
            { type: 'text', text: bad },
            { type: 'link', url: bad, label: bad, host: bad },
          ],
        },
        { type: 'fields', fields: [{ label: bad, spans: [{ type: 'text', text: bad, style: 'code' }] }] },
        { type: 'list', items: [[{ type: 'text', text: 'x'.repeat(100_000) }]] },
        { type: 'context', spans: [{ type: 'text', text: bad, style: 'strong' }] },
        { type: 'actions', actions: [{ id: 'x', label: bad, value: '', command: bad }] },
        { type: 'divider' },
      ),
      PLAIN,
    )
    expectSafe(rendered, 100, 'raw')
    expect(rendered.split('\n').length).toBeLessThan(60)
  })
})

const VECTORS = '../shared/corpora/security/injection-vectors.json'

describe.skipIf(!existsSync(VECTORS))(`the injection payloads (skipped where ${VECTORS} is absent)`, () => {
  const { vectors } = existsSync(VECTORS)
    ? (JSON.parse(readFileSync(VECTORS, 'utf8')) as { vectors: { target: string; payload: string }[] })
    : { vectors: [] }

  // In one language: the words of the catalogue are ours, and the payloads above stand in both.
  it.each(vectors.map(({ payload }) => [JSON.stringify(payload).slice(0, 60), payload]))('%s', (_name, payload) => {
    for (const [name, message] of messages(payload, ['en']))
      expectSafe(renderMessage(message, { colour: false, width: 80 }), 80, name)
  })
})

describe('a link', () => {
  const shown = (url: string, label: string) =>
    renderMessage(say({ type: 'text', spans: [{ type: 'link', url, label, host: 'agency.gov' }] }), PLAIN)

  it.each([
    ['https://agency.gov/news', 'Agency', 'Agency [agency.gov] https://agency.gov/news'],
    ['https://agency.gov/news', 'agency.gov', 'agency.gov https://agency.gov/news'],
    ['https://agency.gov@evil.example/x', 'agency.gov', 'agency.gov [evil.example] https://evil.example/x'],
    ['https://\u0430gency.gov/', 'agency.gov', 'agency.gov [xn--gency-3ve.gov] https://xn--gency-3ve.gov/'],
    ['javascript:alert(1)', 'Agency', '┃ Agency'],
  ])('to %s labelled %s shows %s', (url, label, text) => {
    expect(shown(url, label)).toContain(text)
    expect(shown(url, label)).not.toContain('javascript')
  })
})

describe('layout', () => {
  it('quotes direct words only, in the marks of the language', () => {
    const quote = (direct: boolean, locale: Locale) =>
      renderMessage({ ...say({ type: 'quote', text: 'no hay información', language: 'es', direct }), locale }, PLAIN)
    expect(quote(true, 'en')).toBe('┃ ▎ “no hay información”')
    expect(quote(true, 'es')).toBe('┃ ▎ «no hay información»')
    expect(quote(false, 'en')).toBe('┃ ▎ no hay información')
  })

  it('writes times in the zone asked for and never breaks them', () => {
    const message = say({
      type: 'text',
      spans: [
        { type: 'text', text: 'word '.repeat(7) },
        { type: 'time', at: Date.parse('2025-10-14T14:02:00Z'), precision: 'minute' },
      ],
    })
    expect(renderMessage(message, { colour: false, width: 50 })).toMatch(/\n┃ 14 Oct 2025, 14:02 UTC$/)
    expect(renderMessage(message, { ...PLAIN, zone: 'America/Mexico_City' })).toContain('14 Oct 2025, 08:02 UTC-6')
  })

  it('gives each command a line of its own where they do not fit on one', () => {
    const actions = ['confirm', 'edit'].map((id) => ({
      id,
      label: id,
      value: '',
      command: `onrecord decide 3 --${id} --as NAME`,
    }))
    const lines = (width: number) =>
      renderMessage(say({ type: 'actions', actions }), { colour: false, width }).split('\n')
    expect(lines(120)).toHaveLength(1)
    expect(lines(60)).toEqual([
      '┃ ▸ confirm: onrecord decide 3 --confirm --as NAME',
      '┃ ▸ edit: onrecord decide 3 --edit --as NAME',
    ])
  })

  it('colours only where asked to', () => {
    const [, message] = messages('')[0] ?? []
    if (message === undefined) throw new Error('No sample.')
    expect(renderMessage(message, PLAIN)).not.toContain('\u001b')
    expect(renderMessage(message, { ...PLAIN, colour: true })).toContain('\u001b[36m┃')
  })
})
