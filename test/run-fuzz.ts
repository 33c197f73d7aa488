import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'

/**
 * Documents broken at random: `RUNS` of each kind (5,000) from a seed that is drawn (or `SEED`). The suite runs 200 from
 * one seed, so that it says the same each time.
 */
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const files = ['test/sources/feed/mutations.test.ts', 'test/sources/inspect/inspect-document.test.ts']
const { SEED = String(randomInt(2 ** 31)), RUNS = '5000' } = process.env
process.stdout.write(`SEED=${SEED} RUNS=${RUNS}\n`)
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  stdio: 'inherit',
  env: { ...process.env, SEED, RUNS },
})
process.exitCode = status ?? 1
