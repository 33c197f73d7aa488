import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createManualClock } from '../../src/runtime/clock.ts'
import { createMetrics } from '../../src/runtime/metrics/create-metrics.ts'
import { NOON } from '../support/bounty-case.ts'
import { openRecord } from '../support/open-record.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')

/** Instructions of a Dockerfile, with their continuation lines. */
const instructions = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter(Boolean)
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }))

test('the Dockerfile says what a linter would ask of it', () => {
  const froms = instructions.filter(({ word }) => word === 'FROM')
  expect(froms).toHaveLength(2)
  for (const { rest } of froms) expect(rest).toMatch(/^\S+:\d+\.\d+\.\d+\S*( AS \w+)?$/)
  const last = instructions.slice(instructions.lastIndexOf(froms[1] as (typeof froms)[number]))
  const words = last.map(({ word }) => word)
  expect(last.filter(({ word }) => word === 'USER').at(-1)?.rest).toBe('node')
  expect(words.lastIndexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'))
  for (const word of ['HEALTHCHECK', 'ENTRYPOINT', 'STOPSIGNAL', 'WORKDIR']) expect(words).toContain(word)
  for (const { rest } of last.filter(({ word }) => word === 'ENTRYPOINT' || word === 'CMD')) expect(rest).toMatch(/^\[/)
  for (const { word, rest } of instructions) {
    expect(['ADD', 'MAINTAINER']).not.toContain(word)
    if (word === 'ENV') expect(rest).not.toMatch(/TOKEN|SECRET|PASSWORD/i)
    if (word === 'RUN') expect(rest).not.toMatch(/sudo|curl|wget|chmod 777/)
    if (word === 'WORKDIR') expect(rest).toMatch(/^\//)
    if (word === 'COPY' && !rest.startsWith('--from'))
      for (const name of rest.split(' ').slice(0, -1)) expect(existsSync(path.join(root, name)), name).toBe(true)
  }
})

test('the image is built by the steps that the script runs, in their order', () => {
  const script = read('deploy/image-steps.sh')
  const steps = instructions
    .filter(({ word, rest }) => word === 'RUN' && rest.startsWith('npm'))
    .map(({ rest }) => rest)
  expect(steps).toEqual(['npm ci', 'npm run build', 'npm prune --omit=dev --omit=optional'])
  const places = steps.map((step) => script.indexOf(`\n${step}\n`))
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
})

test('compose runs it without rights, on a root that cannot be written', () => {
  const { onrecord } = parse(read('compose.yaml')).services
  expect(onrecord).toMatchObject({
    read_only: true,
    init: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    volumes: ['./config:/app/config:ro', 'record:/data'],
  })
  expect(onrecord.ports).toBeUndefined()
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules']))
})

test('the unit of systemd is well formed and shuts the process in', () => {
  const lines = read('deploy/onrecord.service')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  for (const line of lines) expect(line).toMatch(/^(?:\[(?:Unit|Service|Install)\]|[A-Z]\w+=.*)$/)
  for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'StateDirectory=onrecord', 'KillSignal=SIGTERM'])
    expect(lines).toContain(line)
  const started = lines.find((line) => line.startsWith('ExecStart='))?.split(' ')[1] ?? ''
  expect(existsSync(path.join(root, started.replace('/opt/onrecord/', '')))).toBe(true)
})

test('the dashboard asks for figures there are', async () => {
  const dashboard = JSON.parse(read('deploy/grafana-dashboard.json'))
  const asked = [...JSON.stringify(dashboard).matchAll(/onrecord_\w+/g)].map(([name]) => name)
  const { store } = await openRecord()
  const text = await createMetrics(store, createManualClock(NOON)).text()
  await store.close()
  const there = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)
  expect([...new Set(asked)].toSorted()).toEqual(there.toSorted())
})

test('every workflow asks for no more than reading', () => {
  const workflow = parse(read('.github/workflows/ci.yaml'))
  expect(workflow.permissions).toEqual({ contents: 'read' })
  expect(JSON.stringify(workflow)).toContain('npm run --silent sbom')
})
