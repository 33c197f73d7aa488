import ipaddr from 'ipaddr.js'

/** `refused` says which rule, in words for a health record. */
export type AddressVerdict = { allowed: true } | { allowed: false; why: string }
/** Decides about one literal address (IPv4 or IPv6, no brackets). */
export type AddressPolicy = (address: string, allowPrivate: boolean) => AddressVerdict

type Range = { cidr: string; name: string; private?: true }

/**
 * IANA special-purpose registries (IPv4 and IPv6, 2025) and the clouds' metadata addresses.
 * `private` marks what a source may be allowed to use by configuration; the others stay shut for everybody.
 */
const RANGES: Range[] = [
  { cidr: '168.63.129.16/32', name: 'a cloud metadata address' },
  { cidr: '100.100.100.200/32', name: 'a cloud metadata address' },
  { cidr: '192.0.0.192/32', name: 'a cloud metadata address' },
  { cidr: 'fd00:ec2::/32', name: 'a cloud metadata address' },
  { cidr: 'fd20:ce::254/128', name: 'a cloud metadata address' },
  { cidr: '0.0.0.0/8', name: 'an address of "this network"' },
  { cidr: '10.0.0.0/8', name: 'a private address', private: true },
  { cidr: '100.64.0.0/10', name: 'a carrier-grade NAT address', private: true },
  { cidr: '127.0.0.0/8', name: 'a loopback address', private: true },
  { cidr: '169.254.0.0/16', name: 'a link-local address' },
  { cidr: '172.16.0.0/12', name: 'a private address', private: true },
  { cidr: '192.0.0.0/24', name: 'a protocol assignment' },
  { cidr: '192.0.2.0/24', name: 'a documentation address' },
  { cidr: '192.31.196.0/24', name: 'an AS112 address' },
  { cidr: '192.52.193.0/24', name: 'an AMT address' },
  { cidr: '192.88.99.0/24', name: 'a 6to4 relay' },
  { cidr: '192.168.0.0/16', name: 'a private address', private: true },
  { cidr: '192.175.48.0/24', name: 'an AS112 address' },
  { cidr: '198.18.0.0/15', name: 'a benchmarking address' },
  { cidr: '198.51.100.0/24', name: 'a documentation address' },
  { cidr: '203.0.113.0/24', name: 'a documentation address' },
  { cidr: '224.0.0.0/4', name: 'a multicast address' },
  { cidr: '240.0.0.0/4', name: 'a reserved address' },
  { cidr: '::1/128', name: 'a loopback address', private: true },
  { cidr: 'fc00::/7', name: 'a private address', private: true },
  { cidr: '2001::/23', name: 'a protocol assignment (Teredo, ORCHID, benchmarking)' },
  { cidr: '2001:db8::/32', name: 'a documentation address' },
  { cidr: '2002::/16', name: 'a 6to4 address' },
  { cidr: '2620:4f:8000::/48', name: 'an AS112 address' },
  { cidr: '3fff::/20', name: 'a documentation address' },
]

const PARSED = RANGES.map((range) => ({ ...range, net: ipaddr.parseCIDR(range.cidr) }))
/** All of today's global IPv6 unicast; whatever lies outside has some special purpose. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')
/** NAT64 (RFC 6052): a network without IPv4 reaches public IPv4 hosts this way. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

const ALLOWED: AddressVerdict = { allowed: true }

/** May a socket be opened to this address? An address hidden inside another is judged by what it hides. */
export const checkAddress: AddressPolicy = (address, allowPrivate) => {
  const text = address.split('%', 1)[0] ?? ''
  if (!ipaddr.isValid(text)) return { allowed: false, why: `"${address}" is not an IP address` }
  return checkParsed(ipaddr.parse(text), allowPrivate)
}

function checkParsed(parsed: ipaddr.IPv4 | ipaddr.IPv6, allowPrivate: boolean): AddressVerdict {
  if (parsed.kind() === 'ipv6') {
    const six = parsed as ipaddr.IPv6
    const embedded = embeddedIPv4(six)
    if (embedded) return checkParsed(embedded, allowPrivate)
  }
  const hit = PARSED.find(({ net }) => net[0].kind() === parsed.kind() && parsed.match(net as never))
  if (hit) {
    return hit.private && allowPrivate ? ALLOWED : { allowed: false, why: `${parsed.toString()} is ${hit.name}` }
  }
  if (parsed.kind() === 'ipv6' && !(parsed as ipaddr.IPv6).match(GLOBAL_IPV6)) {
    return { allowed: false, why: `${parsed.toString()} is not a global unicast address` }
  }
  return ALLOWED
}

/** Only the two forms that public hosts are reached by; every other embedding is refused by its range. */
function embeddedIPv4(six: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (six.isIPv4MappedAddress()) return six.toIPv4Address()
  if (six.match(NAT64)) return new ipaddr.IPv4(six.toByteArray().slice(12))
  return null
}
