import { readFileSync } from 'node:fs'
import path from 'node:path'

const OWN_PLACE = /\bimport\.meta\.(?:url|dirname|filename)\b|\b__(?:file|dir)name\b/g
/** In a module that declares `__dirname` itself, from its own address. */
const DECLARED = /\b(?:var|let|const)\s+__(?:file|dir)name\b/

/**
 * For the bundler: what a module says of its own place stays true when its code stands in another file, one of
 * `home/folder`. `__chunk` is that file's address. Modules of `compiled` will stand in `home`, packages where they are.
 */
export function ownPlaces(compiled, home, folder) {
  return {
    name: 'own-places',
    setup(builder) {
      builder.onLoad({ filter: /\.[cm]?js$/ }, ({ path: file }) => {
        const source = readFileSync(file, 'utf8')
        if (source.search(OWN_PLACE) === -1) return undefined
        const own = path.relative(compiled, file)
        const standsAt = own.startsWith('..') ? file : path.join(home, own)
        const relative = path.relative(path.join(home, folder), standsAt).split(path.sep).join('/')
        const declares = DECLARED.test(source)
        const place = (word) => (declares && word.startsWith('__') ? word : placeOf(word, relative))
        return { contents: source.replace(OWN_PLACE, place), loader: 'js' }
      })
    },
  }
}

/** The expression that gives what `word` gave. */
function placeOf(word, relative) {
  const url = `new URL(${JSON.stringify(relative)}, __chunk)`
  if (word === 'import.meta.url') return `${url}.href`
  const file = `require('node:url').fileURLToPath(${url})`
  return word.endsWith('dirname') ? `require('node:path').dirname(${file})` : file
}
