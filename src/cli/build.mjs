// `npm run build`: compiles src to dist with the TypeScript compiler, copies what is not TypeScript beside it and bundles.
import { spawnSync } from 'child_process'
import fs from 'fs'
import path from 'path'
import { fileURLToPath } from 'url'
import { isBuildFresh, stampFile } from './build-freshness.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const forced = process.argv.includes('--force')

if (forced || !isBuildFresh(root)) build()

function build() {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  if (!fs.existsSync(compiler)) {
    stop('The TypeScript compiler is not installed, so nothing was compiled. Run "npm ci" (without --omit=dev) first.')
  }
  const began = new Date()
  const dist = path.join(root, 'dist')
  // Compiled aside (.tmp) and put in place only when all went well: a failed build leaves the last good one alone.
  const fresh = path.join(root, '.tmp', 'dist')
  fs.rmSync(fresh, { recursive: true, force: true })
  const options = [
    '-p',
    path.join(root, 'src', 'tsconfig.json'),
    '--outDir',
    fresh,
    '--incremental',
    'false',
    '--inlineSourceMap',
  ]
  process.stderr.write('Compiling what changed, once …\n')
  const result = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' })
  if (result.error) stop(`The TypeScript compiler could not be started: ${result.error.message}`)
  if (result.status !== 0) stop('Compiling src failed; the messages above say where. Nothing was started.')
  copyAssets(path.join(root, 'src'), fresh)
  bundle(fresh, dist)
  fs.rmSync(dist, { recursive: true, force: true })
  fs.renameSync(fresh, dist)
  fs.writeFileSync(stampFile(root), '')
  // A source saved while the compiler ran is newer than what was compiled.
  fs.utimesSync(stampFile(root), began, began)
}

/** In a process of its own: the bundler is loaded, and its helper started, only where something is built. */
function bundle(compiled, dist) {
  const script = path.join(root, 'src', 'cli', 'build', 'bundle.mjs')
  const { status } = spawnSync(process.execPath, [script, compiled, dist], { stdio: 'inherit' })
  if (status !== 0) stop('Bundling what was compiled failed; the messages above say why. Nothing was started.')
}

function copyAssets(from, to) {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    if (entry.isDirectory()) copyAssets(source, path.join(to, entry.name))
    else if (!/(?:\.ts|\.mts|\.mjs|^tsconfig\.json)$/.test(entry.name)) {
      fs.mkdirSync(to, { recursive: true })
      fs.copyFileSync(source, path.join(to, entry.name))
    }
  }
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
