// Where what V8 made of the modules is kept between starts, and how it stays small. Plain JavaScript for old Nodes, as the
// launcher is.
import crypto from 'crypto'
import fs from 'fs'
import os from 'os'
import path from 'path'

/** Versions of the program kept beside each other: two in use, and one to go back to. */
const VERSIONS_KEPT = 3
/** One version came to 27 MB, the tests' own to 30 (29 November 2026); each edit of a source leaves another copy. */
const LARGEST = 160 * 1024 * 1024
/** How often it is measured, ms. */
const LOOKED_AT_EVERY = 24 * 60 * 60 * 1000
/** Before 29 November 2026 it was kept here, without bounds. */
const FORMER = 'onrecord-compiled-'

/**
 * The folder for this version of the program installed here, made and kept small; `null` where none can be had. In
 * `$CACHE_DIRECTORY` (systemd's), `$XDG_CACHE_HOME/onrecord`, `~/.cache/onrecord` or, where those cannot be written, the
 * temporary folder.
 */
export function roomForCompiled({ root, version, env = process.env, now = Date.now() }) {
  const name = `${version}-${crypto.createHash('sha256').update(root).digest('hex').slice(0, 8)}`
  for (const home of homes(env)) {
    try {
      const folder = path.join(home, 'compiled', name)
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
      // What stands here is run: nobody else may have laid it down.
      if (!isOurs(path.join(home, 'compiled')) || !isOurs(folder)) continue
      tidy(folder, now)
      return folder
    } catch {
      // Read-only, or somebody else's: the next.
    }
  }
  return null
}

function homes(env) {
  const [own] = (env.CACHE_DIRECTORY || '').split(':')
  const cache =
    env.XDG_CACHE_HOME || (process.platform === 'win32' ? env.LOCALAPPDATA : path.join(os.homedir(), '.cache'))
  return [own, cache && path.join(cache, 'onrecord'), path.join(os.tmpdir(), `onrecord-${userId()}`)].filter(Boolean)
}

function userId() {
  return typeof process.getuid === 'function' ? process.getuid() : 'user'
}

function isOurs(folder) {
  const { uid, mode } = fs.lstatSync(folder)
  return typeof process.getuid !== 'function' || (uid === process.getuid() && (mode & 0o022) === 0)
}

/** Once a day: versions long unused go, and one that grew beyond its bound begins anew. */
function tidy(folder, now) {
  const looked = path.join(folder, '.looked')
  const last = timeOf(looked)
  if (last !== null && now - last < LOOKED_AT_EVERY) return
  const all = path.dirname(folder)
  const others = fs
    .readdirSync(all)
    .map((name) => path.join(all, name))
    .filter((other) => other !== folder)
    .map((other) => ({ other, used: timeOf(path.join(other, '.looked')) || 0 }))
    .sort((a, b) => b.used - a.used)
  for (const { other } of others.slice(VERSIONS_KEPT - 1)) remove(other)
  if (sizeOf(folder) > LARGEST) for (const name of fs.readdirSync(folder)) remove(path.join(folder, name))
  const former = path.join(os.tmpdir(), `${FORMER}${userId()}`)
  if (fs.existsSync(former) && isOurs(former)) remove(former)
  fs.writeFileSync(looked, '')
  fs.utimesSync(looked, now / 1000, now / 1000)
}

function timeOf(file) {
  try {
    return fs.statSync(file).mtimeMs
  } catch {
    return null
  }
}

function sizeOf(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name)
    return sum + (entry.isDirectory() ? sizeOf(file) : fs.lstatSync(file).size)
  }, 0)
}

function remove(place) {
  fs.rmSync(place, { recursive: true, force: true })
}
