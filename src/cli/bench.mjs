// `npm run bench` and, with the word "peer", `npm run bench:peer`: compiles what changed, then measures the compiled code,
// bundled as what a deployment runs is.
import './build.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
// A build begins with an empty folder: what is there is as new as it.
if (!existsSync(`${dist}/bench-chunks`)) {
  const script = fileURLToPath(new URL('build/bundle.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [script, dist, dist, 'bench'], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

const peer = process.argv[2] === 'peer'
if (peer) process.argv.splice(2, 1)
await import(peer ? '../../dist/cli/bench/peer.js' : '../../dist/cli/bench.js')
