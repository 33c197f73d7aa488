import { describe, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import { renderMessage } from '../../../src/chat/slack/render/render-message.ts'
import type { Block, Inline, Message } from '../../../src/domain/message.ts'
import { expectBlocks } from '../../support/slack/expect-payload.ts'
import { ANSWERS, NOTICES } from '../samples.ts'

const message = (...blocks: Block[]): Message => ({ fallback: 'a line', tone: 'neutral', blocks })
const line = (...spans: Inline[]): Message => message({ type: 'text', spans })
const text = (words: string, style?: 'strong' | 'code'): Inline => ({
  type: 'text',
  text: words,
  ...(style ? { style } : {}),
})
const link = (url: string, label: string): Inline => ({ type: 'link', url, label, host: 'pretended.example' })
const rendered = (tree: Message) => JSON.stringify(renderMessage(tree).blocks)
const mrkdwn = (tree: Message) => (renderMessage(tree).blocks[0] as { text: { text: string } }).text.text

describe('every notice and answer, in both languages, is taken by both judges', () => {
  const trees = (['en', 'es'] as const).flatMap((locale) => [
    ...Object.entries(NOTICES).map(([name, notice]) => ({
      name: `${name} ${locale}`,
      tree: buildNoticeMessage(notice, locale),
    })),
    ...Object.entries(ANSWERS).map(([name, answer]) => ({
      name: `${name} ${locale}`,
      tree: buildAnswerMessage(answer, locale),
    })),
  ])
  test.each(trees)('$name', ({ tree }) => {
    const { text, blocks } = renderMessage(tree)
    expect(text).not.toBe('')
    expect(blocks.length).toBeGreaterThan(0)
    expectBlocks(blocks)
  })
})

describe('a line of mrkdwn', () => {
  test.each<[string, Inline[], string]>([
    ['plain words', [text('said nothing')], 'said nothing'],
    ['spaces between spans stay', [text('a ', 'strong'), text('b')], '*a* b'],
    ['the three characters with a meaning', [text('a < b & c > d')], 'a &lt; b &amp; c &gt; d'],
    ['a channel-wide call', [text('<!here> @channel')], '&lt;!here&gt; @\u200bchannel'],
    ['an entity is no way round', [text('&lt;!here&gt;')], '&amp;lt;!here&amp;gt;'],
    ['stars that would format', [text('*bold* _it_ ~st~')], '∗bold∗ ˍitˍ ∼st∼'],
    ['an underscore inside a name stays', [text('snake_case 2*3')], 'snake_case 2*3'],
    ['a code that would become a tick', [text(':white_check_mark: confirmed')], '∶white_check_mark: confirmed'],
    ['a time of day is no such code', [text('at 14:02:33')], 'at 14:02:33'],
    ['a line end', [text('line1\nstatus: CONFIRMED')], 'line1 status: CONFIRMED'],
    ['controls, reordering marks, half characters', [text('a\u0000b\u202ec\ud800d\u001b[31me')], 'abcde'],
    ['a link says its real host', [link('https://www.dhs.gov/x', 'DHS')], 'DHS (<https://www.dhs.gov/x|www.dhs.gov>)'],
    [
      'whatever its label says',
      [link('https://evil.example/', 'https://agency.gov')],
      'https://agency.gov (<https://evil.example/|evil.example>)',
    ],
    [
      'a user part is not shown',
      [link('https://agency.gov@evil.example/', 'x')],
      'x (<https://evil.example/|evil.example>)',
    ],
    [
      'a bar cannot end the address',
      [link('https://a.example/|<!here>', 'x')],
      'x (<https://a.example/%7C%3C!here%3E|a.example>)',
    ],
    ['another scheme is no link', [link('slack://x', 'x')], 'x'],
    [
      'a time in the reader’s own zone',
      [{ type: 'time', at: Date.UTC(2025, 9, 16, 14, 2), precision: 'minute' }],
      '<!date^1760623320^{date_short} {time}|16 Oct 2025, 14:02 UTC>',
    ],
    [
      'a day without a time stays that day',
      [{ type: 'time', at: Date.UTC(2025, 9, 16), precision: 'date' }],
      '16 Oct 2025',
    ],
  ])('%s', (_, spans, expected) => {
    expect(mrkdwn(line(...spans))).toBe(expected)
  })
})

describe('a quotation keeps the words', () => {
  const quote = (words: string, direct = true): Message =>
    message({ type: 'quote', text: words, language: 'en', direct })

  test('in a block where nothing formats, between marks where they are the speaker’s own', () => {
    expect(renderMessage(quote('no *hay* :x: información')).blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: '“no *hay* :x: información”' }] }],
      },
    ])
    expect(rendered(quote('it was told', false))).toContain('"it was told"')
  })

  test('with an ampersand, escaped in mrkdwn', () => {
    expect(mrkdwn(quote('AT&T <!here>'))).toBe('&gt; “AT&amp;T &lt;!here&gt;”')
  })
})

describe('whatever the length', () => {
  const long = 'word '.repeat(2_000)
  const amps = '&'.repeat(5_000)
  const trees: [string, Message][] = [
    ['heading', message({ type: 'heading', text: long })],
    ['heading with ampersands', message({ type: 'heading', text: amps })],
    ['text', line(text(long))],
    ['ampersands grow fivefold', line(text(amps))],
    ['text in many spans', line(...Array.from({ length: 400 }, (_, i) => text(`word${i} `, 'strong')))],
    ['quote', message({ type: 'quote', text: long, language: 'en', direct: true })],
    ['quote with ampersands', message({ type: 'quote', text: amps, language: 'en', direct: true })],
    [
      'list',
      message({ type: 'list', items: Array.from({ length: 300 }, (_, i) => [text(`item ${i} of a long list`)]) }),
    ],
    [
      'fields',
      message({
        type: 'fields',
        fields: Array.from({ length: 23 }, (_, i) => ({ label: `l${i}`, spans: [text('v')] })),
      }),
    ],
    ['long fields', message({ type: 'fields', fields: [{ label: long, spans: [text(long)] }] })],
    ['context', message({ type: 'context', spans: [text(long)] })],
    [
      'buttons',
      message({
        type: 'actions',
        actions: Array.from({ length: 40 }, () => ({ id: 'why', label: long, value: long, command: long })),
      }),
    ],
    [
      'sixty blocks',
      message(...Array.from({ length: 60 }, (_, i): Block => ({ type: 'text', spans: [text(`block ${i}`)] }))),
    ],
    [
      'over 12,000 characters',
      message(...Array.from({ length: 10 }, (): Block => ({ type: 'text', spans: [text(long)] }))),
    ],
    ['emoji of several units', line(text('👩‍👩‍👧‍👦'.repeat(600)))],
  ]
  test.each(trees)('%s: within every limit', (_, tree) => {
    expectBlocks(renderMessage(tree).blocks)
  })

  test('a cut is at a word, ends in "…", and the post says where the rest is', () => {
    const { blocks } = renderMessage(line(text(long)))
    expect((blocks[0] as { text: { text: string } }).text.text).toMatch(/ word…$/)
    expect(JSON.stringify(blocks.at(-1))).toContain('Shortened to fit')
    expect(rendered(line(text('short')))).not.toContain('Shortened')
  })

  test('buttons are kept when words are cut, each with an id of its own', () => {
    const { blocks } = renderMessage(
      message(...Array.from({ length: 60 }, (): Block => ({ type: 'text', spans: [text('x')] })), {
        type: 'actions',
        actions: [1, 2].map((n) => ({ id: 'why', label: `Why ${n}`, value: String(n), command: '' })),
      }),
    )
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: 'why', value: '1' },
        { action_id: 'why:1', value: '2' },
      ],
    })
  })
})
