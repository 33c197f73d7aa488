// Puts what the compiler made, with the packages it uses, into a few files: a start that loads 2,600 modules one by one
// spends two thirds of its time on that. A part of its own, started by build.mjs: only a build needs the bundler.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { classNames } from './class-names.mjs'
import { madeOnce } from './made-once.mjs'
import { writeNotices } from './notices.mjs'
import { ownPlaces } from './own-places.mjs'
import { unusedParts } from './unused-parts.mjs'

/** What Node is started with by name: the program, and what it starts beside itself. */
const PROGRAM = { folder: 'chunks', entries: ['cli/main', 'sources/parse-worker', 'cli/demo/site-server'] }
/** What measures the program, apart from it: nobody's start carries it, and it runs what a start runs. */
const BENCH = { folder: 'bench-chunks', entries: ['cli/bench/run-one', 'cli/bench/peer/ours'] }

/** Left where they are: a native one, one loaded by `require` for a terminal alone, and those that may not be installed. */
const LEFT_OUT = [
  'better-sqlite3',
  'pino-pretty',
  '@energetic-ai/*',
  'zlib-sync',
  'bufferutil',
  'utf-8-validate',
  'canvas',
]

/** CommonJS packages ask for Node's own modules by `require`, which modules lack; `__chunk` is for ownPlaces. */
const HEAD = [
  "import { createRequire as __requireFrom } from 'node:module';",
  'const __chunk = import.meta.url, require = __requireFrom(__chunk);',
].join('')

/**
 * Bundles entries of `compiled` into a folder beside them. `home` is where `compiled` will stand when it is run, below the
 * `node_modules` in use. Returns the bundler's list of what is inside.
 */
async function bundle(compiled, home, { folder, entries }) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: home,
    entryPoints: Object.fromEntries(entries.map((entry) => [nameOf(entry), path.join(compiled, `${entry}.js`)])),
    outdir: path.join(home, folder),
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    banner: { js: HEAD },
    external: LEFT_OUT,
    // One byte a letter: one letter beyond Latin-1 doubles what V8 holds of a whole file.
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    plugins: classNames([unusedParts(), madeOnce(), ownPlaces(compiled, home, folder)]),
  })
  const chunks = path.join(compiled, folder)
  mkdirSync(chunks)
  for (const { path: file, contents } of outputFiles) writeFileSync(path.join(chunks, path.basename(file)), contents)
  return metafile
}

/** The program's entries take the places of the modules they were made of; all else in `compiled` stays. */
async function bundleProgram(compiled, home) {
  const { folder, entries } = PROGRAM
  const metafile = await bundle(compiled, home, PROGRAM)
  for (const entry of entries) {
    const up = '../'.repeat(entry.split('/').length - 1)
    writeFileSync(path.join(compiled, `${entry}.js`), `import '${up}${folder}/${nameOf(entry)}.js'\n`)
  }
  writeNotices(path.join(compiled, folder, 'third-party-notices.txt'), home, metafile)
}

/** What packages know of words, as it lies in memory: taking it from the packages took a third of a start. */
async function packWords(compiled) {
  const folder = path.join(compiled, 'pipeline', 'text')
  const load = (module) => import(pathToFileURL(path.join(folder, module)).href)
  const [{ wordListFiles }, { profileFiles }] = [await load('word-lists.js'), await load('language-profiles.js')]
  for (const [file, bytes] of [...wordListFiles(), ...profileFiles()]) writeFileSync(path.join(folder, file), bytes)
}

const nameOf = (entry) => path.posix.basename(entry)

const [compiled, home, what] = process.argv.slice(2)
// The folder a program is started in must be there.
mkdirSync(home, { recursive: true })
if (what === 'bench') await bundle(compiled, home, BENCH)
else {
  await packWords(compiled)
  await bundleProgram(compiled, home)
}
