import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The ledger's long tests: 1,000 tamperings, and migrations killed at 50 points. The suite runs the first tenth of each. */
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const files = ['test/store/tampering.test.ts', 'test/store/migration-killed.test.ts']
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  stdio: 'inherit',
  env: { ...process.env, LEDGER_TESTS: 'long' },
})
process.exitCode = status ?? 1
