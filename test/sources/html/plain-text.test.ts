import { describe, expect, it } from 'vitest'
import { toPlainText } from '../../../src/sources/html/plain-text.ts'
import { resolveHtml } from '../../../src/sources/html/resolve-html.ts'

describe('HTML to plain text', () => {
  it.each([
    ['plain words', 'plain words'],
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['a <b>bold</b>ly <i>said</i> word', 'a boldly said word'],
    ['AT&amp;T &lt;3 &ldquo;quoted&rdquo; &#8217;s &nbsp; x', 'AT&T <3 “quoted” ’s x'],
    ['before<script>alert("<p>no</p>")</script>after', 'beforeafter'],
    ['before<style>p{}</style><!-- no -->after', 'beforeafter'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['a   lot \n of\t blanks', 'a lot\nof blanks'],
    ['<p>a   lot \n of\t blanks</p>', 'a lot of blanks'],
    ['zero\u200bwidth', 'zerowidth'],
    ['kept <svg>hidden text never closed', 'kept hidden text never closed'],
    ['kept <script>code never closed', 'kept'],
    ['<p>kept <svg><title>no</title></svg>and this</p>', 'kept and this'],
    ['', ''],
  ])('%j is %j', (html, text) => {
    expect(toPlainText(html)).toBe(text)
  })
})

describe('addresses in HTML', () => {
  const base = 'https://site.test/a/b'
  it.each([
    ['<a href="c">x</a>', '<a href="https://site.test/a/c">x</a>'],
    ["<img src='/i.png' alt=x>", "<img src='https://site.test/i.png' alt=x>"],
    ['<a href=c?d&e=f>x</a>', '<a href=https://site.test/a/c?d&amp;e=f>x</a>'],
    ['<a href="https://other.test/">x</a>', '<a href="https://other.test/">x</a>'],
    ['<a href="mailto:a@b.test">x</a>', '<a href="mailto:a@b.test">x</a>'],
    ['<b>no address & no change', '<b>no address & no change'],
    ['text that says href="c"', 'text that says href="c"'],
    ['<a href="https://x.test/a" rel="src=y">x</a>', '<a href="https://x.test/a" rel="src=y">x</a>'],
    ['<a href="https://x.test/"><img src=c.png>', '<a href="https://x.test/"><img src=https://site.test/a/c.png>'],
    [`<a href="'mailto:x">x</a>`, `<a href="https://site.test/a/'mailto:x">x</a>`],
    ['<a href="ht&#116;ps:c">x</a>', '<a href="ht&#116;ps:c">x</a>'],
  ])('%j becomes %j', (html, expected) => {
    expect(resolveHtml(html, base)).toBe(expected)
  })
})
