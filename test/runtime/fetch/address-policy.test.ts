import { describe, expect, it } from 'vitest'
import { PUBLIC_ADDRESSES } from '../../../src/cli/judge-fetch/public-addresses.ts'
import { checkAddress } from '../../../src/runtime/fetch/address-policy.ts'
import { checkUrl } from '../../../src/runtime/fetch/check-url.ts'

const REFUSED = [
  '0.0.0.0',
  '10.255.255.255',
  '100.64.0.0',
  '127.0.0.1',
  '168.63.129.16',
  '169.254.169.254',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::7f00:1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'not an address',
]

describe('addresses', () => {
  it.each(REFUSED)('refuses %s', (address) => {
    expect(checkAddress(address, false).allowed).toBe(false)
  })

  it.each(PUBLIC_ADDRESSES)('lets %s through', (address) => {
    expect(checkAddress(address, false)).toEqual({ allowed: true })
  })

  it.each(['127.0.0.1', '10.0.0.1', '192.168.1.1', '172.16.0.1', '100.64.0.1', '::1', 'fd12::1', '::ffff:10.0.0.1'])(
    'lets %s through for a source that may',
    (address) => {
      expect(checkAddress(address, true)).toEqual({ allowed: true })
    },
  )

  it.each(['169.254.169.254', '168.63.129.16', 'fd00:ec2::254', 'fe80::1', '224.0.0.1', '0.0.0.0', '100.100.100.200'])(
    'refuses %s even then',
    (address) => {
      expect(checkAddress(address, true).allowed).toBe(false)
    },
  )
})

describe('web addresses', () => {
  const rules = { ports: [8080], allowPrivate: false, maxUrlLength: 200, policy: checkAddress }

  it.each([
    'https://example.com/feed',
    'http://example.com:8080/',
    'http://example.com:443/',
    'https://example.com./a#b',
  ])('takes %s', (url) => {
    expect(checkUrl(url, rules).hash).toBe('')
  })

  it.each([
    ['', 'bad_url'],
    ['example.com/feed', 'bad_url'],
    ['//example.com/', 'bad_url'],
    ['ftp://example.com/', 'bad_url'],
    ['file:///etc/passwd', 'bad_url'],
    ['javascript:alert(1)', 'bad_url'],
    ['http://user@example.com/', 'bad_url'],
    ['http://example.com\\@127.0.0.1/', 'bad_url'],
    ['http://exam ple.com/', 'bad_url'],
    ['http://example.com/\n', 'bad_url'],
    [`http://example.com/${'a'.repeat(300)}`, 'bad_url'],
    ['http://example.com:22/', 'forbidden_address'],
    ['http://localhost/', 'forbidden_address'],
    ['http://localhost./', 'forbidden_address'],
    ['http://a.localhost/', 'forbidden_address'],
    ['http://intranet/', 'forbidden_address'],
    ['http://metadata.google.internal/', 'forbidden_address'],
    ['http://printer.local/', 'forbidden_address'],
    ['http://0x7f.1/', 'forbidden_address'],
    ['http://[::ffff:7f00:1]/', 'forbidden_address'],
    ['http://①②⑦.0.0.1/', 'forbidden_address'],
  ])('refuses %s', (url, reason) => {
    expect(() => checkUrl(url, rules)).toThrow(expect.objectContaining({ reason }))
  })
})
