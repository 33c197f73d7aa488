import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { COUNTED } from '../support/counted.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A line of a block of commands, and the document it stands in. */
export type CommandLine = { document: string; line: string }

/** Every line of every `sh` block; "a && b" is two. Comments are left out. */
export function readCommandLines(documents: readonly string[]): CommandLine[] {
  return documents.flatMap((document) =>
    [...readFileSync(path.join(root, document), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
      block
        .split('\n')
        .flatMap((line) => line.replace(/\s+#.*$/, '').split(' && '))
        .filter((line) => line.trim() !== '')
        .map((line) => ({ document, line: line.trim() })),
    ),
  )
}

/** What somebody has who has cloned it and run `npm ci`: every file that is kept, and the installed packages. */
export function makeCheckout(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-checkout-'))
  const kept = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
  for (const name of kept.toString().split('\0').filter(Boolean)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    cpSync(path.join(root, name), path.join(folder, name))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Typed = { code: number | null; said: string }
export type HowRun = {
  /** Lines of standard input. */
  typed?: string[]
  env?: Record<string, string>
  /** It runs until stopped: it is, once it has said this. */
  until?: RegExp
}

/** Types a line into a shell in the folder, as it stands. */
export async function typeLine(folder: string, line: string, { typed = [], env = {}, until }: HowRun): Promise<Typed> {
  const child = spawn('sh', ['-c', line], {
    cwd: folder,
    env: { ...COUNTED, PATH: process.env.PATH ?? '', HOME: folder, npm_config_update_notifier: 'false', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  let stopped = false
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
      if (until?.test(said) && !stopped) stopped = stopGroup(child)
    })
  child.stdin.end(typed.map((answer) => `${answer}\n`).join(''))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code: stopped ? 0 : code, said }
}

/** The shell, npm and what they started, as Ctrl-C at a terminal does. */
function stopGroup(child: ChildProcess): boolean {
  return process.kill(-(child.pid ?? 0), 'SIGINT')
}
