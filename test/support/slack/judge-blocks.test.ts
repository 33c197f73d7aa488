import { describe, expect, test } from 'vitest'
import { judgeBlocks, judgeView } from '../../../src/cli/judge-injection/judge-blocks.ts'
import { readVectors, SPECS_PRESENT } from './slack-specs.ts'

/** The Python SDK lets these pass; Slack does not. */
const STRICTER = new Set(['option text 76', 'option value 151'])

const plain = (length: number) => ({ type: 'plain_text', text: 'a'.repeat(length) })
const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }))
const select = (text: number, value: number) => [
  {
    type: 'actions',
    elements: [{ type: 'static_select', action_id: 'a', options: [{ text: plain(text), value: 'v'.repeat(value) }] }],
  },
]

describe.skipIf(!SPECS_PRESENT)("the validator of blocks agrees with Slack's own SDK", () => {
  const vectors = SPECS_PRESENT ? readVectors() : []

  test('there are 55 verdicts', () => expect(vectors).toHaveLength(55))

  test.each(vectors)('$name', ({ name, kind, payload, accepted }) => {
    const problems = kind === 'blocks' ? judgeBlocks(payload as unknown[]) : judgeView(payload as object)
    expect(problems.length === 0, problems.join('\n')).toBe(accepted && !STRICTER.has(name))
  })
})

test('without the published specifications the validator is compared with nothing, and says so', (context) => {
  if (!SPECS_PRESENT) context.skip('../shared/specs is absent: 55 verdicts not compared')
})

describe('what the SDK misses', () => {
  test.each<[string, unknown[], boolean]>([
    ['50 blocks', dividers(50), true],
    ['51 blocks', dividers(51), false],
    ['option text 75', select(75, 1), true],
    ['option text 76', select(76, 1), false],
    ['option value 150', select(1, 150), true],
    ['option value 151', select(1, 151), false],
    ['12,000 characters in all', Array.from({ length: 4 }, () => ({ type: 'section', text: plain(3000) })), true],
    [
      '12,001 characters in all',
      [
        ...Array.from({ length: 4 }, () => ({ type: 'section', text: plain(3000) })),
        { type: 'header', text: plain(1) },
      ],
      false,
    ],
    ['a field of 2,001', [{ type: 'section', fields: [plain(2001)] }], false],
    [
      'one action id twice',
      [
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'x', text: plain(1) },
            { type: 'button', action_id: 'x', text: plain(1) },
          ],
        },
      ],
      false,
    ],
    [
      'one block id twice',
      [
        { type: 'divider', block_id: 'x' },
        { type: 'divider', block_id: 'x' },
      ],
      false,
    ],
  ])('%s', (_, blocks, accepted) => {
    expect(judgeBlocks(blocks).length === 0).toBe(accepted)
  })
})
