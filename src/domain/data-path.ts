/** A key of a block, a place in a list, or the entry of a list that has this name. */
export type PathPart = string | number | { entry: string }

/** One place of a configuration that differs: `undefined` stands for what is not there. */
export type Step = { path: PathPart[]; before: unknown; after: unknown }

export type Block = Record<string, unknown>

/** What entries of a list go by, so that one is the same wherever it stands. */
const NAMES = ['id', 'slug'] as const

export function nameOf(entry: unknown): string | null {
  if (!isBlock(entry)) return null
  const key = NAMES.find((name) => typeof entry[name] === 'string')
  return key === undefined ? null : (entry[key] as string)
}

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `sources.gao.interval`, `watches[2].mode`. */
export function showPath(path: readonly PathPart[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${typeof part === 'string' ? part : part.entry}`))
    .join('')
    .replace(/^\./, '')
}

/** What stands at a path; `undefined` where nothing does. */
export function dataAt(data: unknown, path: readonly PathPart[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof part === 'object')
      return Array.isArray(value) ? value.find((one) => nameOf(one) === part.entry) : undefined
    if (Array.isArray(value)) return typeof part === 'number' ? value[part] : undefined
    return isBlock(value) && Object.hasOwn(value, part) ? value[part] : undefined
  }, data)
}

/** The index of an entry; behind the last where there is none of this name. */
export function placeIn(list: readonly unknown[], part: number | { entry: string }): number {
  if (typeof part === 'number') return Math.min(part, list.length)
  const index = list.findIndex((one) => nameOf(one) === part.entry)
  return index === -1 ? list.length : index
}
