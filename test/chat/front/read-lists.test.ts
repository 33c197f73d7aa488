import { expect, it } from 'vitest'
import {
  readAliases,
  readNumbers,
  readParties,
  readSpeaker,
  writeAliases,
  writeParties,
} from '../../../src/chat/front/forms/read-lists.ts'
import { guessLanguage } from '../../../src/chat/front/forms/stance-options.ts'
import { inChatWords } from '../../../src/chat/front/in-chat-words.ts'
import { readUrl } from '../../../src/chat/front/read-args.ts'

it('aliases and parties come back as they went in', () => {
  const aliases = { en: ['cartel bounties', 'a: colon'], es: ['recompensas'] }
  expect(readAliases(writeAliases(aliases))).toEqual(aliases)
  const parties = [
    { role: 'claimant' as const, name: 'DHS', actor: 'dhs' },
    { role: 'expert' as const, name: 'Mike Vigil, former DEA' },
  ]
  expect(readParties(writeParties(parties))).toEqual(parties)
  expect(readParties('Experto: nadie')).toEqual({ wrong: 'Experto: nadie' })
})

it.each([
  ['Claudia Sheinbaum (President of Mexico)', { speaker: 'Claudia Sheinbaum', affiliation: 'President of Mexico' }],
  ['DHS', { speaker: 'DHS' }],
  ['(nobody)', { speaker: '(nobody)' }],
])('speaker %s', (typed, read) => {
  expect(readSpeaker(typed)).toEqual(read)
})

it.each([
  ['12, #15 16', [12, 15, 16]],
  ['', []],
  ['12 and 13', null],
  ['1e3', null],
])('numbers %s', (typed, read) => {
  expect(readNumbers(typed)).toEqual(read)
})

it.each([
  ['No hay información de que esto sea así', 'es'],
  ['There is no evidence of that', 'en'],
  ['Absurdo', 'und'],
])('language of %s', (words, language) => {
  expect(guessLanguage(words)).toBe(language)
})

it.each([
  ['<https://wire.example/a|wire.example/a>', 'https://wire.example/a'],
  ['wire.example/a', 'https://wire.example/a'],
  ['javascript:alert(1)', null],
  ['two words', null],
  ['ftp://wire.example', null],
])('address %s', (typed, read) => {
  expect(readUrl(typed)).toBe(read)
})

it.each([
  ['There is no statement 7. "onrecord history" lists them.', 'There is no statement 7. /claim history lists them.'],
  ['"onrecord requests set 3 partly-answered" says it.', '/claim-admin request 3 says it.'],
  ['A proposal is edited with a reason: --reason "…".', 'A proposal is edited with a reason: a reason.'],
])('%s', (sentence, said) => {
  expect(inChatWords(sentence, 'en')).toBe(said)
})
