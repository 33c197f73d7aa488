import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { editYaml, readData } from '../../../src/config/edit/edit-yaml.ts'
import type { PathPart } from '../../../src/domain/data-path.ts'

const SETTINGS = `# settings
database: data/a.db   # here

http:
  # contact: desk@example.org
  timeout: 20s
  maxBody: 15MB

# who
editors: []
slack:
  # editors: { users: [U1] }
channels:
  review: { console: review }
watches:
  - platform: console
    channel: newsroom
    events: [statement,
      status]   # two
  # the second
  - platform: slack
    channel: C1
`

const CASES: [string, string, PathPart[], unknown, string, string][] = [
  ['a value on its line', SETTINGS, ['http', 'timeout'], '30s', '  timeout: 20s\n', '  timeout: 30s\n'],
  ['a value before a comment', SETTINGS, ['database'], 'b.db', 'data/a.db   # here', 'b.db   # here'],
  [
    'a key into a block',
    SETTINGS,
    ['http', 'contact'],
    'a@b.c',
    'maxBody: 15MB\n',
    'maxBody: 15MB\n  contact: a@b.c\n',
  ],
  [
    'a block that is not there',
    SETTINGS,
    ['health', 'repeat'],
    '2h',
    '    channel: C1\n',
    '    channel: C1\nhealth:\n  repeat: 2h\n',
  ],
  ['a block with nothing but comments', SETTINGS, ['slack', 'mode'], 'http', 'slack:\n', 'slack:\n  mode: http\n'],
  [
    'a list below what is not there',
    SETTINGS,
    ['slack', 'editors', 'users'],
    ['U2'],
    'slack:\n',
    'slack:\n  editors:\n    users:\n      - U2\n',
  ],
  ['a plain list', SETTINGS, ['editors'], ['Ana', 'Luis'], 'editors: []', 'editors: [Ana, Luis]'],
  [
    'a key into braces',
    SETTINGS,
    ['channels', 'review', 'slack'],
    'C2',
    '{ console: review }',
    '{ console: review, slack: C2 }',
  ],
  [
    'digits stay a text',
    SETTINGS,
    ['channels', 'review', 'discord'],
    '123456789012345678',
    '{ console: review }',
    '{ console: review, discord: "123456789012345678" }',
  ],
  [
    'an entry of a list of lines',
    SETTINGS,
    ['watches', 1, 'mode'],
    'daily',
    '    channel: C1\n',
    '    channel: C1\n    mode: daily\n',
  ],
  [
    'one more in brackets over two lines',
    SETTINGS,
    ['watches', 0, 'events'],
    ['statement', 'status', 'note'],
    '      status]',
    '      status, note]',
  ],
  ['one less in brackets', SETTINGS, ['watches', 0, 'events'], ['status'], '[statement,\n      status]', '[status]'],
  [
    'a new entry',
    SETTINGS,
    ['watches', 9],
    { channel: 'C3', all: true },
    '    channel: C1\n',
    '    channel: C1\n  - channel: C3\n    all: true\n',
  ],
  ['an entry out', SETTINGS, ['watches', 1], undefined, '  - platform: slack\n    channel: C1\n', ''],
  ['a key out', SETTINGS, ['http', 'maxBody'], undefined, '  maxBody: 15MB\n', ''],
  [
    'the last key of a block, and the block',
    SETTINGS,
    ['channels', 'review', 'console'],
    undefined,
    'channels:\n  review: { console: review }\n',
    '',
  ],
  [
    'an empty list gets entries',
    'sources: [] # none\nb: 1\n',
    ['sources', { entry: 'x' }],
    { id: 'x', n: 1 },
    'sources: [] # none\n',
    'sources: # none\n  - id: x\n    n: 1\n',
  ],
  [
    'the last entry out',
    'sources:\n  # all\n  - id: x\n    n: 1\n',
    ['sources', { entry: 'x' }],
    undefined,
    'sources:\n  # all\n  - id: x\n    n: 1\n',
    'sources: []\n  # all\n',
  ],
  [
    'an entry set apart by lines',
    'a:\n  - id: x\n\n  - id: y\n',
    ['a', { entry: 'z' }],
    { id: 'z' },
    '  - id: y\n',
    '  - id: y\n\n  - id: z\n',
  ],
  [
    'an entry between lines out',
    'a:\n  - id: x\n\n  - id: y\n\n  - id: z\n',
    ['a', { entry: 'y' }],
    undefined,
    '\n  - id: y\n',
    '',
  ],
  [
    'into an empty file',
    '# nothing yet\n',
    ['reader', 'locale'],
    'es',
    '# nothing yet\n',
    '# nothing yet\nreader:\n  locale: es\n',
  ],
  ['a last line without a break', 'a: 1', ['b'], 2, 'a: 1', 'a: 1\nb: 2\n'],
  [
    'behind a folded text',
    'a:\n  note: >-\n    one\n    two\n\nb: 1\n',
    ['a', 'c'],
    3,
    '    two\n',
    '    two\n  c: 3\n',
  ],
]

describe('editing a file', () => {
  it.each(CASES)('%s: nothing else changes', (_name, text, place, value, before, after) => {
    expect(text.split(before)).toHaveLength(2)
    expect(editYaml(text, place, value)).toBe(text.replace(before, after))
  })

  it('writes anew where a text over several lines is replaced, and keeps every comment', () => {
    const edited = editYaml('# top\na:\n  # inner\n  note: >-\n    one\n    two\nb: 1 # beside\n', ['a', 'note'], 'x')
    expect(readData(edited)).toEqual({ a: { note: 'x' }, b: 1 })
    for (const comment of ['# top', '# inner', '# beside']) expect(edited).toContain(comment)
  })

  it('changes one of two places that share a value, and the other stays', () => {
    const shared = 'a: &one\n  n: 1\nb: *one\n'
    expect(readData(editYaml(shared, ['a', 'n'], 2))).toEqual({ a: { n: 2 }, b: { n: 1 } })
    expect(readData(editYaml(shared, ['b', 'n'], 2))).toEqual({ a: { n: 1 }, b: { n: 2 } })
  })

  it('refuses what is no YAML', () => {
    expect(() => editYaml('a: [1\n', ['b'], 1)).toThrow(/not valid YAML/)
  })

  it.each(['onrecord', 'sources', 'claims'])('changes one line of the shipped %s.yaml and no other', (name) => {
    const text = readFileSync(path.resolve(import.meta.dirname, `../../../config/${name}.yaml`), 'utf8')
    const list = (readData(text) as Record<string, { id?: string }[]>)[name === 'claims' ? 'actors' : name]
    const key = name === 'claims' ? 'actors' : name
    const places: PathPart[][] =
      name === 'onrecord'
        ? [
            ['polling', 'holdAbove'],
            ['health', 'noticeAfterFailures'],
          ]
        : (list ?? []).filter((_, at) => at % 5 === 0).map(({ id = '' }) => [key, { entry: id }, 'name'])
    for (const place of places) {
      const edited = editYaml(text, place, 7)
      const lines = text.split('\n')
      expect(edited.split('\n').filter((line, at) => line !== lines[at])).toHaveLength(1)
    }
  })

  it.each(['sources', 'claims'])('takes entries out of the shipped %s.yaml and puts them back', (name) => {
    const text = readFileSync(path.resolve(import.meta.dirname, `../../../config/${name}.yaml`), 'utf8')
    const key = name === 'claims' ? 'actors' : name
    const list = (readData(text) as Record<string, { id: string }[]>)[key] ?? []
    expect(list.length).toBeGreaterThan(10)
    for (const entry of list.filter((_, at) => at % 9 === 0 || at === list.length - 1)) {
      const without = editYaml(text, [key, { entry: entry.id }], undefined)
      expect((readData(without) as typeof list & Record<string, unknown[]>)[key]).toHaveLength(list.length - 1)
      expect(readData(editYaml(without, [key, { entry: entry.id }], entry))).toMatchObject({
        [key]: expect.arrayContaining([entry]),
      })
    }
  })
})
