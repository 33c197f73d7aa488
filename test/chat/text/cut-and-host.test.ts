import { describe, expect, it } from 'vitest'
import { cutAround, cutAtWord } from '../../../src/chat/text/cut-at-word.ts'
import { hostOf, printableUrl } from '../../../src/chat/text/host-of.ts'

describe('cutAtWord', () => {
  it.each([
    ['short enough', 'said so', 10, 'said so'],
    ['exactly', 'said so', 7, 'said so'],
    ['at a space', 'the minister said nothing', 15, 'the minister…'],
    ['without a comma before the mark', 'the minister, who said', 15, 'the minister…'],
    ['within a word where no space is near', 'abcdefghijkl', 6, 'abcde…'],
    ['not within an emoji', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 15, '👨‍👩‍👧‍👦…'],
    ['not within a letter and its accent', 'cafe\u0301s', 5, 'caf…'],
    ['not within a surrogate pair', '🙂🙂', 2, '…'],
    ['to nothing', 'abc', 0, ''],
  ])('cuts %s', (_name, text, max, cut) => {
    expect(cutAtWord(text, max)).toBe(cut)
    expect(cutAtWord(text, max).length).toBeLessThanOrEqual(max)
  })

  it('looks at the beginning of an endless text only', () => {
    // Whoever looks at all of it takes minutes over this: the runner's limit would be reached.
    const endless = 'e\u0301'.repeat(500_000)
    for (let round = 0; round < 200; round += 1) expect(cutAtWord(endless, 100).length).toBeLessThanOrEqual(100)
  })
})

describe('cutAround', () => {
  const words = 'The mayor of the old town by the river called the story absurd last week in a long talk'
  const family = '👨‍👩‍👧‍👦'
  it.each([
    ['nothing of what is short enough', 'so absurd', 'absurd', 9, 'so absurd'],
    ['the end where the words are seen all the same', words, 'mayor', 30, 'The mayor of the old town by…'],
    ['both sides, between words', words, 'absurd', 30, '…the story absurd last week…'],
    ['the beginning alone', words, 'talk', 30, '…last week in a long talk'],
    ['words longer than the room at their end', words, 'called the story absurd', 20, '…called the story…'],
    ['between two characters where no space is near', `${'x'.repeat(40)}!`, '!', 11, '…xxxxxxxx!'],
    ['no emoji in two', `${family.repeat(9)}!`, '!', 30, `…${family}${family}!`],
    ['the end where the words are not there', words, '', 15, 'The mayor of…'],
  ])('cuts %s', (_name, text, seen, max, cut) => {
    const start = seen === '' ? text.length : text.indexOf(seen)
    expect(cutAround(text, { start, end: start + seen.length }, max)).toBe(cut)
    expect(cut.length).toBeLessThanOrEqual(max)
  })
})

describe('hostOf', () => {
  it.each([
    ['https://www.dhs.gov/news?a=1#b', 'www.dhs.gov'],
    ['http://DHS.GOV./x', 'dhs.gov'],
    ['https://agency.gov@evil.example/', 'evil.example'],
    ['https://agency.gov%2f@evil.example/', 'evil.example'],
    ['https://agency.gov\\@evil.example/', 'agency.gov'],
    ['https://\u0430gency.gov/', 'xn--gency-3ve.gov'],
    ['https://diario.mañana.mx/', 'diario.xn--maana-pta.mx'],
    ['https://例え.jp/', 'xn--r8jz45g.jp'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['mailto:a@b.example', null],
    ['not an address', null],
    ['', null],
  ])('of %s is %s', (url, host) => {
    expect(hostOf(url)).toBe(host)
  })

  it('an address longer than any browser takes is none', () => {
    expect(hostOf(`https://a.example/${'x'.repeat(3000)}`)).toBeNull()
  })

  it('an address is printed without a user part, in ASCII', () => {
    expect(printableUrl('https://agency.gov:secret@evil.example/añ o\u202e')).toBe(
      'https://evil.example/a%C3%B1%20o%E2%80%AE',
    )
    expect(printableUrl('ftp://a.example/')).toBeNull()
  })
})
