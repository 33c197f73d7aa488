// `npm run coverage [paths of tests…]`: the suite with the engine's counting, in the processes that tests start too.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ProcessCov } from '@bcoe/v8-coverage'
import { gather, type IstanbulFile, runsOf, toRun, united } from './children-coverage.ts'
import { tellByFolder } from './tell-by-folder.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-coverage-'))
const gathered: ProcessCov[] = []
// Processes would run an up-to-date build, whose lines are others: without its stamp it is none.
rmSync(path.join(root, 'dist/.built'), { force: true })

const paths = process.argv.slice(2)
const words = ['--coverage', '--coverage.provider=v8', '--coverage.include=src/**/*.ts', '--coverage.reporter=json']
const suite = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words, ...paths], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, COUNT_CHILDREN_INTO: folder },
})
const looking = setInterval(() => gather(folder, root, gathered), 1_000)
const code = await new Promise<number | null>((resolve) => suite.on('exit', resolve))
clearInterval(looking)
gather(folder, root, gathered)
rmSync(folder, { recursive: true, force: true })

const own: Record<string, IstanbulFile> = JSON.parse(
  readFileSync(path.join(root, 'coverage/coverage-final.json'), 'utf8'),
)
const runs = await runsOf(gathered)
const files = Object.entries(own).map(([file, data]) => ({
  name: path.relative(path.join(root, 'src'), file),
  ...united(toRun(data), runs.get(file)),
}))
tellByFolder(files, { write: paths.length === 0 && code === 0 })
process.exitCode = code ?? 1
