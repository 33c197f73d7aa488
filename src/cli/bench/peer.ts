import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { delaysOf } from './cases/whole-delays.ts'
import { CORPORA, missingCorpora } from './corpora.ts'
import { WORLD_START } from './documents.ts'
import { type FarEnd, setStep, startFarEnd, takeSinkCounts, takeSiteCounts } from './far-end/start.ts'
import { percentile } from './meter.ts'
import { installNodeRed, PEER, writeFlow } from './peer/node-red.ts'
import type { OursInput } from './peer/ours.ts'
import { type WatchedProcess, watchProcess } from './peer/watched-process.ts'
import { aboutClaim, isChanged, itemMark, versionAt, type World } from './world.ts'

const HELP = `bench:peer — this program beside Node-RED, each polling sites of its own that serve the same, into a chat of its own

  --sources N      sources (default 200), each asked once a minute
  --corpora FOLDER where the real feeds and claims are (default ${CORPORA})

Node-RED and its feed node are installed from npm into a folder that is removed afterwards. Takes about seven minutes.`

/** Node-RED's feed node asks once a minute at the oftenest. */
const INTERVAL_MS = 60_000
const STEPS = 3
const DOWN_MS = 15_000

type Side = {
  name: string
  farEnd: FarEnd & { stop(): void }
  process: WatchedProcess
  delays: number[]
  told: Map<string, number>
  twice: number
  posts: number
}

const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: '200' },
    corpora: { type: 'string', default: CORPORA },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(`${HELP}\n`)
  process.exit(0)
}
const missing = missingCorpora(values.corpora)
if (missing !== null) {
  process.stdout.write(`${missing}\n`)
  process.exit(2)
}
const corpora = path.resolve(values.corpora)
const world: World = {
  sources: Number(values.sources),
  claims: 1_000,
  steps: 5,
  warmUp: 0,
  hosts: 20,
  entries: 10,
  allTls: false,
}
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-peer-'))
const sides: Side[] = []
const keysOf = new Map<Side, Map<string, number>>()
const say = (words: string) => process.stderr.write(`${words}\n`)

try {
  say('Installing Node-RED …')
  await installNodeRed(path.join(folder, 'npm'))
  await addOurs()
  await addNodeRed('Node-RED, first reading passed over', true, 18_801)
  await addNodeRed('Node-RED, first reading posted', false, 18_802)
  await compare()
  print()
} finally {
  for (const { process: watched, farEnd } of sides) {
    await watched.stop()
    farEnd.stop()
  }
  rmSync(folder, { recursive: true, force: true })
}

function side(name: string, farEnd: Side['farEnd'], watched: WatchedProcess): void {
  sides.push({ name, farEnd, process: watched, delays: [], told: new Map(), twice: 0, posts: 0 })
}

async function addOurs(): Promise<void> {
  const farEnd = await startFarEnd(corpora, world.hosts)
  const input: OursInput = {
    file: path.join(folder, 'ours.db'),
    corpora,
    farEnd: { site: farEnd.site, sink: farEnd.sink },
    world,
    aheadMs: WORLD_START + INTERVAL_MS - Date.now(),
    intervalMs: INTERVAL_MS,
  }
  const own = import.meta.url.endsWith('.ts') ? './peer/ours.ts' : '../../bench-chunks/ours.js'
  const file = fileURLToPath(new URL(own, import.meta.url))
  side('onrecord', farEnd, watchProcess(file, [JSON.stringify(input)], folder))
}

async function addNodeRed(name: string, ignoreFirst: boolean, port: number): Promise<void> {
  const farEnd = await startFarEnd(corpora, world.hosts)
  const args = writeFlow(path.join(folder, String(port)), port, { farEnd, world, corpora, ignoreFirst })
  const npm = path.join(folder, 'npm')
  side(name, farEnd, watchProcess(path.join(npm, 'node_modules/node-red/red.js'), args, npm))
}

/** Baseline, three steps, a stop during which a step passes, a start, one step more. */
async function compare(): Promise<void> {
  const each = (work: (one: Side) => Promise<unknown>) => Promise.all(sides.map(work))
  await each(({ farEnd }) => setStep(farEnd, 0, world))
  for (const one of sides) one.process.start()
  say('Baseline …')
  await pause(1.5 * INTERVAL_MS)
  // What the first reading posted is not news: it is counted, but nothing of it can be lost.
  await each((one) => take(one, 0))
  for (let step = 1; step <= STEPS; step++) {
    say(`Step ${step} …`)
    await each(({ farEnd }) => setStep(farEnd, step, world))
    await pause(INTERVAL_MS)
    await each((one) => take(one, step))
  }
  say('Stopped, while something new appears; then started again …')
  await each(({ process: watched }) => watched.stop())
  await each(({ farEnd }) => setStep(farEnd, STEPS + 1, world))
  await pause(DOWN_MS)
  for (const one of sides) one.process.start()
  await pause(1.5 * INTERVAL_MS)
  await each((one) => take(one, null))
  await each(({ farEnd }) => setStep(farEnd, STEPS + 2, world))
  await pause(1.25 * INTERVAL_MS)
  await each((one) => take(one, STEPS + 2))
}

/** Notes what was asked for and posted since the last time. Throws where a side is no longer there. */
async function take(one: Side, step: number | null): Promise<void> {
  if (!one.process.isUp()) throw new Error(`${one.name} ended by itself: there is nothing to compare with.`)
  const [served, posted] = [await takeSiteCounts(one.farEnd), await takeSinkCounts(one.farEnd)]
  if (step !== null && step > 0) one.delays.push(...delaysOf(step, world.sources, served, posted))
  for (const [mark, times] of Object.entries(posted.times)) one.told.set(mark, (one.told.get(mark) ?? 0) + times)
  const keys = keysOf.get(one) ?? new Map<string, number>()
  for (const [key, times] of Object.entries(posted.keys)) keys.set(key, (keys.get(key) ?? 0) + times)
  keysOf.set(one, keys)
  one.twice = [...keys.values()].filter((times) => times > 1).length
  one.posts += posted.posts
}

/** New items about a claim, over all steps: each should have been told of. */
function expectedMarks(): string[] {
  const marks: string[] = []
  for (let step = 1; step <= STEPS + 2; step++)
    for (let source = 0; source < world.sources; source++) {
      const version = versionAt(source, step)
      if (isChanged(source, step) && aboutClaim(source, version) !== null) marks.push(itemMark(source, version))
    }
  return marks
}

function print(): void {
  const expected = expectedMarks()
  const lines = [
    `${world.sources} sources once a minute, 1,000 claims, ${expected.length} new items about them; Node-RED ${PEER['node-red']}, feed node ${PEER['node-red-node-feedparser']}`,
    '| | CPU | most memory | to post, median / 99th | items about a claim not told of | posts | posted twice |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const one of sides) {
    const { cpuMs, peakMb } = one.process.used()
    const missing = expected.filter((mark) => !one.told.has(mark))
    if (missing.length > 0) say(`${one.name}: not told of ${missing.join(', ')}`)
    const lost = missing.length
    lines.push(
      `| ${one.name} | ${(cpuMs / 1_000).toFixed(1)} s | ${peakMb.toFixed(0)} MB | ` +
        `${percentile(one.delays, 0.5).toFixed(0)} / ${percentile(one.delays, 0.99).toFixed(0)} ms | ` +
        `${lost} of ${expected.length} | ${one.posts} | ${one.twice} |`,
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}
