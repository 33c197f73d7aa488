import { type Behaviour, must, mustRefuse } from '../behaviour.ts'
import { type Answer, type Lab, PUBLIC_ADDRESS } from '../lab.ts'

const cat = 'dns'

/** A name with these addresses must be refused, on the canary's own port, before a connection. */
function refused(what: string, addresses: string[], hostname = 'evil.lab.test'): Behaviour {
  const run = async (lab: Lab) => {
    lab.name(hostname, () => addresses)
    await mustRefuse(lab.fetch(`http://${hostname}:${lab.canary.port}/`), 'forbidden_address')
  }
  return { cat, what, run }
}

/** Public at first, private afterwards: the way of a rebinding name server. */
const rebinding: Answer = (turn) => [turn === 1 ? PUBLIC_ADDRESS : '127.0.0.1']

async function rebindBetweenLookups(lab: Lab): Promise<void> {
  // The canary's port on the public address is closed: a second look-up at connect time would end at the canary.
  lab.name('rebind.lab.test', rebinding)
  await mustRefuse(lab.fetch(`http://rebind.lab.test:${lab.canary.port}/`), 'connection')
  await mustRefuse(lab.fetch(`http://rebind.lab.test:${lab.canary.port}/`), 'forbidden_address')
}

async function rebindOnReconnect(lab: Lab): Promise<void> {
  lab.name('rebind.lab.test', rebinding)
  lab.serve('/feed', (_, response) => response.end('first'))
  const url = `http://rebind.lab.test:${lab.http}/feed`
  must((await lab.fetch(url)).status === 200, 'the first request failed')
  lab.hangUp()
  await mustRefuse(lab.fetch(url), 'forbidden_address', 'connection')
  await mustRefuse(lab.fetch(url), 'forbidden_address')
  must(lab.hits() === 1, 'the site was asked again')
}

async function rebindBetweenPolls(lab: Lab): Promise<void> {
  lab.name('rebind.lab.test', rebinding)
  lab.serve('/feed', (_, response) => response.setHeader('connection', 'close').end('first'))
  const url = `http://rebind.lab.test:${lab.http}/feed`
  must((await lab.fetch(url)).status === 200, 'the first poll failed')
  await mustRefuse(lab.fetch(url), 'forbidden_address')
}

export const NAMES: Behaviour[] = [
  refused('A -> 127.0.0.1', ['127.0.0.1']),
  refused('A -> 10.0.0.5', ['10.0.0.5']),
  refused('AAAA -> ::1 only', ['::1']),
  refused('A public + AAAA ::1 (happy eyeballs)', [PUBLIC_ADDRESS, '::1']),
  refused('A list [public,127.0.0.1]', [PUBLIC_ADDRESS, '127.0.0.1']),
  { cat, what: 'rebind: 1st lookup public, 2nd 127.0.0.1', run: rebindBetweenLookups },
  { cat, what: 'rebind on keep-alive reconnect', run: rebindOnReconnect },
  { cat, what: 'rebind between poll N and N+1', run: rebindBetweenPolls },
  refused('CNAME -> localhost', ['::1', '127.0.0.1'], 'alias.lab.test'),
  refused('name.with.trailing.dot. -> private', ['127.0.0.1'], 'name.with.trailing.dot.'),
  refused('A -> 0.0.0.0', ['0.0.0.0']),
  refused('AAAA -> ::ffff:127.0.0.1', ['::ffff:127.0.0.1']),
  refused('AAAA -> 64:ff9b::7f00:1', ['64:ff9b::7f00:1']),
  refused('A -> 169.254.169.254', ['169.254.169.254']),
]
