import { sentence } from '../domain/sentence.ts'
import { problemAt, valueAt } from './explain-issues.ts'
import { findNearest } from './nearest.ts'
import type { Path, YamlFile } from './read-yaml.ts'
import type { Problem } from './types.ts'

/**
 * What must be checked across entries and files: names that must exist, names that must be unique, chains that must
 * end. Works on the files as read, not as validated, so that one mistake never hides another.
 */

export type ConfigFiles = { settings: YamlFile; sources: YamlFile; claims: YamlFile }
type FileName = keyof ConfigFiles
type Place = { file: FileName; path: readonly string[] }

const ACTOR_IDS: Place = { file: 'claims', path: ['actors', '*', 'id'] }
const CLAIM_SLUGS: Place = { file: 'claims', path: ['claims', '*', 'slug'] }
const CLAIM_TAGS: Place = { file: 'claims', path: ['claims', '*', 'tags', '*'] }
const SOURCE_IDS: Place = { file: 'sources', path: ['sources', '*', 'id'] }

const REFERENCES: { from: Place; to: Place; what: string }[] = [
  { from: { file: 'sources', path: ['sources', '*', 'voiceOf'] }, to: ACTOR_IDS, what: 'actor' },
  { from: { file: 'claims', path: ['actors', '*', 'affiliations', '*', 'of'] }, to: ACTOR_IDS, what: 'actor' },
  { from: { file: 'claims', path: ['claims', '*', 'parties', '*', 'actor'] }, to: ACTOR_IDS, what: 'actor' },
  { from: { file: 'claims', path: ['claims', '*', 'parent'] }, to: CLAIM_SLUGS, what: 'claim' },
  { from: { file: 'settings', path: ['watches', '*', 'claim'] }, to: CLAIM_SLUGS, what: 'claim' },
  { from: { file: 'settings', path: ['watches', '*', 'tag'] }, to: CLAIM_TAGS, what: 'tag' },
]

const UNIQUE: { place: Place; what: string }[] = [
  { place: SOURCE_IDS, what: 'source' },
  { place: ACTOR_IDS, what: 'actor' },
  { place: CLAIM_SLUGS, what: 'claim' },
]

export function checkReferences(files: ConfigFiles): Problem[] {
  return [...findUnknownNames(files), ...findDuplicates(files), ...findWatchesTwice(files), ...findEndlessChains(files)]
}

function findUnknownNames(files: ConfigFiles): Problem[] {
  return REFERENCES.flatMap(({ from, to, what }) => {
    // A file that could not be read knows no names: that is one problem, not one for every reference to it.
    if (files[to.file].data === undefined) return []
    const known = new Set(namesAt(files, to).map(({ name }) => name))
    return namesAt(files, from)
      .filter(({ name }) => !known.has(name))
      .map(({ name, path }) => {
        const message = sentence`there is no ${what} "${name}" in ${files[to.file].file}`
        return problemAt(files[from.file], path, message, findNearest(name, known))
      })
  })
}

function findDuplicates(files: ConfigFiles): Problem[] {
  return UNIQUE.flatMap(({ place, what }) => {
    const yaml = files[place.file]
    const first = new Map<string, Path>()
    return namesAt(files, place).flatMap(({ name, path }) => {
      const before = first.get(name)
      if (before === undefined) {
        first.set(name, path)
        return []
      }
      const { line } = yaml.locate(before, 'value')
      return [
        problemAt(yaml, path, sentence`there is a ${what} "${name}" already, in line ${line}; expected another name`),
      ]
    })
  })
}

/** A channel has one watch of a claim, a tag or all: of two, only the later would be told of anything. */
function findWatchesTwice({ settings: yaml }: ConfigFiles): Problem[] {
  const first = new Map<string, Path>()
  return expandPath(yaml.data, ['watches', '*']).flatMap((path) => {
    const watch = valueAt(yaml.data, path)
    if (typeof watch !== 'object' || watch === null) return []
    const { platform = 'console', channel, claim, tag, all } = watch as Record<string, unknown>
    const key = JSON.stringify([platform, channel, claim, tag, all])
    const before = first.get(key)
    if (channel === undefined || before === undefined) {
      first.set(key, path)
      return []
    }
    const { line } = yaml.locate(before, 'value')
    return [
      problemAt(
        yaml,
        [...path, 'channel'],
        sentence`this channel follows the same already, in line ${line}; expected one watch with the events of both`,
      ),
    ]
  })
}

function findEndlessChains(files: ConfigFiles): Problem[] {
  const yaml = files.claims
  const chains = [
    { list: 'claims', id: 'slug', next: ['parent'], what: 'parent' },
    { list: 'actors', id: 'id', next: ['affiliations', '*', 'of'], what: 'affiliation' },
  ]
  return chains.flatMap(({ list, id, next, what }) => {
    const edges = new Map<string, { name: string; path: Path }[]>()
    for (const { name, path } of namesAt(files, { file: 'claims', path: [list, '*', id] })) {
      edges.set(name, collect(yaml.data, next, path.slice(0, -1)))
    }
    return findCycle(edges).map(({ names, path }) =>
      problemAt(yaml, path, sentence`the ${what} leads back to itself: ${names.join(' → ')}`),
    )
  })
}

/** One problem a cycle, at the edge that closes it. Iterative: chains may be as long as the file. */
function findCycle(edges: Map<string, { name: string; path: Path }[]>): { names: string[]; path: Path }[] {
  const found: { names: string[]; path: Path }[] = []
  const done = new Set<string>()
  for (const start of edges.keys()) {
    const trail: { name: string; rest: { name: string; path: Path }[] }[] = []
    const onTrail = new Set<string>()
    const enter = (name: string) => {
      onTrail.add(name)
      trail.push({ name, rest: [...(edges.get(name) ?? [])] })
    }
    if (!done.has(start)) enter(start)
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const edge = top.rest.pop()
      if (edge === undefined) {
        trail.pop()
        onTrail.delete(top.name)
        done.add(top.name)
      } else if (onTrail.has(edge.name)) {
        const names = trail.map(({ name }) => name)
        found.push({ names: [...names.slice(names.indexOf(edge.name)), edge.name], path: edge.path })
      } else if (!done.has(edge.name)) {
        enter(edge.name)
      }
    }
  }
  return found
}

function namesAt(files: ConfigFiles, place: Place): { name: string; path: Path }[] {
  return collect(files[place.file].data, place.path, [])
}

/** Every place a path leads to, `*` standing for every entry of a list. */
export function expandPath(data: unknown, pattern: readonly string[], base: Path = []): Path[] {
  let paths: Path[] = [base]
  for (const key of pattern) {
    paths = paths.flatMap((path) => {
      if (key !== '*') return [[...path, key]]
      const list = valueAt(data, path)
      return Array.isArray(list) ? list.map((_, index) => [...path, index]) : []
    })
  }
  return paths
}

/** Texts below `base` along a path in which `*` stands for every entry of a list. */
function collect(data: unknown, pattern: readonly string[], base: Path): { name: string; path: Path }[] {
  return expandPath(data, pattern, base).flatMap((path) => {
    const name = valueAt(data, path)
    return typeof name === 'string' ? [{ name, path }] : []
  })
}
