import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Asked, DoubleAnswer } from '../../doubles/analyst-double.ts'

export type AnalystDouble = {
  url: string
  /** What it answers where the key stands in what it is asked; forgets what it was asked before. */
  answers(byKey: Record<string, DoubleAnswer>): Promise<void>
  asked(): Promise<Asked[]>
  close(): void
}

export async function startAnalystDouble(): Promise<AnalystDouble> {
  const file = fileURLToPath(new URL('../../doubles/analyst-double.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const base = `http://127.0.0.1:${line.toString().trim()}`
  return {
    url: `${base}/v1`,
    async answers(byKey) {
      await fetch(`${base}/control`, { method: 'POST', body: JSON.stringify(byKey) })
    },
    asked: async () => (await (await fetch(`${base}/asked`)).json()) as Asked[],
    close: () => void child.kill(),
  }
}
