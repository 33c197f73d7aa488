import { parseArgs } from 'node:util'
import { type Counted, KINDS, runAfterNonce, runAmbiguous, runBlindHistory } from './ambiguity.ts'
import { type DatabaseFault, runBackups, runDatabaseFault } from './database-faults.ts'
import { CHAT_PLATFORMS, type ChatPlatform, startDouble } from './double.ts'
import { runFirstCard } from './first-card.ts'
import { runKills, seconds } from './kill-run.ts'
import { runOwnRow } from './own-row.ts'

/**
 * The fault tests: the real worker and the real adapters against local doubles of Slack and Discord. Prints a table and
 * ends with 1 where something was lost or came twice.
 *
 *     npm run test:faults [-- --short] [--seed 20261128] [--only kills,naive,ambiguous,first,window,database,rows,backup]
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261128' },
    only: { type: 'string' },
    platform: { type: 'string' },
    kills: { type: 'string' },
    minutes: { type: 'string' },
  },
})
const seed = Number(values.seed)
const platforms = CHAT_PLATFORMS.filter((one) => values.platform === undefined || values.platform === one)
/** How often each is run: short for every change, long for the figures. */
const times = values.short
  ? { kills: 2, naive: 2, ambiguous: 4, first: 4, window: 4, database: 2, rows: 4, backup: 2, lockMs: 1_500 }
  : { kills: 100, naive: 50, ambiguous: 50, first: 50, window: 50, database: 20, rows: 20, backup: 20, lockMs: 10_000 }
const wanted = (part: string) => values.only === undefined || values.only.split(',').includes(part)
let failed = false

function line(platform: string, it: Counted & { note?: string }, bad: boolean): void {
  if (bad) failed = true
  const { fault, count, expected, lost, twice, unresolved, note = '' } = it
  console.log(
    `| ${fault} | ${platform} | ${count} | ${expected} | ${lost} | ${twice} | ${unresolved} | ${note || (bad ? 'FAILED' : 'ok')} |`,
  )
}
const isBad = ({ lost, twice }: Counted) => lost > 0 || twice > 0

async function main(): Promise<void> {
  const begun = performance.now()
  console.log(`Seed ${seed}${values.short ? ', short' : ''}\n`)
  console.log('| fault | platform | count | posts expected | lost | twice | shown to an editor | result |')
  console.log('|---|---|---|---|---|---|---|---|')
  if (wanted('kills')) await kills(false)
  // Nothing of ours is tested by it.
  if (wanted('naive') && !(values.short && values.only === undefined)) await kills(true)
  // One after the other: what blocks one for a moment would be a time-out of the other.
  for (const platform of platforms) await onDouble(platform)
  if (wanted('backup')) {
    const { count, good } = await runBackups(times.backup)
    if (good < count) failed = true
    console.log(
      `| backup taken under load, verified | – | ${count} | ${count} | ${count - good} | – | – | ${good} good |`,
    )
  }
  console.log(`\n${seconds(begun)} s`)
}

async function kills(naive: boolean): Promise<void> {
  const count = values.kills === undefined ? (naive ? times.naive : times.kills) : Number(values.kills)
  const results = await runKills(platforms, count, seed, {
    naive,
    ...(values.minutes ? { minutes: Number(values.minutes) } : {}),
  })
  const fault = naive ? 'SIGKILL, naive sender' : 'SIGKILL of the worker'
  for (const it of results) {
    const wrong = [
      ...(it.integrity ? [] : ['the record is BROKEN']),
      ...(it.open > 0 ? [`${it.open} still open`] : []),
      ...(it.astray > 0 ? [`${it.astray} outside their thread`] : []),
    ]
    const bad = !naive && (isBad({ ...it, fault, count: it.kills }) || wrong.length > 0)
    const note = naive ? 'for comparison' : wrong.length > 0 ? `FAILED: ${wrong.join(', ')}` : ''
    line(it.platform, { ...it, fault, count: it.kills, note }, bad)
  }
}

async function onDouble(platform: ChatPlatform): Promise<void> {
  const double = await startDouble(platform)
  const tell = (it: Counted & { note?: string }) => line(platform, it, isBad(it))
  if (wanted('ambiguous'))
    for (const kind of Object.keys(KINDS)) tell(await runAmbiguous(double, kind, times.ambiguous, seed))
  if (wanted('first')) tell(await runFirstCard(double, times.first, seed))
  if (wanted('window')) {
    if (platform === 'discord') tell(await runAfterNonce(double, times.window, seed))
    for (const how of ['rate limit', 'empty'] as const) tell(await runBlindHistory(double, how, times.window, seed))
  }
  if (wanted('database'))
    for (const what of ['disk full', 'locked by another program', 'read-only in flight'] satisfies DatabaseFault[]) {
      const it = await runDatabaseFault(double, what, times.database, times.lockMs)
      tell({ ...it, note: isBad(it) ? 'FAILED' : `ok, told in words ${it.told} of ${it.count}` })
    }
  if (wanted('rows'))
    for (const what of ['hangs for ever', 'channel refuses', 'poisoned notice'] as const)
      tell(await runOwnRow(double, what, times.rows))
  double.stop()
}

await main()
process.exit(failed ? 1 : 0)
