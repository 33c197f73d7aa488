import { type Behaviour, must, mustRefuse, settle } from '../behaviour.ts'
import type { Lab } from '../lab.ts'

const cat = 'redirect'

function redirect(lab: Lab, path: string, status: number, location: string): string {
  lab.serve(path, (_, response) => response.writeHead(status, { location }).end())
  return `http://site.lab.test:${lab.http}${path}`
}

/** A plain redirect to an address that must not be followed. */
function refused(what: string, status: number, location: (lab: Lab) => string): Behaviour {
  const run = async (lab: Lab) => {
    await mustRefuse(
      lab.fetch(redirect(lab, '/go', status, location(lab))),
      'forbidden_address',
      'bad_url',
      'bad_redirect',
    )
    must(lab.hits() === 1, `${lab.hits()} requests instead of one`)
  }
  return { cat, what, run }
}

async function downgrade(lab: Lab): Promise<void> {
  const plain = `http://site.lab.test:${lab.http}/plain`
  lab.serve('/plain', (_, response) => response.end('plain'))
  lab.serve('/up', (_, response) =>
    response.writeHead(302, { location: `https://safe.lab.test:${lab.https}/down` }).end(),
  )
  lab.serve('/down', (_, response) => response.writeHead(302, { location: plain }).end())
  await mustRefuse(lab.fetch(`http://site.lab.test:${lab.http}/up`), 'bad_redirect')
  must(lab.hits() === 2, 'the downgrade was followed')
  lab.serve('/down', (_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${lab.canary.port}/` }).end(),
  )
  await mustRefuse(lab.fetch(`http://site.lab.test:${lab.http}/up`), 'forbidden_address', 'bad_redirect')
}

async function sixHops(lab: Lab): Promise<void> {
  for (let hop = 1; hop <= 5; hop++) redirect(lab, `/hop${hop}`, 302, `/hop${hop + 1}`)
  redirect(lab, '/hop6', 302, `http://127.0.0.1:${lab.canary.port}/`)
  await mustRefuse(lab.fetch(`http://site.lab.test:${lab.http}/hop1`), 'too_many_redirects', 'forbidden_address')
  must(lab.hits() <= 6, `${lab.hits()} requests`)
}

async function selfLoop(lab: Lab): Promise<void> {
  await mustRefuse(lab.fetch(redirect(lab, '/loop', 301, '/loop')), 'too_many_redirects')
  must(lab.hits() <= 6, `${lab.hits()} requests`)
}

async function changingLoop(lab: Lab): Promise<void> {
  let turn = 0
  lab.serve('/one', (_, response) => response.writeHead(302, { location: `/two?n=${++turn}` }).end())
  lab.serve('/two', (_, response) => response.writeHead(302, { location: `/one?n=${++turn}` }).end())
  await mustRefuse(lab.fetch(`http://site.lab.test:${lab.http}/one`), 'too_many_redirects')
  must(lab.hits() <= 6, `${lab.hits()} requests`)
}

async function emptyLocation(lab: Lab): Promise<void> {
  await mustRefuse(lab.fetch(redirect(lab, '/empty', 302, '')), 'bad_redirect')
  must(lab.hits() === 1, `${lab.hits()} requests`)
}

async function hugeLocation(lab: Lab): Promise<void> {
  const huge = `http://127.0.0.1:${lab.canary.port}/${'a'.repeat(1024 * 1024)}`
  await mustRefuse(lab.fetch(redirect(lab, '/huge', 302, huge)), 'headers_too_large', 'bad_redirect')
}

async function refreshHeader(lab: Lab): Promise<void> {
  lab.serve('/refresh', (_, response) => {
    response.writeHead(200, { refresh: `0; url=http://127.0.0.1:${lab.canary.port}/` }).end('<rss/>')
  })
  const result = await lab.fetch(`http://site.lab.test:${lab.http}/refresh`)
  await settle()
  must(result.status === 200 && lab.hits() === 1, 'the page itself was not returned')
}

export const REDIRECTS: Behaviour[] = [
  refused('302 public-> http://127.0.0.1:P/secret', 302, (lab) => `http://127.0.0.1:${lab.canary.port}/secret`),
  refused('301 -> http://[::1]:P/', 301, (lab) => `http://[::1]:${lab.canary.port}/`),
  refused('307 -> http://2130706433:P/', 307, (lab) => `http://2130706433:${lab.canary.port}/`),
  refused('308 -> http://169.254.169.254/', 308, () => 'http://169.254.169.254/'),
  refused('302 -> file:///etc/passwd', 302, () => 'file:///etc/passwd'),
  refused('302 -> //127.0.0.1:P/', 302, (lab) => `//127.0.0.1:${lab.canary.port}/`),
  refused('302 -> \\\\127.0.0.1:P', 302, (lab) => `\\\\127.0.0.1:${lab.canary.port}`),
  { cat, what: 'http->https->http downgrade', run: downgrade },
  { cat, what: '6 hop chain, last private', run: sixHops },
  { cat, what: 'self loop', run: selfLoop },
  { cat, what: 'two-URL loop with changing query', run: changingLoop },
  { cat, what: '302 with empty Location', run: emptyLocation },
  { cat, what: '302 with 1 MB Location', run: hugeLocation },
  { cat, what: 'Refresh: header to private', run: refreshHeader },
]
