// `npm run bench`: compiles what changed, then measures the compiled code: what a deployment runs.
import './build.mjs'

await import('../../dist/cli/bench.js')
