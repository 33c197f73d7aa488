import { defineConfig } from 'vitest/config'
import { roomForCompiled } from './src/cli/keep-compiled.mjs'

// What V8 made of the modules is kept for every process and worker thread that the tests start: most of what they cost.
// Not where coverage is counted, which is less exact of code that comes from there.
if (!process.argv.some((word) => word.startsWith('--coverage')))
  process.env.NODE_COMPILE_CACHE ??= roomForCompiled({ root: import.meta.dirname, version: 'tests' }) ?? ''

// `npm run coverage` counts what the processes run that tests start; not the packages' code made ready, for the reason above.
const counting = process.env.COUNT_CHILDREN_INTO

export default defineConfig({
  test: {
    ...(counting === undefined ? {} : { env: { NODE_V8_COVERAGE: counting, NODE_DISABLE_COMPILE_CACHE: '1' } }),
    include: ['test/**/*.test.ts'],
    testTimeout: counting === undefined ? 60_000 : 240_000,
    hookTimeout: counting === undefined ? 60_000 : 240_000,
    // For two cores: while a file waits for its far ends, which is most of what the end-to-end ones do, two others run.
    maxWorkers: 3,
    // Most of a file's time went into loading the modules and the packages' word lists once more. Files share a worker's modules
    // instead; they pass in any order (`--sequence.shuffle.files`).
    isolate: false,
  },
})
