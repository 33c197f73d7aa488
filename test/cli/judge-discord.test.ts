import { describe, expect, test } from 'vitest'
import { judgeDiscord, judgeMarkdown } from '../../src/cli/judge-injection/judge-discord.ts'

describe('what the injection judge sees in text for Discord', () => {
  test.each([
    ['a mention', 'see <@123>'],
    ['a role', 'see <@&123>'],
    ['a command', '</claim:1>'],
    ['a call to everyone', '@everyone now'],
    ['a masked link without its host', '[agency](https://evil.example/)'],
    ['a masked link with another host beside it', '[agency](https://evil.example/) \\(agency.gov\\)'],
    ['a label that looks like another host', '[agency.gov](https://evil.example/) \\(evil.example\\)'],
    ['a link with a user part', '[agency](https://agency.gov@evil.example/) \\(evil.example\\)'],
    ['a masked link behind an escaped bracket', '\\[x\\] [agency](<https://evil.example>)'],
    ['an address', 'https://evil.example'],
    ['an invite', 'discord.gg/abc'],
    ['a spoiler', '||x||'],
    ['a heading', '# BREAKING'],
    ['a link in code', '`[x](https://evil.example)`'],
  ])('%s', (_, text) => {
    expect(judgeMarkdown(text, 'text')).not.toEqual([])
  })

  test('our own tokens pass', () => {
    const text =
      '> “x” **y** [A wire](https://a.example/x) \\(a.example\\) <t:1760623320:f> `/claim help` \\@everyone https\\://a'
    expect(judgeMarkdown(text, 'text')).toEqual([])
  })

  test('a half character and a control in what is rendered', () => {
    const actions = [{ id: 'why', label: 'Why', value: 'a\u202eb\ud800', command: '' }]
    const message = { fallback: 'x', tone: 'news' as const, blocks: [{ type: 'actions' as const, actions }] }
    expect(judgeDiscord.judgeMessage(message, 'x').join(' ')).toMatch(/reordering mark.*half a character/s)
  })
})
