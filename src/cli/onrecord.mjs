#!/usr/bin/env node
// The launcher. Plain JavaScript that Node 14 reads: it must get as far as handing over to the Node that npm brought,
// or saying which Node is needed, before anything newer (or better-sqlite3, which crashes older ones) is loaded.
import fs from 'fs'
import module from 'module'
import path from 'path'
import { fileURLToPath, pathToFileURL } from 'url'
import v8 from 'v8'
import vm from 'vm'
import { isBuildFresh } from './build-freshness.mjs'
import { roomForCompiled } from './keep-compiled.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const { engines, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
const needed = engines.node.replace(/^[^\d]*/, '')

if (isAtLeast(process.versions.node, needed)) startHere(chooseEntry())
else handOver(chooseEntry())

function isAtLeast(version, least) {
  const have = version.split('.').map(Number)
  const want = least.split('.').map(Number)
  for (let part = 0; part < 3; part += 1) {
    if ((have[part] || 0) !== (want[part] || 0)) return (have[part] || 0) > (want[part] || 0)
  }
  return true
}

/** Compiled code where it is up to date; else the sources, which Node runs by leaving the types out. */
function chooseEntry() {
  const compiled = path.join(root, 'dist', 'cli', 'main.js')
  const source = path.join(root, 'src', 'cli', 'main.ts')
  // An image has none of the sources.
  const alone = !fs.existsSync(source)
  // Below node_modules Node refuses to run TypeScript: an installed package has only its compiled code.
  const installed = root.split(path.sep).includes('node_modules')
  return fs.existsSync(compiled) && (alone || installed || isBuildFresh(root)) ? compiled : source
}

function startHere(entry) {
  silenceExperimentalWarnings()
  keepCompiledCode()
  loadInLittleRoom()
  import(pathToFileURL(entry).href).catch((error) => {
    if (error?.code === 'ERR_MODULE_NOT_FOUND' && !fs.existsSync(path.join(root, 'node_modules'))) {
      stop('The packages onrecord needs are not installed. Run "npm ci" in its folder first.')
    }
    process.stderr.write(`${error?.stack ?? error}\n`)
    process.exit(1)
  })
}

/** What V8 made of the modules is kept between starts, which are then a third shorter. Where it cannot be, nothing is lost. */
function keepCompiledCode() {
  if (typeof module.enableCompileCache !== 'function') return
  // Somebody who says where has it there, and looks after it.
  const folder = process.env.NODE_COMPILE_CACHE ? null : roomForCompiled({ root, version })
  if (folder !== null) module.enableCompileCache(folder)
}

/** After this long everything that a start loads is there, ms. */
const LOADED_AFTER_MS = 15_000

/**
 * Loading makes much that stays. V8 takes it for a sign that it needs more room for what is young, and keeps that room for
 * good: a third of what an idle worker holds. So its room does not grow until all is loaded. Where that cannot be said,
 * nothing is lost.
 */
function loadInLittleRoom() {
  try {
    v8.setFlagsFromString('--semi-space-growth-factor=1')
    setTimeout(afterLoading, LOADED_AFTER_MS).unref()
  } catch {
    // Another engine, or one that no longer knows the flag.
  }
}

/** Above this a collection would be noticed, MB; a tenth of a second below it. */
const NOTICED_FROM_MB = 150

/**
 * By how much what is old grows before V8 marks all of it again, percent. Where little is made at a time, as by a worker that
 * asks 33 sources a second, V8 takes a tenth, and marks 80 MB for every 8.
 */
const GROWS_BY_PERCENT = 40

/** What loading left behind is collected once: a worker that then waits would hold it for hours. */
function afterLoading() {
  v8.setFlagsFromString('--semi-space-growth-factor=2')
  v8.setFlagsFromString(`--heap-growing-percent=${GROWS_BY_PERCENT}`)
  if (process.memoryUsage().heapUsed > NOTICED_FROM_MB * 1024 * 1024) return
  v8.setFlagsFromString('--expose-gc')
  vm.runInNewContext('gc')()
}

/** Running TypeScript is what we rely on, in versions we test: nobody needs to hear that it once was an experiment. */
function silenceExperimentalWarnings() {
  const emitWarning = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    const type = rest[0] && typeof rest[0] === 'object' ? rest[0].type : rest[0]
    if (type !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest)
  }
}

/**
 * To glibc, before a program starts: one place to take memory from, not one a thread, and large pieces are given back as
 * soon as they are free. A twentieth of what a worker of thousands of sources holds. The image and the service unit say the same.
 */
const LITTLE_MEMORY = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
}

/** Runs the program with the Node that npm brought: same terminal, same signals, same exit code. */
async function handOver(entry) {
  const brought = findBroughtNode()
  if (brought === null) {
    stop(
      `onrecord needs Node ${needed} or newer; this is Node ${process.versions.node}, and npm brought no newer one ` +
        '(it does on Linux, on x64 and arm64, unless optional packages are left out). ' +
        'Run "npm ci" there, or install Node 24 from https://nodejs.org and try again.',
    )
  }
  // Few need it, and it takes a hundredth of a second to load.
  const { spawn } = await import('child_process')
  const room = process.execArgv.filter((option) => /^--m(?:in|ax)-semi-space-size/.test(option))
  const options = room.concat('--disable-warning=ExperimentalWarning', entry)
  const env = Object.assign({}, LITTLE_MEMORY, process.env)
  const child = spawn(brought, options.concat(process.argv.slice(2)), { stdio: 'inherit', env })
  const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT']
  const forward = (signal) => {
    // A terminal sends Ctrl-C to both of us: sent on, it would count twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, forward)
  child.on('error', (error) => {
    stop(`The Node that npm brought (${brought}) cannot be run here: ${error.message}. Install Node 24 and try again.`)
  })
  child.on('exit', (code, signal) => {
    for (const name of forwarded) process.removeListener(name, forward)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code)
  })
}

/** In this folder's node_modules or, where onrecord itself is installed as a package, in the one it stands in. */
function findBroughtNode() {
  const broughtNode = path.join('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  const above = root.lastIndexOf(`${path.sep}node_modules${path.sep}`)
  const folders = above === -1 ? [root] : [root, root.slice(0, above)]
  return folders.map((folder) => path.join(folder, broughtNode)).find((file) => fs.existsSync(file)) || null
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
