import { describe, expect, test } from 'vitest'
import { linkKey } from '../../src/pipeline/link-key.ts'

describe('the same page', () => {
  test.each([
    'https://site.example/a/b?x=1&y=2',
    'http://site.example/a/b?x=1&y=2',
    'https://www.site.example/a/b?x=1&y=2',
    'https://SITE.example/a/b?x=1&y=2',
    'https://site.example/a/b/?y=2&x=1',
    'https://site.example/a/b?x=1&y=2#part',
    'https://site.example:443/a/b?x=1&y=2',
    'https://site.example/a/b?utm_source=rss&x=1&fbclid=abc&y=2&UTM_Medium=feed',
    'https://user:secret@site.example/a/b?x=1&y=2',
  ])('%s', (link) => expect(linkKey(link)).toBe('site.example/a/b?x=1&y=2'))
})

describe('another page', () => {
  test.each([
    ['https://site.example/a', 'https://site.example/A'],
    ['https://site.example/a?id=1', 'https://site.example/a?id=2'],
    ['https://site.example/a', 'https://other.example/a'],
    ['https://site.example/a', 'https://site.example:8080/a'],
    ['https://site.example/?p=1', 'https://site.example/?p=2'],
  ])('%s and %s', (one, other) => expect(linkKey(one)).not.toBe(linkKey(other)))
})

test.each([
  null,
  '',
  'not an address',
  '/relative',
  'mailto:a@b.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://site.example',
  'https://site.example/',
  'https://www.site.example/#top',
  'https://site.example/?utm_source=x',
])('%s identifies nothing', (link) => expect(linkKey(link)).toBeNull())
