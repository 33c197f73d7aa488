import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { ownLabel, ownSentence, ownValue } from '../../../src/chat/compose/own-sentence.ts'
import { type Node, walkFolder } from '../../support/sentences-in-source.ts'
import { messageText } from '../message-text.ts'

it.each([
  ['claim cartel-bounties added', 'la afirmación cartel-bounties se sigue'],
  ['proposal 3 confirmed with an edit', 'la propuesta 3 se confirmó con un cambio'],
  ['C1 on slack follows all', 'C1 de slack sigue all'],
  ['C1 on slack now follows all', 'C1 de slack sigue all'],
  ['claim a edited', 'la afirmación a se cambió'],
  ['claim a renamed to b', 'la afirmación a se llama ahora b'],
  ['delivery 3 is sent again', 'el envío 3 se repite'],
  ['step 4 of a, made by the rules, is taken back', 'el paso 4 de a, hecho por las reglas, se deshizo'],
  ['statement 3 is put down to Ana', 'la declaración 3 se atribuye a Ana'],
  ['Something nobody foresaw.', 'Something nobody foresaw.'],
])('%s', (english, spanish) => {
  expect(ownSentence(english, 'es')).toBe(spanish)
  expect(ownSentence(english, 'en')).toBe(english)
})

it('a done answer is Spanish for a Spanish reader', () => {
  const done = {
    kind: 'done' as const,
    what: 'proposal 3 dismissed',
    details: [{ label: 'reason', value: 'x' }],
    undo: null,
  }
  expect(messageText(buildAnswerMessage(done, 'es'))).toContain('Hecho: la propuesta 3 se descartó')
  expect(messageText(buildAnswerMessage(done, 'es'))).toContain('motivo: x')
  expect(ownLabel('unknown', 'es')).toBe('unknown')
})

it('no sentence for people stands in the builders and the front: they come from the catalogues', () => {
  const root = path.resolve(import.meta.dirname, '../../../src/chat')
  const found: string[] = []
  for (const folder of ['answers', 'notices', 'compose', 'front'])
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue
      const code = readFileSync(path.join(root, folder, name), 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/(^|\s)\/\/.*$/gm, '')
        .replace(/throw new \w+\([^\n]*\)/g, '')
      // Three words in a row; commands and their arguments are no sentences.
      for (const [, , text = ''] of code.matchAll(/(['`])((?:(?!\1)[^\\\n]|\\.)*)\1/g))
        if (/[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text) && !/onrecord |\/claim|^[a-z-]+ [a-z]/.test(text))
          found.push(`${folder}/${name}: ${text}`)
    }
  expect(found).toEqual([])
})

describe('what the use cases answer', () => {
  const APP = path.resolve(import.meta.dirname, '../../../src/app')
  const membersOf = (node: Node) =>
    new Map(
      (node.type === 'ObjectExpression' ? (node.properties as Node[]) : []).flatMap((one) =>
        one.type === 'Property' ? [[(one.key as { name?: string }).name ?? '', one.value as Node] as const] : [],
      ),
    )
  /** Templates with `7` in the place of every part: a number, and a name. */
  const templates = (node: Node | undefined): string[] => {
    if (node?.type === 'ConditionalExpression')
      return [...templates(node.consequent as Node), ...templates(node.alternate as Node)]
    if (node?.type === 'Literal') return [String(node.value)]
    if (node?.type !== 'TemplateLiteral') return []
    const [first] = node.expressions as { name?: string }[]
    const words = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('7')
    return [first?.name === 'name' ? `statement ${words}` : words]
  }

  it('is in Spanish too: every thing that was done', () => {
    const { found } = walkFolder(APP, [], (node, add) => {
      const members = membersOf(node)
      const isDone = (members.get('kind') as { value?: unknown } | undefined)?.value === 'done'
      for (const words of templates(isDone ? members.get('what') : members.get('done'))) add(words)
    })
    expect(found.length).toBeGreaterThan(20)
    const missing = found.filter(({ pattern }) => ownSentence(pattern, 'es') === pattern)
    // Of words that stand in tables; each is tried above.
    const tried = ['7 on 7 7 7', 'claim 7 7', 'delivery 7 7', 'proposal 7 7']
    expect([...new Set(missing.map(({ pattern }) => pattern))].toSorted()).toEqual(tried)
  })

  it('and every label', () => {
    const { found } = walkFolder(APP, [], (node, add) => {
      const label = membersOf(node).get('label')
      if (label?.type === 'Literal') add(String(label.value))
    })
    expect(found.length).toBeGreaterThan(60)
    const same = found.filter(({ pattern }) => ownLabel(pattern, 'es') === pattern)
    expect(same.map(({ pattern, file, line }) => `${path.basename(file)}:${line} ${pattern}`)).toEqual([])
  })

  it.each([
    [
      'posts',
      'none: it was there before its source or its claim',
      'ninguna: estaba antes que su fuente o su afirmación',
    ],
    ['posts', '3', '3'],
    ['statements', '4 (nobody named, denies), 5 (Ana, denies)', '4 (sin nombre, denies), 5 (Ana, denies)'],
    [
      'posted',
      'at once, but not from 22:00 to 07:00 (UTC); corrections at any hour',
      'al momento, pero no de 22:00 a 07:00 (UTC); las correcciones, a cualquier hora',
    ],
    // Words of others are theirs, whatever they say.
    ['reason', 'at once', 'at once'],
    ['constructor', 'none', 'none'],
  ])('%s: %s', (label, english, spanish) => {
    expect(ownValue(label, english, 'es')).toBe(spanish)
    expect(ownValue(label, english, 'en')).toBe(english)
  })
})
