import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { sourcesOf } from '../bot.ts'
import { patternOf } from '../cases/whole-naive.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims } from '../corpora.ts'
import type { FarEnd } from '../far-end/start.ts'
import type { World } from '../world.ts'

const run = promisify(execFile)
export const PEER = { 'node-red': '4.1.15', 'node-red-node-feedparser': '0.3.0' }

/** From npm into a folder of its own: it is no dependency of this project. */
export async function installNodeRed(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PEER }))
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
}

/**
 * A user folder with the flow people draw for this: a feed node a source, one filter, one HTTP request. The filter is a
 * regular expression a claim, as in the naive way of the bench. Returns the arguments for Node-RED.
 */
export function writeFlow(
  folder: string,
  port: number,
  { farEnd, world, corpora, ignoreFirst }: { farEnd: FarEnd; world: World; corpora: string; ignoreFirst: boolean },
): string[] {
  mkdirSync(folder, { recursive: true })
  const patterns = makeClaims(readCheckedClaims(corpora), world.claims).map(({ text }) => patternOf(text).source)
  writeFileSync(path.join(folder, 'patterns.json'), JSON.stringify(patterns))
  writeFileSync(
    path.join(folder, 'settings.cjs'),
    `module.exports = { uiPort: ${port}, uiHost: '127.0.0.1', disableEditor: true, httpAdminRoot: false, flowFile: 'flows.json',
  credentialSecret: false, logging: { console: { level: 'warn' } }, telemetry: { enabled: false },
  nodesDir: [], functionGlobalContext: { patterns: require('./patterns.json').map((one) => new RegExp(one, 'i')) } }\n`,
  )
  const feeds = sourcesOf(farEnd, world).map(({ id, url }) => ({
    id,
    type: 'feedparse',
    z: 'desk',
    url,
    interval: 1,
    ignorefirst: ignoreFirst,
    wires: [['filter']],
  }))
  const filter = {
    id: 'filter',
    type: 'function',
    z: 'desk',
    func: `const { title, description, guid, link } = msg.article
const text = title + '\\n' + description
if (!global.get('patterns').some((one) => one.test(text))) return null
return { payload: { key: guid, text: title + '\\n' + link } }`,
    outputs: 1,
    wires: [['post']],
  }
  const post = {
    id: 'post',
    type: 'http request',
    z: 'desk',
    method: 'POST',
    ret: 'txt',
    url: `${farEnd.sink.url}/post`,
    wires: [[]],
  }
  writeFileSync(
    path.join(folder, 'flows.json'),
    JSON.stringify([{ id: 'desk', type: 'tab', label: 'desk' }, ...feeds, filter, post]),
  )
  return ['--userDir', folder, '--settings', path.join(folder, 'settings.cjs')]
}
