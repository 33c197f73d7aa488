import { once } from 'node:events'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { configFolder, FILES } from '../config/edit/config-folder.ts'
import { startSite } from '../support/start-site.ts'
import { runOnrecord, spawnOnrecord } from './run-onrecord.ts'

const feed = (title: string) =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>Bridge closed</title><link>http://x.example/${title}</link></item></channel></rss>`

it('a worker in its own process polls a source that another adds, and no more once it is paused', async () => {
  const site = await startSite()
  onTestFinished(() => site.close())
  site.serve('/county', { body: feed('County') })
  const desk = configFolder({
    settings: `${FILES.settings.replace('polling:\n', "polling:\n  tick: '* * * * * *'\n")}`,
    sources: 'sources: []\n',
  })
  const workplace = path.dirname(desk.folder)
  const env = { ONRECORD_DATABASE: 'record.db' }
  const worker = spawnOnrecord(workplace, ['start'], { ...env, LOG_LEVEL: 'info' })
  onTestFinished(() => void worker.kill('SIGKILL'))
  let log = ''
  worker.stderr?.on('data', (chunk) => {
    log += chunk
  })
  const seen = async (what: () => boolean) => {
    while (!what()) {
      if (worker.exitCode !== null) throw new Error(log)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await seen(() => log.includes('"started"'))
  const added = await runOnrecord(
    workplace,
    ['sources', 'add', site.url('/county'), '--allow-private', '--id', 'a'],
    env,
  )
  expect(added.stdout).toContain('a worker that runs takes it up within a round')
  await seen(() => log.includes('"baseline"'))
  expect(log).toContain('the changed configuration is followed')
  const paused = await runOnrecord(workplace, ['sources', 'pause', 'a', '--reason', 'enough', '--json'], env)
  expect(JSON.parse(paused.stdout)).toMatchObject({ number: 2, changes: [{ place: 'sources.a.paused' }] })
  await seen(() => log.split('the changed configuration is followed').length === 3)
  worker.kill('SIGTERM')
  await once(worker, 'close')
  const listed = await runOnrecord(workplace, ['sources', '--json'], env)
  expect(JSON.parse(listed.stdout)).toMatchObject({ sources: [{ enabled: false, note: 'enough', items: 1 }] })
  const verified = await runOnrecord(workplace, ['verify', '--json'], env)
  expect(JSON.parse(verified.stdout)).toMatchObject({ brokenAt: null, found: 0 })
})
