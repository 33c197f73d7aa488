import { statfsSync } from 'node:fs'
import path from 'node:path'
import { formatProblem } from '../config/config-error.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'
import { withApp } from './with-app.ts'

type Finding = { what: string; state: 'fine' | 'warning'; detail: string }

/** Room under which a finding says so: a year of a newsroom's record is about half of it. */
const LITTLE_ROOM_BYTES = 1024 ** 3

/** Looks over the configuration and the database; a broken configuration never gets this far. */
export async function check(options: GlobalOptions): Promise<number> {
  const config = readConfig(options)
  return withApp({ ...options, app: { config } }, async (app, terminal) => {
    const chain = await app.store.ledger.verify()
    const enabled = config.sources.filter((source) => source.enabled)
    const folder = path.dirname(config.settings.database)
    const room = config.settings.database === ':memory:' ? null : freeBytes(folder)
    const findings: Finding[] = [
      ...config.warnings.map(
        (warning): Finding => ({ what: 'configuration', state: 'warning', detail: formatProblem(warning) }),
      ),
      {
        what: 'configuration',
        state: 'fine',
        detail: `${config.claims.length} claims, ${enabled.length} of ${config.sources.length} sources enabled, ${config.watches.length} watches`,
      },
      config.settings.http.contact === null
        ? {
            what: 'contact',
            state: 'warning',
            detail:
              'no contact address is set: agencies cannot tell who polls them. Set http.contact or ONRECORD_CONTACT.',
          }
        : { what: 'contact', state: 'fine', detail: config.settings.http.userAgent },
      chain.brokenAt === null
        ? {
            what: 'record',
            state: 'fine',
            detail: `${config.settings.database}: ${chain.entries} ledger entries, chain whole`,
          }
        : { what: 'record', state: 'warning', detail: `the chain breaks at entry ${chain.brokenAt}; restore a backup` },
      ...(room === null ? [] : [diskFinding(folder, room)]),
    ]
    if (options.json) terminal.out(JSON.stringify({ findings }, null, 2))
    else
      for (const { what, state, detail } of findings)
        terminal.out(
          `${state === 'fine' ? terminal.paint.green('ok  ') : terminal.paint.yellow('look')}  ${what.padEnd(13)}  ${detail}`,
        )
    return chain.brokenAt === null ? EXIT.fine : EXIT.failed
  })
}

function diskFinding(folder: string, bytes: number): Finding {
  const detail = `${(bytes / 1024 ** 3).toFixed(1)} GiB free in ${folder}`
  return { what: 'disk', state: bytes < LITTLE_ROOM_BYTES ? 'warning' : 'fine', detail }
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
