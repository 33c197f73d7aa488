import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { ownLabel, ownSentence } from '../../../src/chat/compose/own-sentence.ts'
import { messageText } from '../message-text.ts'

it.each([
  ['claim cartel-bounties added', 'la afirmación cartel-bounties se sigue'],
  ['proposal 3 confirmed with an edit', 'la propuesta 3 se confirmó con un cambio'],
  ['C1 on slack follows all', 'C1 de slack sigue all'],
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
