import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffRevisions } from '../../src/pipeline/diff-revisions.ts'

const version = (body: string, title = 'A title') => ({ title, body })
const whats = (before: string, after: string) => diffRevisions(version(before), version(after), 'en').map((c) => c.what)

describe('what counts as changed', () => {
  test.each([
    [
      'words inside a quote',
      'He said “we have seen nothing” on Monday.',
      'He said “we have seen little” on Monday.',
      'quote',
    ],
    [
      'a paraphrase put between quotation marks',
      'He called the claim absurd today.',
      'He called the claim “absurd” today.',
      'quote',
    ],
    ['a number', 'They offer up to $50,000 for it.', 'They offer up to $10,000 for it.', 'number'],
    ['a date', 'It was said on 14 October by them.', 'It was said on 15 October by them.', 'number'],
    ['a name', 'The letter went to Vigil in the end.', 'The letter went to Ortega in the end.', 'name'],
    ['a name that begins its sentence', 'Vigil called it absurd.', 'Ortega called it absurd.', 'name'],
    ['a figure behind a counter', 'They pay $50,000. 12 comments', 'They pay $10,000. 14 comments', 'number'],
    [
      'a figure behind a label and a dateline',
      'MEXICO CITY (AP) — They offer up to $50,000.',
      'CIUDAD DE MÉXICO, 1 nov (EFE).- They offer up to $10,000.',
      'number',
    ],
    ['a figure in a list without full stops', 'Tiers:\n\n$2,000 for doxxing', 'Tiers:\n\n$5,000 for doxxing', 'number'],
    ['a tier taken out of a list', 'Tiers:\n\n$2,000 for doxxing\n\nMore.', 'Tiers:\n\nMore.', 'number'],
    [
      'an attribution',
      'Officials denied that it happened there.',
      'Officials confirmed that it happened there.',
      'attribution',
    ],
    [
      'an attribution in Spanish',
      'La oficina negó lo que pasó allí ayer.',
      'La oficina afirmó lo que pasó allí ayer.',
      'attribution',
    ],
    ['a quote taken out', 'First. He said “no information was received” then.', 'First.', 'quote'],
    ['a number put in', 'First.', 'First. It cost 300 of them.', 'number'],
  ])('%s', (_what, before, after, what) => {
    expect(whats(before, after)).toEqual([what])
    expect(whats(after, before)).toEqual([what])
  })
})

describe('what does not', () => {
  test.each([
    ['white space', 'One  two.\n\nThree “four” 5.', 'One two. Three “four” 5.'],
    ['another kind of quotation marks', 'He said “no” to Vigil.', 'He said "no" to Vigil.'],
    ['punctuation and capitals', 'It was so, they added; and more.', 'It was so - They added and more.'],
    [
      'rewording without facts',
      'It was long expected by many people here.',
      'It had long been awaited by many people here.',
    ],
    ['sentences in another order', 'One costs $5. Two said “no”.', 'Two said “no”. One costs $5.'],
    ['nothing at all', '', ''],
    ['a currency spelled out', 'They offer up to $50,000 for it.', 'They offer up to US$50,000 for it.'],
    ['a dateline', 'It was absurd.', 'MEXICO CITY (AP) — It was absurd.'],
    ['another dateline', 'Fue absurdo.', 'CIUDAD DE MÉXICO, 1 nov (EFE).- Fue absurdo.'],
    [
      'a dateline without an agency',
      'It was absurd.',
      'MEXICO CITY, Mexico — It was absurd.'.replace('Mexico ', 'DF '),
    ],
    ['a byline', 'It was absurd.', 'By John Smith, Reuters\n\nIt was absurd.'],
    ['a teaser beside it', 'It was absurd.', 'It was absurd.\n\nMayor Jane Smith opens Springfield museum'],
    ...[
      '5 minutes ago',
      'Updated 12 minutes ago',
      'hace 3 horas',
      'Updated 5:32 p.m. ET',
      'Last updated: 1 November 2025, 14:05',
      'Actualizado el 1 de noviembre de 2025 a las 14:05',
      '1,204 views',
      '32 comments',
      'Comments (32)',
      'Compartir 14',
      '3 min read',
      'Lectura de 4 min',
      'Related: 10 things about Chicago',
      'Lee también: “No hay nada”, dice Pérez',
      'Advertisement: a Toyota Corolla for $9,999.',
      '© 2025 The Wire. 12 rights reserved',
      'The post A Denial of 5 appeared first on The Wire.',
      'La entrada Niega 5 se publicó primero en El Diario.',
    ].flatMap((what) => [
      [`in a paragraph of its own: ${what}`, 'It was absurd.', `It was absurd.\n\n${what}`],
      [`before the text: ${what}`, 'It was absurd.', `${what}\n\nIt was absurd.`],
    ]),
    ['a counter behind the last sentence', 'It was absurd. 12 comments', 'It was absurd. 1,377 views'],
  ])('%s', (_what, before, after) => expect(whats(before, after)).toEqual([]))

  test('a headline in title case that is put in other words names nobody new', () => {
    const before = version('Body.', 'Mexican President Rejects Bounty Claim From Washington')
    const after = version('Body.', 'Mexican President Dismisses Bounty Claim From Washington')
    expect(diffRevisions(before, after, 'en')).toEqual([])
  })
})

test.each([
  ['UPDATED: ', ''],
  ['UPDATE 2-', ''],
  ['LIVE: ', ''],
  ['WATCH | ', ''],
  ['(Updated) ', ''],
  ['EXCLUSIVE - ', ''],
  ['ÚLTIMA HORA: ', ''],
  ['En vivo | ', ''],
  ['', ' (video)'],
  ['', ' [VIDEO]'],
  ['', ' (12 photos)'],
  ['', ' // UPDATED 14:32'],
  ['', ' – live updates'],
])('a headline that gets "%s%s" around it is the same', (before, behind) => {
  const title = 'Claudia Sheinbaum denies cartel bounties on ICE agents'
  const plain = version('Body.', title)
  const labelled = version('Body.', `${before}${title}${behind}`)
  expect(diffRevisions(plain, labelled, 'en')).toEqual([])
  expect(diffRevisions(labelled, plain, 'en')).toEqual([])
  const other = version('Body.', `${before}${title.replace('Sheinbaum', 'Brugada')}${behind}`)
  expect(diffRevisions(plain, other, 'en')).toHaveLength(1)
})

describe('a feed that cuts its texts short', () => {
  const whole =
    'President Claudia Sheinbaum denied that there was anything of the kind. “We have seen nothing,” she said of $50,000.'
  test.each(['…', ' [...]', ' […] Read more', '... Continue reading →', '… Leer más'])(
    'with "%s" took nothing back',
    (mark) => {
      const short = `${whole.slice(0, 90)}${mark}`
      expect(whats(whole, short)).toEqual([])
      expect(whats(short, whole)).toEqual([])
    },
  )

  test('is told where the words before the mark are others', () => {
    const short = `${whole.replace('denied', 'confirmed').slice(0, 90)}…`
    expect(whats(whole, short)).not.toEqual([])
  })

  test('is no excuse where nothing says that it was cut', () => {
    expect(whats(whole, `${whole.slice(0, 71)}`)).toEqual(['quote'])
  })
})

test('old and new words stand side by side, the closest pair together', () => {
  const before = version('The price is $50,000 a head. The other price is $2,000 for a name and an address.')
  const after = version('The other price is $3,000 for a name and an address. The price is $10,000 a head.')
  expect(diffRevisions(before, after, 'en')).toEqual([
    { what: 'number', before: 'The price is $50,000 a head.', after: 'The price is $10,000 a head.' },
    {
      what: 'number',
      before: 'The other price is $2,000 for a name and an address.',
      after: 'The other price is $3,000 for a name and an address.',
    },
  ])
})

test('a version is never different from itself, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 60 }), (body, title) => {
      expect(diffRevisions(version(body, title), version(body, title), 'und')).toEqual([])
    }),
  )
})

test('a book rewritten from end to end is compared within reason, and few changes are told', () => {
  const book = (word: string) =>
    Array.from({ length: 8_000 }, (_, i) => `The ${word} of Chapter ${i} cost $${i} there.`).join(' ')
  // All pairs of its sentences would be 64 million comparisons: the runner's limit would be reached.
  expect(diffRevisions(version(book('price')), version(book('worth')), 'en')).toHaveLength(0)
  expect(diffRevisions(version(book('price')), version(book('worth').replaceAll('$', '$1')), 'en').length).toBe(6)
})
