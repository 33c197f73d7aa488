import { expect, it } from 'vitest'
import { groundIn } from '../../src/domain/ground.ts'

/** The words of a quote that its cue is found at. */
function shown(quote: string, cue: string): string | null {
  const ground = groundIn(quote, [
    { rule: 'side', detail: 'other' },
    { rule: 'cue', detail: cue },
  ])
  return ground === undefined ? null : quote.slice(ground.start, ground.end)
}

it.each([
  ['words of a frame, as printed', 'The mayor called the story absurd.', 'doubt: "absurd"', 'absurd'],
  ['several words', 'She said there was no proof of it.', 'no_evidence: "no proof"', 'no proof'],
  ['a verb, whose plain form is kept', 'Ana Ruiz doubts that it sank.', 'doubt: "doubt"', 'doubts'],
  ['a Spanish verb', 'La alcaldesa calificó el relato de cuento.', 'doubt: "calificar"', 'calificó'],
  ['a verb of two words', 'She brushed it aside.', 'denial: "brush aside"', 'brushed'],
  ['a negation before words of the claim', 'He had hired no guard.', 'negated: "no" before guard: "say"', 'no'],
  ['whole words only', 'Nobody knows; no ship sank.', 'negated: "no" before ship', 'no'],
  ['a name of several parts', 'He nodded: it sank.', 'says so, in few of its words: "nod"', null],
  ['words that are not there', 'He nodded.', 'doubt: "absurd"', null],
  ['no words', 'He nodded.', 'says yes', null],
  ['words cut off when they were kept', 'It is a tale of old.', 'doubt: "a tale', 'a tale'],
  ['of a plain form with marks', 'He nodded.', 'says so: "nodd(ed"', null],
])('%s', (_name, quote, cue, words) => {
  expect(shown(quote, cue)).toBe(words)
})

it('is nowhere where an editor put it on record', () => {
  expect(groundIn('It sank.', [{ rule: 'added-by-editor', detail: 'Radio' }])).toBeUndefined()
})
