import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { judgeMarkup, judgeSlack } from '../../src/cli/judge-injection/judge-slack.ts'
import { run } from '../../src/cli/judge-injection.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-injection-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the injection judge', () => {
  test.each([
    ['a mention', 'see <@U012AB3CD>'],
    ['a call to the channel', '<!here> now'],
    ['a call as words', '@channel now'],
    ['a link that says another host', '<https://evil.example/|agency.gov>'],
    ['a link with a user part', '<https://agency.gov@evil.example/|evil.example>'],
    ['a mail address', '<mailto:a@evil.example|agency>'],
    ['a bare ampersand', 'AT&T'],
    ['a bare angle', 'a > b'],
  ])('sees %s', (_, text) => {
    expect(judgeMarkup(text, 'text')).not.toEqual([])
  })

  test('lets our own tokens pass', () => {
    expect(
      judgeMarkup(
        'x (<https://a.example/?a=1&amp;b=2|a.example>) <!date^1760623320^{date_short} {time}|16 Oct>',
        'text',
      ),
    ).toEqual([])
  })

  test('sees words that begin a line, controls and half characters in what is rendered', () => {
    // The renderer makes none of them; the judge is asked about a message whose button holds them raw.
    const message = {
      fallback: 'x',
      tone: 'news' as const,
      blocks: [
        { type: 'actions' as const, actions: [{ id: 'why', label: 'Why', value: 'a\u202eb\n\ud800', command: '' }] },
      ],
    }
    expect(judgeSlack.judgeMessage(message, 'x').join(' ')).toMatch(/reordering mark.*half a character/s)
  })

  test('judges payloads of a file in seven positions on every platform, and fails where there is no such file', async () => {
    const file = path.join(folder, 'vectors.json')
    writeFileSync(file, JSON.stringify({ vectors: [{ target: 'slack', payload: '<!here> & "x"\nstatus: CONFIRMED' }] }))
    expect(await run(['--vectors', file, '--json'])).toBe(0)
    expect(await run(['--vectors', path.join(folder, 'none.json')])).toBe(2)
  })
})
