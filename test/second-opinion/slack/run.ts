/**
 * A second opinion: our publisher, forms and home tab against a Slack that nobody here wrote (`emulate`, in its own
 * process, on loopback). Outside the test suite and the main lock file:
 *
 *     npm install --prefix test/second-opinion/slack --ignore-scripts
 *     node test/second-opinion/slack/run.ts
 *
 * Prints a line a check and ends with 1 if one fails.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { renderForm } from '../../../src/chat/slack/app/form-view.ts'
import { homeView, messageView } from '../../../src/chat/slack/app/message-view.ts'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../../src/chat/slack/slack-publisher.ts'
import type { Message } from '../../../src/domain/message.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'

const FORM: Parameters<typeof renderForm>[0] = {
  id: 'dismiss',
  title: 'Not about this claim',
  submit: 'Dismiss',
  context: '1',
  fields: [
    {
      name: 'reason',
      label: 'Reason',
      hint: null,
      kind: 'paragraph',
      options: [],
      value: '',
      required: true,
      maxLength: 500,
    },
    {
      name: 'verdict',
      label: 'Verdict',
      hint: 'One of them',
      kind: 'select',
      options: [{ value: 'confirm', label: 'Confirm' }],
      value: 'confirm',
      required: true,
      maxLength: 50,
    },
  ],
}

const emulate = fileURLToPath(new URL('node_modules/emulate/dist/index.js', import.meta.url))
if (!existsSync(emulate)) {
  console.error('emulate is not installed: npm install --prefix test/second-opinion/slack --ignore-scripts')
  process.exit(2)
}
const port = await freePort()
const child = spawn(process.execPath, [emulate, 'start', '--service', 'slack', '--port', String(port)], {
  stdio: 'ignore',
})
const url = `http://127.0.0.1:${port}`
let failed = 0
try {
  await untilUp(`${url}/api/auth.test`)
  await judge()
} finally {
  child.kill()
}
process.exit(failed === 0 ? 0 : 1)

async function judge(): Promise<void> {
  const client = createSlackClient({ token: 'xoxb-second-opinion', log: silentLogger, apiUrl: `${url}/api/` })
  const publisher = createSlackPublisher({ client })
  const { channels } = await client.conversations.list()
  const channel = channels?.[0]?.id ?? ''
  const since = Date.now() - 60_000
  const key = (letter: string) => letter.repeat(25)
  const publish = (words: string, letter: string, thread: string | null = null, broadcast = false) =>
    publisher.publish({ place: { channel, thread }, message: said(words), key: key(letter), broadcast })

  const root = await publish('The card of a claim', 'a')
  const history = await client.conversations.history({ channel, include_all_metadata: true })
  const stored = history.messages?.find(({ ts }) => ts === root.id)
  check('a post stands in the channel with its blocks', (stored?.blocks ?? []).length > 0)
  check('its key went with it', JSON.stringify(stored?.metadata).includes(key('a')))
  check(
    'it is found by its key',
    (await publisher.find({ channel, thread: null }, key('a'), since, root))?.id === root.id,
  )
  check(
    'another key is surely not there',
    (await publisher.find({ channel, thread: null }, key('z'), since, root)) === null,
  )

  const reply = await publish('An answer', 'b', root.id)
  const { messages } = await client.conversations.replies({ channel, ts: root.id })
  check('a reply stands in its thread', messages?.some(({ ts }) => ts === reply.id) === true)
  check(
    'and is found there',
    (await publisher.find({ channel, thread: root.id }, key('b'), since, root))?.id === reply.id,
  )
  const broadcast = await publish('A change of status', 'c', root.id, true)
  check('a broadcast reply is posted', broadcast.id !== reply.id)

  await publisher.edit(root, said('The card, later'), key('a'))
  const later = (await client.conversations.history({ channel })).messages?.find(({ ts }) => ts === root.id)
  check('an edit changes the words in place', later?.text === 'The card, later')
  const gone = await publisher.edit({ channel, id: '1.000001' }, said('x'), key('x')).catch((error) => error.code)
  check('an edit of nothing is told as such', gone === 'message_gone')
  const nowhere = await publisher
    .publish({ place: { channel: 'C0NONE', thread: null }, message: said('x'), key: key('y'), broadcast: false })
    .catch((error) => error.code)
  check('a channel that is not there is told as such', nowhere === 'channel_unavailable')

  const user = (await client.users.list({})).members?.[0]?.id ?? ''
  const home = await client.views.publish({ user_id: user, view: homeView(said('Home'), 'UTC') })
  check('a home tab is taken', home.ok)
  const trigger = (await client.apiCall('views.generateTriggerId', { user_id: user })) as { trigger_id?: string }
  const view = renderForm(FORM, channel)
  const opened = await client.views.open({ trigger_id: trigger.trigger_id ?? '', view })
  check('a form is opened', opened.view?.callback_id === 'form:dismiss')
  const updated = await client.views.update({
    view_id: opened.view?.id ?? '',
    view: messageView(said('Done'), channel, 'UTC'),
  })
  check('and replaced by what became of it', updated.ok)
}

function said(words: string): Message {
  return {
    fallback: words,
    tone: 'news',
    blocks: [
      { type: 'heading', text: words },
      { type: 'quote', text: 'no hay información', language: 'es', direct: true },
      { type: 'text', spans: [{ type: 'link', url: 'https://www.dhs.gov/x', label: 'DHS', host: 'www.dhs.gov' }] },
      { type: 'actions', actions: [{ id: 'why', label: 'Why?', value: '1', command: 'onrecord why 1' }] },
    ],
  }
}

function check(what: string, holds: boolean): void {
  if (!holds) failed += 1
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}`)
}

async function untilUp(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(address, { method: 'POST' }).then(
      () => true,
      () => false,
    )
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('emulate did not start within 10 s.')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}
