import type { BenchCase } from './case.ts'
import { expectedOf, NIGHT, type World } from './world.ts'

/** A case and the name of its runner. */
export type ListedCase = BenchCase & { runner: string }

const ALL = ['ours', 'naive', 'floor'] as const

/** Everything that is measured; `quick` is smaller, for a look while working; `sources` are those of the desk. */
export function listCases(quick: boolean, sources = 10_000): ListedCase[] {
  const world: World = {
    sources: quick ? 100 : 400,
    claims: 1_000,
    steps: quick ? 4 : 10,
    warmUp: quick ? 2 : 5,
    hosts: 20,
  }
  // The size of the issue: 2,000 sources, nine polls in ten unchanged. Two rounds measured, in a program that has been up
  // for a while: every source has brought news once, and two rounds more have made the code fast.
  const newsroom: World = { ...world, sources: quick ? 100 : 2_000, steps: 5, warmUp: 3, firstStep: NIGHT }
  // One round measured shortly after a start: no document is known yet.
  const started: World = { ...world, sources: quick ? 100 : 2_000, steps: 3, warmUp: 2 }
  const scale = quick ? 0.2 : 1
  const times = (count: number) => Math.max(20, Math.round(count * scale))
  const plain = { world, ways: ALL, shared: [] as string[] }
  return [
    {
      ...plain,
      name: 'fetch a body',
      runner: 'fetch',
      part: 'fetch',
      unit: 'fetch',
      size: times(2_000),
      shared: ['answers'],
    },
    { ...plain, ...still('an unchanged poll, kept connections', 'unchanged', world) },
    { ...plain, ...still('an unchanged poll, a new connection each', 'unchanged-closing', world), long: true },
    { ...plain, name: 'parse', runner: 'parse', part: 'parse', unit: 'MB', size: times(160), shared: ['bytes'] },
    ...[1_000, 10_000, 100_000].map(
      (size): ListedCase => ({
        ...plain,
        name: `match an item against ${size.toLocaleString('en')} claims`,
        runner: 'match',
        part: 'match',
        unit: 'item',
        size,
        ways: size > 10_000 ? ['ours', 'floor'] : ALL,
        long: size > 10_000,
      }),
    ),
    {
      ...plain,
      name: 'statements of a matched item',
      runner: 'statements',
      part: 'statements',
      unit: 'item',
      size: times(400),
      shared: ['items'],
    },
    {
      ...plain,
      name: 'commit ten entries',
      runner: 'commit',
      part: 'commit',
      unit: 'entry',
      size: times(300),
      shared: ['items'],
    },
    {
      ...plain,
      name: 'render a statement',
      runner: 'render',
      part: 'render',
      unit: 'message',
      size: times(20_000),
      shared: ['messages'],
    },
    ...[100_000, 1_000_000].map(
      (size): ListedCase => ({
        ...plain,
        name: `ask a record of ${size.toLocaleString('en')} statements`,
        runner: 'query',
        part: 'query',
        unit: 'asking',
        size,
        long: size > 100_000 || quick,
      }),
    ),
    ...[1_000, 10_000].map((claims): ListedCase => wholeCase('the whole', { ...newsroom, claims })),
    { ...wholeCase('just after a start, the whole', started), long: true },
    ...[100, 1_000, 10_000, 100_000].flatMap((size) => growthCases(size, world)),
    workerCase('started and idle, both chats connected', 'worker-idle', { ...world, sources: 50, claims: 100 }),
    workerCase('commands at the busiest moment', 'worker-busy', { ...newsroom, claims: 1_000, entries: 10 }),
    deskCase(sources, 'kept connections', 'desk', {}),
    deskCase(sources, 'a new TLS connection each', 'desk-closing', { allTls: true }),
  ]
}

function still(name: string, runner: string, world: World): Omit<ListedCase, 'world'> {
  return {
    name,
    runner,
    part: 'fetch',
    ways: ['ours', 'floor'],
    unit: 'poll',
    size: world.claims,
    shared: ['requests', 'notModified'],
  }
}

function growthCases(size: number, world: World): ListedCase[] {
  const of = (by: 'claims' | 'sources', runner: string, unit: string): ListedCase => ({
    name: `growth, ${size.toLocaleString('en')} ${by}`,
    runner,
    part: 'growth',
    ways: ['ours'],
    unit,
    size,
    world: { ...world, entries: 3 },
    shared: [],
    long: true,
    named: true,
    growth: by,
  })
  return [of('claims', 'match', 'item'), of('sources', 'growth-sources', 'poll')]
}

/** Takes a quarter of an hour and more a round: only where it is asked for by name. */
function deskCase(sources: number, name: string, runner: string, more: Partial<World>): ListedCase {
  const world: World = { sources, claims: 1_000, steps: 1, warmUp: 0, hosts: 20, entries: 10, ...more }
  return {
    name: `${sources.toLocaleString('en')} sources every five minutes, ${name}`,
    runner,
    part: 'desk',
    ways: ['ours'],
    unit: 'poll',
    size: world.claims,
    world,
    shared: [],
    expected: { ours: { failed: 0 } },
    long: true,
    named: true,
  }
}

/** `onrecord start` as a process of its own, with the doubles of both platforms. */
function workerCase(name: string, runner: string, world: World): ListedCase {
  return {
    name,
    runner,
    part: 'worker',
    ways: ['ours'],
    unit: 'start',
    size: world.claims,
    world,
    shared: [],
    long: true,
  }
}

function wholeCase(name: string, world: World): ListedCase {
  const { polls, notModified, changed } = expectedOf(world)
  return {
    name: `${name}, ${world.claims.toLocaleString('en')} claims`,
    runner: 'whole',
    part: 'whole',
    ways: ALL,
    unit: 'poll',
    size: world.claims,
    world,
    shared: ['requests'],
    expected: {
      ours: { requests: polls, notModified, items: changed, changed, unchanged: polls - changed },
      naive: { requests: polls, notModified: 0, items: changed },
      floor: { requests: polls, notModified, hashed: polls - notModified },
    },
  }
}
