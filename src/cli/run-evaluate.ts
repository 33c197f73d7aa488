import type { GlobalOptions } from './exit.ts'

export async function evaluate(_options: GlobalOptions): Promise<number> {
  const { run } = await import('./evaluate.ts')
  const at = process.argv.indexOf('evaluate')
  return run(process.argv.slice(at + 1))
}
