import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What is asked of undici here, whichever version: where each is in the package. Who asks for more gets all of it. */
const UNDICI = {
  buildConnector: './lib/core/connect',
  fetch: './lib/web/fetch',
  Headers: './lib/web/fetch/headers',
  FormData: './lib/web/fetch/formdata',
  WebSocket: './lib/web/websocket/websocket',
  CloseEvent: './lib/web/websocket/events',
  ErrorEvent: './lib/web/websocket/events',
  MessageEvent: './lib/web/websocket/events',
}
/** These are the module itself, not a name in it. */
const WHOLE = ['buildConnector']
/** The one function that undici's front builds itself; it goes to the global dispatcher where none is named. */
const MAKE_DISPATCHER = /^function makeDispatcher \(fn\) \{$[\s\S]*?^\}$/m

/** Parts of Bolt for what we do not offer: Express, Lambda, and installing the app in workspaces one does not own. */
const BOLT_UNUSED = /^(?:\.\/receivers\/(?:ExpressReceiver|AwsLambdaReceiver)|@slack\/oauth)$/

/** Node's HTTP/2 takes 5 MB: it is loaded with the first connection that speaks it. */
const UNDICI_CLIENT = /[\\/]node_modules[\\/]undici[\\/]lib[\\/]dispatcher[\\/]client\.js$/
const HTTP2 = "const connectH2 = require('./client-h2.js')"

/** The library's front loads its model of servers, members and messages; these are the parts of it that are asked for. */
const DISCORD = /[\\/]node_modules[\\/]discord\.js[\\/]src[\\/]index\.js$/
const DISCORD_PARTS = ['discord-api-types/v10', '@discordjs/rest', '@discordjs/ws']

/** Its shims for old Nodes ask for a global that Node loads a whole client for. */
const DISCORD_REST = /[\\/]@discordjs[\\/]rest[\\/]dist[\\/]index\.m?js$/
const SHIM = /^globalThis\.\w+ \?\?= \w+;$/gm

/** One file has the stemmers of two dozen languages, each with tables made when it is loaded; these two are ours. */
const STEMMERS = ['english', 'spanish']
const STEMMER = /^ {4}var ([a-z]+)Stemmer = function[\s\S]*?^ {4}\}\(SnowballStemmer\);$/gm

/** What a front's address ends in where the front itself is meant, not what stands in its place. */
const WHOLE_FRONT = '?whole'

/** For the bundler: packages whose front loads all they have are taken without what nobody here uses. */
export function unusedParts() {
  return {
    name: 'unused-parts',
    setup(builder) {
      // Its front for browsers is the same parser without streams, charsets and a client of its own.
      builder.onResolve({ filter: /^cheerio$/ }, async ({ resolveDir, kind, pluginData }) => {
        if (pluginData === 'whole') return undefined
        const found = await builder.resolve('cheerio', { resolveDir, kind, pluginData: 'whole' })
        const front = found.path.replace(/([\\/])esm([\\/])index\.js$/, '$1browser$2index.js')
        return found.errors.length > 0 ? undefined : { path: front }
      })
      builder.onResolve({ filter: BOLT_UNUSED }, ({ path: name, importer }) =>
        importer.split(path.sep).join('/').includes('/node_modules/@slack/bolt/')
          ? { path: name, namespace: 'unused' }
          : undefined,
      )
      // Imported, a module of Node's own is read name by name, and this one's WebSocket brings a client of 8 MB.
      builder.onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
        kind === 'import-statement'
          ? { path: 'node:http', namespace: 'required' }
          : { path: 'node:http', external: true },
      )
      builder.onLoad({ filter: /.*/, namespace: 'required' }, ({ path: name }) => ({
        contents: `module.exports = require('${name}')`,
      }))
      builder.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {}' }))
      builder.onLoad({ filter: /[\\/]node_modules[\\/]undici[\\/]index\.js$/ }, ({ path: file, suffix }) =>
        suffix === WHOLE_FRONT ? undefined : { contents: undiciFront(readFileSync(file, 'utf8')), loader: 'js' },
      )
      builder.onResolve({ filter: /^\.\/index\.js\?whole$/ }, ({ resolveDir }) => ({
        path: path.join(resolveDir, 'index.js'),
        suffix: WHOLE_FRONT,
      }))
      builder.onLoad({ filter: UNDICI_CLIENT }, ({ path: file }) => ({
        contents: lateHttp2(readFileSync(file, 'utf8')),
        loader: 'js',
      }))
      builder.onLoad({ filter: DISCORD }, () => ({
        contents: `module.exports = { ${DISCORD_PARTS.map((part) => `...require('${part}')`).join(', ')} }`,
        loader: 'js',
      }))
      builder.onLoad({ filter: DISCORD_REST }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(SHIM, ''),
        loader: 'js',
      }))
      builder.onLoad({ filter: /[\\/]snowball-stemmers\.js$/ }, ({ path: file }) => ({
        contents: fewStemmers(readFileSync(file, 'utf8')),
        loader: 'js',
      }))
    },
  }
}

/** In place of undici's front: each part is loaded when it is asked for. */
function undiciFront(source) {
  const makeDispatcher = MAKE_DISPATCHER.exec(source)?.[0]
  if (makeDispatcher === undefined) throw new Error('undici builds its request otherwise now: mend unused-parts.mjs.')
  const names = [...source.matchAll(/^\s*module\.exports\.(\w+) = /gm)].map(([, name]) => name)
  const parts = names.map((name) => `get ${name}() { ${partOf(name)} }`)
  return `let request
function makeAgent() {
  Object.assign(require('./lib/dispatcher/dispatcher').prototype, require('./lib/api'))
  return require('./lib/dispatcher/agent')
}
function makeRequest() {
  const { InvalidArgumentError } = require('./lib/core/errors')
  const util = require('./lib/core/util')
  const { getGlobalDispatcher } = require('./lib/global')
  ${makeDispatcher}
  return makeDispatcher(require('./lib/api/api-request'))
}
module.exports = { ${[...new Set(parts)].join(',\n')} }`
}

function partOf(name) {
  if (name === 'Agent') return 'return makeAgent()'
  if (name === 'request') return 'return (request ??= makeRequest())'
  if (UNDICI[name] === undefined) return `return require('./index.js${WHOLE_FRONT}').${name}`
  return `return require('${UNDICI[name]}')${WHOLE.includes(name) ? '' : `.${name}`}`
}

function lateHttp2(source) {
  if (!source.includes(HTTP2)) throw new Error('undici loads HTTP/2 otherwise now: mend unused-parts.mjs.')
  return source.replace(HTTP2, "const connectH2 = (...given) => require('./client-h2.js')(...given)")
}

/** Without the languages that are not ours, and without their names in the list. */
function fewStemmers(source) {
  const isOurs = (language) => STEMMERS.includes(language)
  const few = source
    .replace(STEMMER, (made, language) => (isOurs(language) ? made : ''))
    .replace(/^ +(\w+): \1Stemmer,?$/gm, (entry, language) => (isOurs(language) ? entry : ''))
  if (few.match(STEMMER)?.length !== STEMMERS.length)
    throw new Error('snowball-stemmers is written otherwise now: mend unused-parts.mjs.')
  return few
}
