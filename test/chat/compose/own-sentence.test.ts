import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { ownLabel, ownSentence, ownValue, stepReason } from '../../../src/chat/compose/own-sentence.ts'
import { type Node, walkFolder } from '../../support/sentences-in-source.ts'
import { messageText } from '../message-text.ts'

it.each([
  ['claim cartel-bounties added', 'la afirmación cartel-bounties se sigue'],
  ['proposal 3 confirmed with an edit', 'la propuesta 3 se confirmó con un cambio'],
  ['C1 on slack follows all', 'C1 (slack) sigue todas las afirmaciones'],
  ['C1 on slack now follows tag:mexico', 'C1 (slack) sigue las afirmaciones con la etiqueta mexico'],
  ['C1 on slack no longer follows cartel-bounties', 'C1 (slack) ya no sigue cartel-bounties'],
  ['statement 3 is read as no_evidence', 'la declaración 3 se lee así: decir que no hay pruebas'],
  ['statement 3 is confirmed as received_none', 'la declaración 3 se confirma así: decir que no se recibieron pruebas'],
  ['request 2 set to partly answered', 'la petición 2 pasa a: respondida en parte'],
  [
    'it follows all, tag:mexico already: this watch adds status, health, and nothing is posted twice',
    'ya sigue todas las afirmaciones, las afirmaciones con la etiqueta mexico: este seguimiento añade cambios de estado, salud de las fuentes, y nada se publica dos veces',
  ],
  [
    'The Wire took an item down (www.example.org answered HTTP 410): https://www.example.org/a',
    'The Wire retiró una entrada (www.example.org contestó HTTP 410): https://www.example.org/a',
  ],
  [
    'The Wire took an item down (gone from the middle of its list page; www.example.org answered HTTP 403): no link',
    'The Wire retiró una entrada (desapareció de en medio de su lista; www.example.org contestó HTTP 403): sin enlace',
  ],
  ['claim a edited', 'la afirmación a se cambió'],
  ['claim a renamed to b', 'la afirmación a se llama ahora b'],
  ['delivery 3 is sent again', 'el envío 3 se repite'],
  ['step 4 of a, made by the rules, is taken back', 'el paso 4 de a, hecho por las reglas, se deshizo'],
  ['statement 3 is put down to Ana', 'la declaración 3 se atribuye a Ana'],
  [
    'claims.yaml declares it too: this stands until its entry there changes; "claims export" writes it back',
    'también está en claims.yaml: esto vale hasta que cambie allí su entrada; «claims export» la escribe de nuevo',
  ],
  ['Something nobody foresaw.', 'Something nobody foresaw.'],
])('%s', (english, spanish) => {
  expect(ownSentence(english, 'es')).toBe(spanish)
  expect(ownSentence(english, 'en')).toBe(english)
})

it.each([
  [
    'an editor read statement 3 as found none: so it says',
    'la redacción leyó la declaración 3 así, decir que se buscaron pruebas y no se hallaron: so it says',
  ],
  ['an editor confirmed statement 3 as denies: yes', 'la redacción confirmó la declaración 3 así, negarla: yes'],
  [
    'an editor put statement 3 down to Ana: see the letter',
    'la redacción atribuyó la declaración 3 a Ana: see the letter',
  ],
  ['an editor moved statement 3 from a to b: x', 'la redacción pasó la declaración 3 de a a b: x'],
  [
    'an editor said that statements 3, 4 are not about this claim: x',
    'la redacción dijo que las declaraciones 3, 4 no tratan de esta afirmación: x',
  ],
  ['what Ana set on 2026-11-30 was taken back: x', 'se deshizo lo que fijó Ana el 2026-11-30: x'],
  ['what the rules set on 2026-11-30 was taken back: x', 'se deshizo lo que fijaron las reglas el 2026-11-30: x'],
  ['the dismissal of statement 3 was taken back: x', 'la declaración 3 deja de estar descartada: x'],
  ['the dismissal of 3, 4 was taken back: x', 'las declaraciones 3, 4 dejan de estar descartadas: x'],
  [
    'request 2 by Mexico was set to partly answered: letter',
    'la petición 2 de Mexico pasó a: respondida en parte: letter',
  ],
  ['Mexico: evidence was asked for (letter)', 'Mexico: pidió pruebas (letter)'],
  ['DHS: the claimant says it publicly', 'DHS: lo dice en público; no ofreció pruebas'],
  // An editor's own words are theirs.
  ['an editor said so', 'an editor said so'],
])('why a step was taken: %s', (english, spanish) => {
  expect(stepReason(english, 'es')).toBe(spanish)
  expect(stepReason(english, 'en')).toBe(english)
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

  it('and every value that is a sentence of ours', () => {
    const said = new Map<string, string>()
    const { found } = walkFolder(APP, [], (node, add) => {
      const members = membersOf(node)
      const label = members.get('label')
      for (const words of label?.type === 'Literal' ? templates(members.get('value')) : [])
        if (/[a-z]{2,} [a-z]{2,}/.test(words)) {
          said.set(words, ownValue(String(label?.value), words, 'es'))
          add(words)
        }
    })
    expect(said.size).toBeGreaterThan(8)
    const missing = found.filter(({ pattern }) => said.get(pattern) === pattern)
    expect(missing.map(({ pattern, file, line }) => `${path.basename(file)}:${line} ${pattern}`)).toEqual([])
  })

  it.each([
    [
      'posts',
      'none: it was there before its source or its claim',
      'ninguna: estaba antes que su fuente o su afirmación',
    ],
    ['posts', '3', '3'],
    ['statements', '4 (nobody named, denies), 5 (Ana, mentions)', '4 (sin nombre, negarla), 5 (Ana, solo una mención)'],
    ['statements', '5 (Ana, denies), once, unclear)', '5 (Ana, denies), once, sin postura clara)'],
    ['stance', 'denies → received_none', 'negarla → decir que no se recibieron pruebas'],
    ['stance', 'charge', 'acusación penal (un señalamiento, no una conclusión probada)'],
    ['stance', 'shouts', 'shouts'],
    ['evidence status', 'none → partly_supported', 'sin estado → respaldada en parte'],
    [
      'flags set',
      'disputed by Mike Vigil, evidence requested by Mexico',
      'puesta en duda, por Mike Vigil, con pruebas solicitadas, por Mexico',
    ],
    ['change', 'evidence status: cited', 'estado de las pruebas: con pruebas citadas'],
    ['change', 'request 3: partly answered', 'petición 3: respondida en parte'],
    ['change', 'flag set: disputed, by Ana', 'marca: puesta en duda, por Ana'],
    ['change', 'flag set: evidence requested', 'marca: con pruebas solicitadas'],
    ['change', 'flag cleared: withdrawn', 'se quita la marca: retirada'],
    ['proposed', '3: Mike Vigil: a named voice denies it or doubts it', '3: Mike Vigil: lo niega o lo pone en duda'],
    [
      'proposed',
      '4: DHS: put part of the evidence forward after Mexico had asked for it',
      '4: DHS: presentó una parte de las pruebas después de que Mexico las pidiera',
    ],
    ['status', 'Ana: evidence was asked for; Eva: evidence was asked for', 'Ana: pidió pruebas; Eva: pidió pruebas'],
    ['before', 'nobody', 'nadie'],
    ['old slug', 'bounties still leads here', 'bounties sigue llevando aquí'],
    [
      'review',
      'the wording changed and is not reviewed again yet; proposed anew: 3, 4',
      'la redacción cambió y todavía no se ha revisado otra vez; se propone de nuevo: 3, 4',
    ],
    [
      'warning',
      'no alias in Spanish, which 3 of its sources use: texts in it will be missed',
      'sin alias en español, que usan 3 de sus fuentes: se escaparán los textos en él',
    ],
    ['events', 'statement, status', 'declaraciones, cambios de estado'],
    ['events', 'statement, fog', 'statement, fog'],
    ['language', 'es', 'español'],
    ['channel', '#desk on slack', '#desk (slack)'],
    ['what', 'the card of cartel-bounties', 'la ficha de cartel-bounties'],
    ['request', 'Mexico to DHS, 2025-10-15', 'Mexico a DHS, 2025-10-15'],
    ['claim', 'denies', 'denies'],
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
