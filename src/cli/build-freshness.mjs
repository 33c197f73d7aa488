// Is the compiled program at least as new as its sources? Plain JavaScript for old Nodes, as the launcher is.
import fs from 'fs'
import path from 'path'

/** Written last by a build that succeeded; its time is the build's. */
export function stampFile(root) {
  return path.join(root, 'dist', '.built')
}

/** `true` when every file of `src` (and what steers the compiler and names the packages) is older than the last build. */
export function isBuildFresh(root) {
  let built
  try {
    built = fs.statSync(stampFile(root)).mtimeMs
  } catch {
    return false
  }
  const steering = ['tsconfig.json', 'package.json', 'package-lock.json'].map((name) => path.join(root, name))
  return (
    steering.every((file) => !fs.existsSync(file) || fs.statSync(file).mtimeMs <= built) &&
    isOlder(path.join(root, 'src'), built)
  )
}

/** A folder's own time changes when a file in it is removed, so it counts too. */
function isOlder(folder, built) {
  if (fs.statSync(folder).mtimeMs > built) return false
  return fs.readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? isOlder(file, built) : fs.statSync(file).mtimeMs <= built
  })
}
