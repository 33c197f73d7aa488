// npm run check:image [-- --installed] — the image without an engine: the instructions of the Dockerfile are carried out in
// folders, its commands under an empty environment, and what comes of it is run as compose.yaml runs it: on a root that
// cannot be written, by a user without rights or capabilities, with the image's own health check. `--installed` takes the
// packages of this working copy (npm ci made them here, from the same lock file) where the Dockerfile says "npm ci".
import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildStage, fillContext, type Stage } from './build-stage.ts'
import { readStages, wordsOf } from './read-dockerfile.ts'
import { startShutIn, whyNotShutIn } from './run-shut-in.ts'

const repository = path.resolve(import.meta.dirname, '../..')
const work = path.join(repository, '.tmp', 'image')
const installed = process.argv.includes('--installed')
const say = (line: string) => console.log(line)

rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })
say(`${fillContext(repository, path.join(work, 'context'))} files are given to the build`)

const node = brought()
const stages = new Map<string, Stage>()
let last: Stage | undefined
const dockerfile = readStages(readFileSync(path.join(repository, 'Dockerfile'), 'utf8'))
for (const [index, instructions] of dockerfile.entries()) {
  const name = / as (\w+)/i.exec(instructions[0]?.rest ?? '')?.[1] ?? String(index)
  last = buildStage(path.join(work, `stage-${name}`), instructions, {
    context: path.join(work, 'context'),
    bin: path.dirname(node),
    stages,
    say,
    instead: (command, stage) =>
      installed && command === 'npm ci'
        ? () =>
            cpSync(path.join(repository, 'node_modules'), path.join(stage.workdir, 'node_modules'), {
              recursive: true,
              verbatimSymlinks: true,
            })
        : null,
  })
  stages.set(name, last)
}
if (last === undefined) throw new Error('The Dockerfile has no stage.')
const image = last
const size = execFileSync('du', ['-sm', path.join(image.root, 'app')], { encoding: 'utf8' }).split('\t')[0]
say(`the image holds ${size} MB beside Node`)

const why = whyNotShutIn()
if (why !== null) say(`NOT RUN as a container would be: ${why}`)
else await runIt()
unit()
say("the image's steps work")

async function runIt(): Promise<void> {
  mkdirSync(path.join(image.root, 'usr/local/bin'), { recursive: true })
  cpSync(node, path.join(image.root, 'usr/local/bin/node'))
  const data = path.join(work, 'data')
  mkdirSync(data)
  chownSync(data, 1000, 1000)
  // What a deployment mounts there, polling nothing.
  const config = path.join(image.root, 'app/config')
  writeFileSync(path.join(config, 'sources.yaml'), 'sources: []\n')
  for (const file of ['onrecord.yaml', 'sources.yaml', 'claims.yaml']) chmodSync(path.join(config, file), 0o444)
  const words = (word: string) =>
    wordsOf(
      dockerfile
        .at(-1)
        ?.findLast((one) => one.word === word)
        ?.rest.replace(/^CMD /, '') ?? '[]',
    )
  const run = (more: readonly string[], env = {}) =>
    startShutIn({ stage: image, data, words: [...words('ENTRYPOINT'), ...more], env })

  const asked = await end(run(['claims']))
  if (asked.code !== 0) throw new Error(`"claims" ended with ${asked.code}: ${asked.said}`)
  const forbidden = await end(
    startShutIn({ stage: image, data, words: ['node', '-e', "require('fs').writeFileSync('dist/x', '')"] }),
  )
  if (!/EROFS/.test(forbidden.said)) throw new Error(`The root could be written: ${forbidden.said}`)

  const worker = run(words('CMD'), { LOG_LEVEL: 'info' })
  const ended = end(worker)
  const healthy = await health(words('HEALTHCHECK'))
  worker.kill('SIGTERM')
  const began = performance.now()
  const { code, said } = await ended
  const took = Math.round(performance.now() - began)
  if (!healthy) throw new Error(`The health check found no worker.\n${said}`)
  if (code !== 0 || !said.includes('"stopped"')) throw new Error(`The worker ended with ${code}.\n${said}`)
  if (spawnSync(node, words('HEALTHCHECK').slice(1)).status === 0)
    throw new Error('The health check finds a worker where none is.')
  if (!existsSync(path.join(data, 'onrecord.db'))) throw new Error('There is no record in /data.')
  if (!existsSync(path.join(data, 'cache/compiled'))) throw new Error('What was compiled is not kept in /data.')
  say(`run on a root that cannot be written, by user 1000 without capabilities: healthy; a stop took ${took} ms`)
}

async function health(words: readonly string[]): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (spawnSync(node, words.slice(1), { timeout: 5_000 }).status === 0) return true
    await wait(250)
  }
  return false
}

async function end(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const [code] = await once(child, 'close')
  return { code, said }
}

/** By systemd itself, where it is. */
function unit(): void {
  const { error, stderr } = spawnSync('systemd-analyze', ['verify', path.join(repository, 'deploy/onrecord.service')], {
    encoding: 'utf8',
  })
  if (error) return void say('NOT CHECKED: deploy/onrecord.service, for systemd-analyze is not here')
  // That the program is not installed under /opt here is no mistake of the unit.
  const mistakes = stderr
    .split('\n')
    .filter((line) => line.includes('onrecord.service') && !/is not executable|Failed to create/.test(line))
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  say('systemd finds no mistake in the unit')
}

function brought(): string {
  const file = path.join(repository, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')
  return existsSync(file) ? file : process.execPath
}
