import { formatProblem } from '../config/config-error.ts'
import type { App } from '../main.ts'
import { checkChats } from './check/check-chats.ts'
import { checkClock, checkDisk } from './check/check-machine.ts'
import { checkSources } from './check/check-sources.ts'
import type { Finding } from './check/finding.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'
import type { Terminal } from './terminal.ts'
import { withApp } from './with-app.ts'

/** Looks over everything a deployment stands on; each finding says what to do. A broken configuration never gets this far. */
export async function check(options: GlobalOptions & { offline?: boolean }): Promise<number> {
  const config = readConfig(options)
  return withApp({ ...options, app: { config } }, async (app, terminal) => {
    const findings: Finding[] = []
    const add = (found: readonly Finding[]) => {
      findings.push(...found)
      if (!options.json) for (const one of found) printFinding(one, terminal)
    }
    add(aboutConfig(app))
    add(await aboutRecord(app))
    add(checkDisk(config.settings.database))
    if (!options.offline) {
      add(await checkClock(app))
      add(await checkChats(app))
      await checkSources(app, (finding) => add([finding]))
    }
    const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length
    if (options.json) terminal.out(JSON.stringify({ findings }, null, 2))
    else terminal.out(`\n${count('fine')} fine, ${count('warning')} to look at, ${count('broken')} broken`)
    return count('broken') === 0 ? EXIT.fine : EXIT.failed
  })
}

function aboutConfig({ config }: App): Finding[] {
  const { settings, sources, claims, watches, warnings } = config
  const enabled = sources.filter((source) => source.enabled).length
  const what = 'configuration'
  return [
    ...warnings.map((warning): Finding => ({ what, state: 'warning', detail: formatProblem(warning), todo: null })),
    {
      what,
      state: 'fine',
      detail: `${claims.length} claims, ${enabled} of ${sources.length} sources enabled, ${watches.length} watches`,
      todo: null,
    },
    settings.http.contact === null
      ? {
          what: 'contact',
          state: 'warning',
          detail: 'no contact address is set: agencies cannot tell who polls them',
          todo: 'set http.contact in onrecord.yaml, or ONRECORD_CONTACT in .env',
        }
      : { what: 'contact', state: 'fine', detail: settings.http.userAgent, todo: null },
  ]
}

async function aboutRecord({ config, store }: App): Promise<Finding[]> {
  const chain = await store.ledger.verify()
  const { database } = config.settings
  if (chain.brokenAt === null)
    return [
      {
        what: 'record',
        state: 'fine',
        detail: `${database}: ${chain.entries} ledger entries, chain whole`,
        todo: null,
      },
    ]
  const detail = `${database}: the chain breaks at entry ${chain.brokenAt}`
  return [{ what: 'record', state: 'broken', detail, todo: 'stop the worker and restore the last backup' }]
}

function printFinding({ what, state, detail, todo }: Finding, { out, paint }: Terminal): void {
  const mark = { fine: paint.green('ok  '), warning: paint.yellow('look'), broken: paint.red('bad ') }[state]
  out(`${mark}  ${what.padEnd(14)}  ${detail}${todo === null ? '' : `\n${' '.repeat(22)}→ ${todo}`}`)
}
