import { type AddCommand, readCount } from './add-command.ts'

/** What is asked about a claim. */
export function addQuestionCommands(add: AddCommand): void {
  add('status <claim>', 'what is the state of a claim', async () => (await import('./status.ts')).status)
  add(
    'history <claim>',
    'all that is on record about it, oldest first',
    async () => (await import('./history.ts')).history,
  )
    .option('--limit <n>', 'entries shown', readCount, 200)
    .option('--offset <n>', 'entries skipped', readCount, 0)
  add('why <statement>', 'the words and rules behind a statement', async () => (await import('./why.ts')).why)
  add('why-not <url>', 'why an article was not posted', async () => (await import('./why-not.ts')).whyNot)
  add(
    'backtest <claim.yaml>',
    'try a draft claim on the stored items',
    async () => (await import('./backtest.ts')).backtest,
  ).option('--items <n>', 'stored items looked at, newest first', readCount, 20_000)
  add(
    'asof <claim> <date>',
    'its state at a past moment, like 2025-10-16',
    async () => (await import('./asof.ts')).asOf,
  )
    .option('--said', 'by what had been said by then, not by what was known')
    .option('--zone <zone>', 'whose day, like America/Mexico_City (default: the configured one)')
  const requests = add(
    'requests [claim]',
    'who asked for evidence, and what came of it',
    async () => (await import('./requests.ts')).requests,
  )
  add(
    'open <claim>',
    'put a request on record that no source carries',
    async () => (await import('./requests.ts')).openRequest,
    requests,
  )
    .requiredOption('--as <name>', 'who says so')
    .requiredOption('--from <name>', 'who asked')
    .option('--to <name>', 'who was asked (default: who makes the claim)')
    .requiredOption('--what <text>', 'what was asked for')
    .option('--on <date>', 'when, like 2025-10-16 (default: now)')
    .option('--reason <text>', 'how you know')
  add(
    'set <request> <state>',
    'acknowledged, refused, partly-answered, answered; open takes that back',
    async () => (await import('./answer-request.ts')).answerRequest,
    requests,
  )
    .requiredOption('--as <name>', 'who says so')
    .requiredOption('--reason <text>', 'how you know')
    .option('--statement <number>', 'the statement on record that it rests on')
}
