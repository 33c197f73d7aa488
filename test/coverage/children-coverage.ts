import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { mergeProcessCovs, type ProcessCov } from '@bcoe/v8-coverage'
import { convert } from 'ast-v8-to-istanbul'
import { parseAst } from 'vitest/node'

/** What one file had run, by line: of lines the number of times; of functions and branches those that ran, by their place. */
export type FileRun = {
  lines: Record<string, number>
  functions: Record<string, number>
  branches: Record<string, number>
}

/** Megabytes a process, most of them about packages: each is made small as soon as it is there. */
export function gather(folder: string, root: string, gathered: ProcessCov[]): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.json')) continue
    const file = path.join(folder, name)
    // One that is still being written is no whole JSON: the next time.
    const read = readWhole(file)
    if (read === null) continue
    const result = read.result.filter(({ url }) => url.startsWith('file:') && isOurs(fileURLToPath(url), root))
    if (result.length > 0) gathered.push({ result })
    rmSync(file)
  }
  if (gathered.length > 40) gathered.splice(0, gathered.length, mergeProcessCovs(gathered))
}

function isOurs(file: string, root: string): boolean {
  return file.startsWith(path.join(root, 'src') + path.sep) && file.endsWith('.ts')
}

function readWhole(file: string): ProcessCov | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessCov
  } catch {
    return null
  }
}

/** By file of `src`: what the processes ran of it. Node leaves types out and everything else where it stands. */
export async function runsOf(gathered: readonly ProcessCov[]): Promise<Map<string, FileRun>> {
  const runs = new Map<string, FileRun>()
  for (const { url, functions } of mergeProcessCovs([...gathered]).result) {
    const file = fileURLToPath(url)
    const code = stripTypeScriptTypes(readFileSync(file, 'utf8'))
    const map = await convert({ code, ast: parseAst(code), wrapperLength: 0, coverage: { url, functions } } as never)
    const data = Object.values(map as Record<string, IstanbulFile>)[0]
    if (data !== undefined) runs.set(file, toRun(data))
  }
  return runs
}

type Place = { start: { line: number; column: number } }
export type IstanbulFile = {
  statementMap: Record<string, Place>
  s: Record<string, number>
  fnMap: Record<string, { decl: Place }>
  f: Record<string, number>
  branchMap: Record<string, { type: string; loc: Place; locations: Place[] }>
  b: Record<string, number[]>
}

/** Two ways of counting one file agree on lines; of what begins in one line, the first is the first. */
export function toRun(data: IstanbulFile): FileRun {
  const run: FileRun = { lines: {}, functions: {}, branches: {} }
  for (const [id, { start }] of Object.entries(data.statementMap))
    run.lines[start.line] = Math.max(run.lines[start.line] ?? 0, data.s[id] ?? 0)
  for (const [id, { decl }] of Object.entries(data.fnMap)) add(run.functions, String(decl.start.line), data.f[id] ?? 0)
  for (const [id, { type, loc }] of Object.entries(data.branchMap))
    for (const [way, count] of (data.b[id] ?? []).entries())
      add(run.branches, `${loc.start.line} ${type} ${way}`, count)
  return run
}

function add(counts: Record<string, number>, place: string, count: number): void {
  let n = 0
  while (`${place}#${n}` in counts) n += 1
  counts[`${place}#${n}`] = count
}

/** What the suite's own processes know there is; ran where either saw it run. */
export function united(own: FileRun, child: FileRun | undefined): FileRun {
  if (child === undefined) return own
  const either = (a: Record<string, number>, b: Record<string, number>) =>
    Object.fromEntries(Object.entries(a).map(([place, count]) => [place, Math.max(count, b[place] ?? 0)]))
  return {
    lines: either(own.lines, child.lines),
    functions: either(own.functions, child.functions),
    branches: either(own.branches, child.branches),
  }
}
