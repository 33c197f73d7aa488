import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Instruction, variablesOf } from './read-dockerfile.ts'

/** A stage as it stands on disk: its root, where it works, and its variables. */
export type Stage = { root: string; workdir: string; env: Record<string, string> }

export type BuildOptions = {
  /** What the build is given: the files of the repository that .dockerignore leaves in. */
  context: string
  /** Goes first in PATH: the image's Node. */
  bin: string
  stages: ReadonlyMap<string, Stage>
  /** Runs in place of a command, or null. */
  instead(command: string, stage: Stage): (() => void) | null
  say(line: string): void
}

/** Does what the instructions of one stage say, in a folder in place of a file system. */
export function buildStage(root: string, instructions: readonly Instruction[], options: BuildOptions): Stage {
  const stage: Stage = { root, workdir: root, env: {} }
  mkdirSync(root, { recursive: true })
  for (const { word, flags, rest } of instructions) {
    if (word === 'WORKDIR') {
      stage.workdir = path.join(root, rest)
      mkdirSync(stage.workdir, { recursive: true })
    } else if (word === 'ENV') Object.assign(stage.env, variablesOf(rest))
    else if (word === 'COPY') copy(stage, flags.from, rest, options)
    else if (word === 'RUN') run(stage, rest, options)
  }
  return stage
}

function copy(
  { root, workdir }: Stage,
  from: string | undefined,
  rest: string,
  { context, stages }: BuildOptions,
): void {
  const names = rest.split(/\s+/)
  const target = path.resolve(workdir, names.pop() ?? '.')
  if (from === undefined) {
    for (const name of names)
      cpSync(path.join(context, name), names.length > 1 || name === '.' ? path.join(target, name) : target, {
        recursive: true,
      })
    return
  }
  const other = stages.get(from)
  if (other === undefined) throw new Error(`COPY --from=${from}: there is no such stage before ${root}.`)
  for (const name of names) cpSync(path.join(other.root, name), target, { recursive: true, verbatimSymlinks: true })
}

function run(stage: Stage, command: string, { bin, instead, say }: BuildOptions): void {
  const began = performance.now()
  const other = instead(command, stage)
  // The image's root is the stage's folder, and its user `node` has this number.
  const here = command.replace(/(?<=\s)\/(?=data\b)/g, `${stage.root}/`).replaceAll('node:node', '1000:1000')
  if (other) other()
  else
    execFileSync('/bin/sh', ['-c', here], {
      cwd: stage.workdir,
      // Nothing of ours: what the command needs has to be in the image.
      env: { PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`, HOME: '/tmp', ...stage.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  say(
    `RUN ${command}: ${((performance.now() - began) / 1000).toFixed(1)} s${other ? ' (packages taken from here)' : ''}`,
  )
}

/** Copies what git knows and .dockerignore does not leave out. */
export function fillContext(repository: string, context: string): number {
  const ignored = readFileSync(path.join(repository, '.dockerignore'), 'utf8').split('\n').filter(Boolean)
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)
  const kept = files.filter((file) => !isIgnored(file, ignored))
  for (const file of kept) cpSync(path.join(repository, file), path.join(context, file), { recursive: true })
  return kept.length
}

function isIgnored(file: string, patterns: readonly string[]): boolean {
  const parts = file.split('/')
  const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  return ways.some((way) => patterns.some((pattern) => path.matchesGlob(way, pattern)))
}
