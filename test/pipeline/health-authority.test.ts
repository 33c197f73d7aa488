import { describe, expect, it } from 'vitest'
import { findMove, judgeAuthority, judgeServer, speaksForItself } from '../../src/pipeline/judge-authority.ts'

const dhs = { url: 'https://www.dhs.gov/news/rss.xml', hosts: ['www.dhs.gov'], ports: [], voiceOf: 'dhs' }
const wide = { ...dhs, hosts: ['dhs.gov', '*.dhs.gov'] }
const under = { ...dhs, hosts: ['*.dhs.gov'] }

describe('hosts that speak for an agency', () => {
  it.each([
    ['the host itself', 'https://www.dhs.gov/news/1'],
    ['without www.', 'https://dhs.gov/news/1'],
    ['plain http', 'http://www.dhs.gov/news/1'],
    ['capitals', 'HTTPS://WWW.DHS.GOV/news/1'],
    ['a final dot', 'https://www.dhs.gov./news/1'],
    ['the port of its scheme', 'https://www.dhs.gov:443/news/1'],
    ['letters that are the same letters, wide', 'https://www.ｄｈｓ.gov/1'],
    ['percent-escaped letters of the host', 'https://www.%64hs.gov/1'],
  ])('%s: own', (_, link) => {
    expect(judgeAuthority(link, dhs)).toEqual({ own: true })
  })

  it.each([
    ['the agency as a subdomain', 'https://dhs.gov.example.com/1', 'dhs.gov.example.com'],
    ['the agency as a subdomain, with www.', 'https://www.dhs.gov.example.com/1', 'www.dhs.gov.example.com'],
    ['a hyphen for the dot', 'https://dhs-gov.com/1', 'dhs-gov.com'],
    ['another ending', 'https://www.dhs.gov.mx/1', 'www.dhs.gov.mx'],
    ['another top level', 'https://www.dhs.com/1', 'www.dhs.com'],
    ['a name that ends in it', 'https://evildhs.gov/1', 'evildhs.gov'],
    ['a Cyrillic h', 'https://www.dһs.gov/1', 'www.xn--ds-4wc.gov'],
    ['a digit for a letter', 'https://www.dh5.gov/1', 'www.dh5.gov'],
    ['a subdomain that is not listed', 'https://press.dhs.gov/1', 'press.dhs.gov'],
    ['www. twice', 'https://www.www.dhs.gov/1', 'www.www.dhs.gov'],
    ['two final dots', 'https://www.dhs.gov../1', 'www.dhs.gov..'],
    ['a port nobody listed', 'https://www.dhs.gov:8443/1', 'www.dhs.gov:8443'],
    ['the agency as user name', 'https://www.dhs.gov@example.com/1', 'example.com'],
    ['the agency as user name and password', 'https://www.dhs.gov:x@example.com/1', 'example.com'],
    ['a user name before the agency', 'https://press@www.dhs.gov/1', 'www.dhs.gov'],
    ['the agency in the path', 'https://example.com/www.dhs.gov/1', 'example.com'],
    ['the agency in the query', 'https://example.com?www.dhs.gov', 'example.com'],
    ['an address of numbers', 'https://203.0.113.9/1', '203.0.113.9'],
    ['a backslash before the at sign', 'https://www.dhs.gov\\@example.com/1', null],
    ['another scheme', 'ftp://www.dhs.gov/1', null],
    ['a script', 'javascript:alert(1)//www.dhs.gov', null],
    ['no address', 'www.dhs.gov', null],
    ['nothing', null, null],
  ])('%s: foreign', (_, link, host) => {
    expect(judgeAuthority(link, dhs)).toEqual({ own: false, host })
  })

  it.each([
    ['https://dhs.gov/1', wide, true],
    ['https://press.dhs.gov/1', wide, true],
    ['https://a.b.dhs.gov/1', wide, true],
    ['https://evildhs.gov/1', wide, false],
    ['https://dhs.gov.example.com/1', wide, false],
    ['https://press.dhs.gov/1', under, true],
    ['https://www.dhs.gov/1', under, true],
    ['https://dhs.gov/1', under, false],
    ['https://.dhs.gov/1', under, false],
  ])('%s under a wildcard', (link, source, own) => {
    expect(judgeAuthority(link, source).own).toBe(own)
  })

  it('takes the host of the address where none is listed, and the port the address has', () => {
    const site = { url: 'http://127.0.0.1:8080/feed', hosts: [], ports: [] }
    expect(judgeAuthority('http://127.0.0.1:8080/1', site).own).toBe(true)
    expect(judgeAuthority('http://127.0.0.1:9090/1', site).own).toBe(false)
    expect(judgeAuthority('http://127.0.0.1:9090/1', { ...site, ports: [9090] }).own).toBe(true)
    expect(judgeAuthority('http://2130706433:8080/1', site).own).toBe(true)
  })

  it('lists names with letters of their own', () => {
    const mx = { url: 'https://méxico.example/', hosts: ['xn--mxico-bsa.example'], ports: [] }
    expect(judgeAuthority('https://México.example/1', mx).own).toBe(true)
  })
})

describe('who speaks', () => {
  it.each([
    ['an entry on an own host', { link: 'https://www.dhs.gov/1' }, true],
    ['an entry elsewhere', { link: 'https://dhs-gov.com/1' }, false],
    ['an entry without a link, in a document of an own host', { link: null }, true],
    [
      'an own link in a document of a foreign server',
      { link: 'https://www.dhs.gov/1', servedBy: 'dhs-gov.com' },
      false,
    ],
    ['no link, foreign server', { link: null, servedBy: 'dhs-gov.com' }, false],
  ])('%s', (_, item, speaks) => {
    expect(speaksForItself(dhs, item)).toBe(speaks)
  })
  it('news speaks for nobody', () => {
    const { voiceOf: _, ...news } = dhs
    expect(speaksForItself(news, { link: 'https://www.dhs.gov/1' })).toBe(false)
  })
  it('a document without links on a host that is not listed speaks for nobody', () => {
    expect(speaksForItself({ ...dhs, url: 'https://feeds.example/dhs' }, { link: null })).toBe(false)
  })
  it('an address an editor chose is trusted to serve the document, a redirect is not', () => {
    const burner = { ...dhs, url: 'https://feeds.example/dhs' }
    expect(judgeServer('https://feeds.example/dhs', burner).own).toBe(true)
    expect(judgeServer('https://www.dhs.gov/rss', burner).own).toBe(true)
    expect(judgeServer('https://dhs-gov.com/rss', burner)).toEqual({ own: false, host: 'dhs-gov.com' })
  })
})

describe('a move', () => {
  const hop = (status: number, to: string) => ({ status, to })
  it.each([
    ['none', [], null],
    ['permanent to a new host', [hop(301, 'https://new.example/rss')], 'https://new.example/rss'],
    ['308 too', [hop(308, 'https://new.example/rss')], 'https://new.example/rss'],
    ['temporary', [hop(302, 'https://new.example/rss')], null],
    ['permanent on its own host', [hop(301, 'https://www.dhs.gov/new.xml')], null],
    ['permanent from www. to the bare name', [hop(301, 'https://dhs.gov/news/rss.xml')], null],
    ['permanent twice', [hop(301, 'https://a.example/'), hop(301, 'https://b.example/rss')], 'https://b.example/rss'],
    [
      'permanent, then temporary',
      [hop(301, 'https://a.example/rss'), hop(307, 'https://b.example/x')],
      'https://a.example/rss',
    ],
    ['temporary, then permanent', [hop(302, 'https://a.example/'), hop(301, 'https://b.example/')], null],
    ['away and back', [hop(301, 'https://a.example/'), hop(301, 'https://www.dhs.gov/rss')], null],
  ])('%s', (_, redirects, to) => {
    expect(findMove(dhs, redirects)).toBe(to)
  })
})
