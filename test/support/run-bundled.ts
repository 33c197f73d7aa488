import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'

/**
 * Bundles a program with the real packages, as the build does, and runs it: the JSON it prints, and the bundle's text. Throws
 * what it says on standard error where it prints nothing.
 */
export async function runBundled(
  name: string,
  program: string,
  options: Pick<BuildOptions, 'plugins' | 'banner' | 'minify'>,
): Promise<{ said: unknown; bundled: string }> {
  // Below the packages themselves: they are the real ones.
  const folder = path.resolve(import.meta.dirname, '../../.tmp', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    const entry = path.join(folder, 'program.mjs')
    const outfile = path.join(folder, 'bundled.mjs')
    writeFileSync(entry, program)
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', ...options })
    const { stdout, stderr } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' })
    if (stdout === '') throw new Error(stderr)
    return { said: JSON.parse(stdout), bundled: readFileSync(outfile, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
