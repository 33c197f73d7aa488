import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { LIMITS } from '../../../src/chat/discord/render/limits.ts'
import { renderMessage, threadName } from '../../../src/chat/discord/render/render-message.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import type { Block, Inline, Message } from '../../../src/domain/message.ts'
import { checkMessage } from '../../doubles/discord/hand-rules.ts'
import { loadOpenApi } from '../../doubles/discord/openapi.ts'
import { poison } from '../hostile.ts'
import { ANSWERS, NOTICES } from '../samples.ts'

const openApi = loadOpenApi()
const MARK = 'onrecord · 0123456789'
const problems = (message: Message) => {
  const body = renderMessage(message, MARK)
  return [
    ...openApi.checkRequest('POST', '/channels/{channel_id}/messages', JSON.parse(JSON.stringify(body))),
    ...checkMessage(JSON.parse(JSON.stringify(body))),
  ]
}
const shown = (spans: Inline[]) =>
  renderMessage({ fallback: 'x', tone: 'news', blocks: [{ type: 'text', spans }] }).embeds[0]?.description
const text = (value: string, style?: 'strong' | 'code'): Inline => ({
  type: 'text',
  text: value,
  ...(style ? { style } : {}),
})

describe('every notice and answer, in both languages', () => {
  const all = (['en', 'es'] as const).flatMap((locale) => [
    ...Object.entries(NOTICES).map(
      ([name, notice]) => [`${locale} ${name}`, buildNoticeMessage(notice, locale)] as const,
    ),
    ...Object.entries(ANSWERS).map(
      ([name, answer]) => [`${locale} ${name}`, buildAnswerMessage(answer, locale)] as const,
    ),
  ])
  test.each(all)('%s keeps the specification and the limits', (_, message) => {
    expect(problems(message)).toEqual([])
  })
})

test('the statement, whole', () => {
  expect(renderMessage(buildNoticeMessage(NOTICES.statement as never, 'en'), MARK)).toEqual({
    content:
      '**Claudia Sheinbaum \\(President of Mexico\\) said no evidence was received · Cartel bounties on US agents**',
    embeds: [
      {
        color: 0x2f6fb5,
        description: '> “no hay información”\n-# original in Spanish',
        fields: [
          {
            name: 'Source',
            value: '[Diario del Centro](https://diario.example/politica/recompensas) \\(diario.example\\)',
            inline: false,
          },
          {
            name: 'When',
            value: 'said 15 Oct 2025 · published <t:1760544000:f> · seen <t:1760544420:f>',
            inline: false,
          },
          { name: 'Also in', value: '6 other outlets', inline: true },
          { name: 'Role', value: 'respondent \\(answers it\\)', inline: true },
          {
            name: 'Matched on',
            value: '“Sheinbaum” and “recompensas” \\(for “bounties”\\) · 93 in 100 texts like it are about this claim',
            inline: false,
          },
        ],
        footer: { text: MARK },
      },
    ],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Why?', custom_id: 'a:why:12' },
          { type: 2, style: 2, label: 'History', custom_id: 'a:history:cartel-bounties' },
          { type: 2, style: 2, label: 'Not about this claim', custom_id: 'a:notAbout:12' },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  })
})

describe('text from outside is shown letter by letter', () => {
  test.each<[string, string, string]>([
    ['a mention', '@everyone <@123> <@&9> <#7>', '\\@everyone \\<\\@123\\> \\<\\@&9\\> \\<\\#7\\>'],
    ['a time', '<t:1:R>', '\\<t\\:1:R\\>'],
    ['a masked link', '[agency.gov](https://evil.example)', '\\[agency.gov\\]\\(https\\://evil.example\\)'],
    ['an address', 'see https://evil.example/x', 'see https\\://evil.example\\/x'],
    ['an invite', 'discord.gg/abc', 'discord.gg\\/abc'],
    ['markup', '**b** _i_ ~~s~~ `c` ||s||', '\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\`c\\` \\|\\|s\\|\\|'],
    ['a heading', '# Breaking', '\\# Breaking'],
    ['small print', '-# hush', '-\\# hush'],
    ['a list', '- one', '\\- one'],
    ['a numbered list', '1. one', '1\\. one'],
    ['reordering', 'a\u202egpj.exe', 'agpj.exe'],
    ['a backslash', '\\<@1>', '\\\\\\<\\@1\\>'],
  ])('%s', (_, given, expected) => {
    expect(shown([text(given)])).toBe(expected)
  })

  test('code can only be ended by a backtick, and there is none', () => {
    expect(shown([text('a`[x](https://e.example) <@1>`b', 'code')])).toBe('`aˋ[x] (https://e.example) < @1>ˋb`')
  })
})

describe('links and times', () => {
  const link = (label: string, url: string): Inline => ({ type: 'link', label, url, host: 'ignored.example' })
  test.each<[string, Inline, string]>([
    [
      'the real host beside the name',
      link('The wire', 'https://wire.example/a'),
      '[The wire](https://wire.example/a) \\(wire.example\\)',
    ],
    [
      'a user part cannot pretend a host',
      link('Agency', 'https://agency.gov@evil.example/'),
      '[Agency](https://evil.example/) \\(evil.example\\)',
    ],
    [
      'a label like an address is text',
      link('agency.gov', 'https://evil.example/'),
      'agency.gov · [link](https://evil.example/) \\(evil.example\\)',
    ],
    [
      'a bracket ends no address',
      link('X', 'https://e.example/a)b(c'),
      '[X](https://e.example/a%29b%28c) \\(e.example\\)',
    ],
    ['no address', link('X', 'javascript:alert(1)'), 'X'],
    [
      'a day stays that day in every zone',
      { type: 'time', at: Date.UTC(2025, 9, 15), precision: 'date' },
      '15 Oct 2025',
    ],
    ['a day of a moment', { type: 'time', at: Date.UTC(2025, 9, 15, 12), precision: 'date' }, '<t:1760529600:D>'],
    ['a minute', { type: 'time', at: Date.UTC(2025, 9, 15, 12), precision: 'minute' }, '<t:1760529600:f>'],
  ])('%s', (_, span, expected) => {
    expect(shown([span])).toBe(expected)
  })
})

describe('limits hold by construction', () => {
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: fc.string({ maxLength: 6_000, unit: 'grapheme' }) }),
    fc.record({
      type: fc.constant('text' as const),
      text: fc.constant('*_'.repeat(3_000)),
      style: fc.constantFrom('strong' as const, 'code' as const),
    }),
    fc.record({
      type: fc.constant('link' as const),
      label: fc.string(),
      url: fc.webUrl({ size: 'large' }),
      host: fc.string(),
    }),
    fc.record({
      type: fc.constant('time' as const),
      at: fc.integer(),
      precision: fc.constantFrom('date' as const, 'minute' as const),
    }),
  )
  const spans = fc.array(inline, { maxLength: 6 })
  const action = fc.record({
    id: fc.constantFrom('why', 'history'),
    label: fc.string({ maxLength: 200 }),
    value: fc.string({ maxLength: 150 }),
    command: fc.string(),
  })
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ type: fc.constant('heading' as const), text: fc.string({ maxLength: 5_000 }) }),
    fc.record({ type: fc.constant('text' as const), spans }),
    fc.record({
      type: fc.constant('quote' as const),
      text: fc.string({ maxLength: 9_000 }),
      language: fc.constant('en'),
      direct: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('fields' as const),
      fields: fc.array(fc.record({ label: fc.string(), spans }), { minLength: 1, maxLength: 40 }),
    }),
    fc.record({ type: fc.constant('list' as const), items: fc.array(spans, { maxLength: 40 }) }),
    fc.record({ type: fc.constant('context' as const), spans }),
    fc.record({ type: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 40 }) }),
  )
  test('of any message', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        fc.string({ maxLength: 4_000, minLength: 1 }),
        (blocks, fallback) => {
          const message: Message = { fallback: `f${fallback}`, tone: 'news', blocks }
          expect(problems(message)).toEqual([])
          expect(threadName(message).length).toBeLessThanOrEqual(LIMITS.threadName)
        },
      ),
      { numRuns: 150, seed: 8 },
    )
  })

  test('what does not fit is counted, and cut between words', () => {
    const item = text('words that go on and on '.repeat(20))
    const message: Message = {
      fallback: 'x',
      tone: 'news',
      blocks: [{ type: 'list', items: Array.from({ length: 30 }, () => [item]) }],
    }
    const description = renderMessage(message).embeds[0]?.description ?? ''
    expect(description.length).toBeLessThanOrEqual(LIMITS.description)
    expect(description).toMatch(/… 22 more lines did not fit; the buttons below lead to the rest\.$/)
  })

  test('many actions: a number says whose they are, a menu takes what is no button', () => {
    const blocks = Array.from({ length: 10 }, (_, n): Block[] => [
      { type: 'text', spans: [text(`Proposal ${n}`)] },
      {
        type: 'actions',
        actions: ['Confirm', 'Edit', 'Dismiss'].map((label) => ({
          id: label.toLowerCase(),
          label,
          value: `${n}`,
          command: '',
        })),
      },
    ]).flat()
    const message: Message = { fallback: 'x', tone: 'news', blocks }
    const body = renderMessage(message)
    expect(body.embeds[0]?.description).toContain('**\\[10\\]** Proposal 9')
    expect(body.components.map((row) => row.components.length)).toEqual([5, 5, 5, 5, 1])
    const [menu] = body.components[4]?.components ?? []
    expect(menu?.type === 3 && menu.options.at(-1)).toEqual({ value: 'a:dismiss:9', label: '[10] Dismiss' })
    expect(problems(message)).toEqual([])
  })

  test('no escape is cut in two', () => {
    const cut = shown([text('*'.repeat(5_000))]) ?? ''
    expect(cut).toMatch(/^(?:\\\*)+…$/)
  })
})

test.each([
  ['a network of 2a14:6f42:c::/48', 'a network of 2a14\\:6f42\\:c:\\:/48'],
  ['odds of 5:100:3', 'odds of 5\\:100:3'],
  ['“:middle_finger::skin-tone-2:”', '“\\:middle\\_finger:\\:skin-tone-2:”'],
  ['at 10:30, he said: no', 'at 10:30, he said: no'],
])('what Discord would show as a picture stays as it was said: %s', (said, written) => {
  expect(shown([text(said)])).toBe(written)
})

test('poisoned facts stay within the rules', () => {
  const payload = '@everyone [agency.gov](https://evil.example) <@1> \u202e'
  for (const notice of Object.values(NOTICES)) {
    const body = JSON.stringify(renderMessage(buildNoticeMessage(poison(notice, payload), 'en'), MARK))
    expect(body).not.toMatch(/\]\(https:\/\/evil\.example\)|(?<!\\\\)<@/)
    expect(body).not.toContain('\u202e')
  }
})
