import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { RunInput } from './case.ts'
import { RUNNERS } from './cases/runners.ts'

/** One run in a process of its own: told by its argument, answers with one line of JSON. */
const input = JSON.parse(process.argv[2] ?? '{}') as RunInput & { task: 'prepare' | 'run' }
const load = RUNNERS[input.case]
if (!load) throw new Error(`There is no case "${input.case}".`)
const runner = await load()
const scratch = mkdtempSync(path.join(input.prepared, 'run-'))
try {
  const outcome =
    input.task === 'prepare' ? await runner.prepare?.({ ...input, scratch }) : await runner.run({ ...input, scratch })
  process.stdout.write(`\n@@${JSON.stringify(outcome ?? {})}\n`, () => process.exit(0))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
