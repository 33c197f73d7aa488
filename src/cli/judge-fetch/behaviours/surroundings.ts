import { createConsolePublisher } from '../../../chat/console/console-publisher.ts'
import { buildNoticeMessage } from '../../../chat/notices/build-message.ts'
import type { StatementNotice } from '../../../domain/notice.ts'
import { type Behaviour, must, mustRefuse, settle } from '../behaviour.ts'
import type { Lab } from '../lab.ts'

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy']

async function proxyVariables(lab: Lab): Promise<void> {
  const before = PROXY_VARIABLES.map((name) => [name, process.env[name]] as const)
  for (const name of PROXY_VARIABLES) process.env[name] = `http://127.0.0.1:${lab.canary.port}`
  try {
    lab.serve('/feed', (_, response) => response.end('direct'))
    const result = await lab.fetch(`http://site.lab.test:${lab.http}/feed`)
    must(Buffer.from(result.body).toString() === 'direct', 'the answer did not come from the site')
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

/** Whatever somebody types in chat as a source's address reaches the web by the fetcher alone. */
async function typedAddress(lab: Lab): Promise<void> {
  const address = `http://127.0.0.1:${lab.canary.port}/feed`
  const typed = [address, `<${address}>`, `<${address}|news>`, ` ${address}`, address.toUpperCase(), `feed:${address}`]
  for (const text of typed) await mustRefuse(lab.fetch(text), 'forbidden_address', 'bad_url')
}

/** A post with a private link in it is composed and published without anything being loaded for it. */
async function privateLinkInPost(lab: Lab): Promise<void> {
  const url = `http://127.0.0.1:${lab.canary.port}/unfurl`
  const printed: string[] = []
  const publisher = createConsolePublisher({ write: (text) => printed.push(text), colour: false, width: 100 })
  const message = buildNoticeMessage(statementAt(url), 'en')
  await publisher.publish({ place: { channel: 'lab', thread: null }, message, key: 'lab', broadcast: false })
  await publisher.close()
  await settle()
  must(printed.join('').includes('Lab says'), 'the post was not printed')
}

function statementAt(url: string): StatementNotice {
  return {
    kind: 'statement',
    claim: { slug: 'lab', title: 'Lab claim', text: 'A claim of the lab' },
    statementId: 1,
    speaker: { name: 'Lab', affiliation: '', unnamed: false },
    role: null,
    stance: 'asserts',
    stanceShown: false,
    quote: { words: `Lab says ${url}`, language: 'en', direct: true, at: null },
    source: { id: 'lab', name: 'Lab', url, host: new URL(url).host },
    saidAt: null,
    publishedAt: null,
    seenAt: 0,
    late: false,
    otherOutlets: 0,
    why: 'lab',
  }
}

export const SURROUNDINGS: Behaviour[] = [
  { cat: 'proxy', what: 'HTTP_PROXY/ALL_PROXY env set to attacker', run: proxyVariables },
  { cat: 'channel', what: 'slash-command text adds feed URL private', run: typedAddress },
  { cat: 'channel', what: 'Slack unfurl / Discord embed URL private (no server fetch)', run: privateLinkInPost },
]
