import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * A package of words, loaded when it is first asked for. The one place of the pipeline that asks Node for anything but a
 * hash: what is imported is loaded at every start, and is never let go of.
 */
export function requirePackage<Content>(name: string): Content {
  // A new one each time: it holds what it loaded.
  return createRequire(import.meta.url)(name) as Content
}

/** The same of a package that can only be imported. It stays loaded. */
export function requireModule<Content>(name: string): Content {
  return createRequire(import.meta.url)(fileURLToPath(import.meta.resolve(name))) as Content
}

/** Another module of the same package, by its place beside the one that is named; `null` where none is there. */
export function requireBeside<Content>(name: string, place: string): Content | null {
  const file = fileURLToPath(new URL(place, import.meta.resolve(name)))
  return existsSync(file) ? (createRequire(import.meta.url)(file) as Content) : null
}

/** What was required of the packages below this folder may be collected, where nobody holds it. */
export function letGoOfPackages(scope: string): void {
  const below = new RegExp(`[\\\\/]${scope}[\\\\/]`)
  const { cache } = createRequire(import.meta.url)
  for (const file of Object.keys(cache)) if (below.test(file)) delete cache[file]
}

/** A file that the build put beside a module; `null` where it did not. */
export function readBeside(module: string, file: string): Buffer | null {
  try {
    return readFileSync(new URL(file, module))
  } catch {
    return null
  }
}

/** What was learned and stands beside a module, as the file has it. Throws a sentence where the file is not there. */
export function readWeights<Packed>(module: string, missing: string): Packed {
  const bytes = readBeside(module, 'weights.json')
  if (bytes === null) throw new Error(missing)
  return JSON.parse(bytes.toString('utf8')) as Packed
}
