import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { SinkCounts } from './sink-counts.ts'
import type { SiteCounts, SiteReady } from './site.ts'

export type FarEnd = { site: SiteReady; sink: { url: string } }

/** Starts the sites and the chat platform, each in its own process. */
export async function startFarEnd(corpora: string, hosts: number): Promise<FarEnd & { stop(): void }> {
  const site = await start<SiteReady>('./site', [corpora, String(hosts)])
  const sink = await start<{ url: string }>('./sink', [])
  return {
    site: site.ready,
    sink: sink.ready,
    stop() {
      site.child.kill()
      sink.child.kill()
    },
  }
}

async function start<Ready>(name: string, args: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const own = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const file = fileURLToPath(new URL(`${name}${own}`, import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it was ready.`)))
  })
  child.removeAllListeners('exit')
  return { child, ready: JSON.parse(line) as Ready }
}

export async function setStep(
  { site }: FarEnd,
  step: number,
  { sources, entries = 0 }: { sources: number; entries?: number },
): Promise<void> {
  const headers = { 'x-sources': String(sources), 'x-entries': String(entries) }
  await (await fetch(`${site.control}/control/step/${step}`, { headers })).text()
}

/** From now on the sites close every connection after its answer, or keep it. */
export async function setClosing({ site }: FarEnd, on: boolean): Promise<void> {
  await (await fetch(`${site.control}/control/closing/${on ? 'on' : 'off'}`)).text()
}

/** What was served since the last asking. */
export async function takeSiteCounts({ site }: FarEnd): Promise<SiteCounts> {
  return (await (await fetch(`${site.control}/control/counts`)).json()) as SiteCounts
}

export async function takeSinkCounts({ sink }: FarEnd): Promise<SinkCounts> {
  return (await (await fetch(`${sink.url}/counts`)).json()) as SinkCounts
}
