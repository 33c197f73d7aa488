import { defineConfig } from 'vitest/config'
import { roomForCompiled } from './src/cli/keep-compiled.mjs'

// What V8 made of the modules is kept for every process and worker thread that the tests start: most of what they cost.
// Not where coverage is counted, which is less exact of code that comes from there.
if (!process.argv.some((word) => word.startsWith('--coverage')))
  process.env.NODE_COMPILE_CACHE ??= roomForCompiled({ root: import.meta.dirname, version: 'tests' }) ?? ''

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For two cores: while a file waits for its far ends, which is most of what the end-to-end ones do, two others run.
    maxWorkers: 3,
  },
})
