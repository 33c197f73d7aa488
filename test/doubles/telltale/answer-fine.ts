import type { Answer, Secrets } from './telltale-mode.ts'

type Asked = { method: string; url: string; host: string; secrets: Secrets }

/** Each time the feed is asked for it has one item more. */
let feeds = 0
const asked = new Set<string>()

/** As the services answer when nothing is wrong, as far as the program reads it. */
export function answerFine({ method, url, host, secrets }: Asked): Answer {
  const { pathname } = new URL(url, 'http://peer')
  // Sources that worked once: of those something is told when they fail.
  const first = !asked.has(pathname)
  asked.add(pathname)
  if (pathname.startsWith('/hop') && !first)
    return { status: 302, headers: { location: `/gone?token=${secrets.hop}` }, body: '' }
  if (pathname.startsWith('/gone') && !first) return { status: 410, body: `gone: ${url}` }
  if (/^\/(?:feed|hop|gone)/.test(pathname)) return feed(host, ++feeds, secrets)
  if (pathname.endsWith('/chat/completions'))
    return json({ choices: [{ message: { role: 'assistant', content: '{"statements": []}' } }] })
  if (pathname.startsWith('/api/v10')) return json(discord(method, pathname.slice('/api/v10'.length), host, secrets))
  return json(slack(pathname.slice('/api/'.length), host, secrets))
}

function json(body: unknown): Answer {
  return { status: 200, headers: { 'x-oauth-scopes': 'chat:write,commands' }, body: JSON.stringify(body) }
}

function feed(host: string, count: number, secrets: Secrets): Answer {
  const items = Array.from({ length: count }, (_, n) => {
    const link = `http://${host}/item/${n}`
    const words = `Sheinbaum said Mexico has received no evidence of the cartel bounties on ICE and CBP officers, part ${n}.`
    return `<item><title>${words}</title><link>${link}</link><guid>${link}</guid><description>"No evidence was received of cartel bounties on ICE officers", President Claudia Sheinbaum said on day ${n}.</description></item>`
  })
  return {
    status: 200,
    type: 'application/rss+xml',
    headers: { 'set-cookie': `session=${secrets.cookie}` },
    body: `<rss version="2.0"><channel><title>Desk</title>${items.join('')}</channel></rss>`,
  }
}

function slack(method: string, host: string, secrets: Secrets): object {
  if (method === 'apps.connections.open') return { ok: true, url: `ws://${host}/link?ticket=${secrets.ticket}` }
  if (method === 'files.getUploadURLExternal')
    return { ok: true, upload_url: `http://${host}/upload/${secrets.upload}`, file_id: 'F1' }
  const me = { team: 'Newsroom', user: 'onrecord', team_id: 'T0DOUBLE', user_id: 'U0BOT', bot_id: 'B0BOT' }
  const user = { id: 'U0READER', name: 'reader', real_name: 'Reader', tz: 'UTC', locale: 'en-US' }
  if (method.startsWith('chat.')) return { ok: true, channel: 'C0DESK', ts: '1.1', message: { ts: '1.1' } }
  return { ok: true, ...me, channel: { id: 'C0DESK', name: 'desk', is_member: true }, ts: '1.1', messages: [], user }
}

const BOT = '800000000000000001'

function discord(method: string, route: string, host: string, secrets: Secrets): unknown {
  if (route === '/gateway/bot')
    return {
      url: `ws://${host}/gateway/${secrets.gateway}`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }
  if (route === '/users/@me') return { id: BOT, username: 'onrecord', discriminator: '0001', bot: true }
  if (route === '/applications/@me') return { id: BOT, name: 'onrecord', flags: 0 }
  if (route.endsWith('/guilds') || route.endsWith('/commands') || route.includes('/messages?')) return []
  if (method === 'GET' && route.endsWith('/messages')) return []
  const [, channel = '1'] = /^\/channels\/(\d+)/.exec(route) ?? []
  return { id: '990000000000000001', channel_id: channel, type: 0, guild_id: '900000000000000001', name: 'newsroom' }
}
