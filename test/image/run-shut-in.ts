import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import type { Stage } from './build-stage.ts'

/** Of the image's user `node`. */
const USER = '1000'

export type ShutIn = { stage: Stage; data: string; words: readonly string[]; env?: Record<string, string> }
/** Where the image's root stands for the one process that sees it there. */
const ROOT = '/mnt'

/** Why a container cannot be stood in for on this machine, or null. */
export function whyNotShutIn(): string | null {
  if (process.getuid?.() !== 0) return 'only root may mount a file system read-only for one process'
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' })
    return null
  } catch {
    return 'unshare and setpriv are not there, or may not be used'
  }
}

/**
 * Runs words as compose.yaml has a container run them: a root that cannot be written but for /data and a /tmp of its own, the
 * user without rights, no capability, none to be gained. Of a container it lacks its own network, processes and memory limit.
 */
export function startShutIn({ stage, data, words, env = {} }: ShutIn): ChildProcess {
  const script = [
    'set -e',
    'mount --make-rprivate /',
    `mount --bind "$1" ${ROOT}`,
    `mount -o remount,bind,ro ${ROOT}`,
    `mount --bind "$2" ${ROOT}/data`,
    'mount -t tmpfs -o mode=1777 tmpfs /tmp',
    'mount -o remount,bind,ro /',
    `cd ${ROOT}/app`,
    'shift 2',
    `exec setpriv --reuid=${USER} --regid=${USER} --clear-groups --inh-caps=-all --bounding-set=-all --no-new-privs "$@"`,
  ].join('\n')
  const variables = {
    ...stage.env,
    PATH: `${ROOT}/usr/local/bin:/usr/bin:/bin`,
    ONRECORD_DATABASE: `${ROOT}/data/onrecord.db`,
    CACHE_DIRECTORY: `${ROOT}/data/cache`,
    ...env,
  }
  const pairs = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
  return spawn(
    'unshare',
    ['--mount', '/bin/sh', '-c', script, 'sh', stage.root, data, 'env', '-i', ...pairs, ...words],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
}
