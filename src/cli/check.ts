import { catalogueOf } from '../chat/catalogue/catalogue-of.ts'
import { saySentence } from '../chat/compose/say-error.ts'
import { sayProblem } from '../config/config-error.ts'
import { secretsOf } from '../config/secrets-of.ts'
import type { Locale } from '../domain/vocabulary.ts'
import type { App } from '../main.ts'
import { checkChats } from './check/check-chats.ts'
import { checkClock, checkDisk } from './check/check-machine.ts'
import { checkSources } from './check/check-sources.ts'
import type { CheckWords, Finding } from './check/finding.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { readConfig } from './read-config.ts'
import { redactSaid } from './redact-said.ts'
import type { Terminal } from './terminal.ts'
import { withApp } from './with-app.ts'

/** Looks over everything a deployment stands on; each finding says what to do. A broken configuration never gets this far. */
export async function check(options: GlobalOptions & { offline?: boolean; lang?: Locale }): Promise<number> {
  const config = readConfig(options)
  const locale = options.lang ?? config.settings.reader.locale
  const words = catalogueOf(locale).setup.check
  return withApp({ ...options, app: { config } }, async (app, terminal) => {
    const findings: Finding[] = []
    // Of what sources and platforms answered, some repeats our keys.
    const secrets = secretsOf(config)
    const add = (found: readonly Finding[]) => {
      const cleared = found.map((one) => ({ ...one, detail: redactSaid(one.detail, secrets) }))
      findings.push(...cleared)
      if (!options.json) for (const one of cleared) printFinding(one, terminal, words)
    }
    add(await aboutConfig(app, words, locale))
    add(await aboutRecord(app, words))
    add(checkDisk(config.settings.database, words))
    if (!options.offline) {
      add(await checkClock(app, words))
      add(await checkChats(app, words))
      await checkSources(app, locale, (finding) => add([finding]))
    }
    const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length
    if (options.json) terminal.out(JSON.stringify({ findings }, null, 2))
    else terminal.out(`\n${words.counts(count('fine'), count('warning'), count('broken'))}`)
    return count('broken') === 0 ? EXIT.fine : EXIT.failed
  })
}

async function aboutConfig({ config, store }: App, words: CheckWords, locale: Locale): Promise<Finding[]> {
  const { settings, sources, watches, warnings } = config
  // Those of claims.yaml, and those added by command or in a chat.
  const { length: tracked } = await store.claims.active()
  const enabled = sources.filter((source) => source.enabled).length
  const what = 'configuration'
  return [
    ...warnings.map(
      (warning): Finding => ({
        what,
        state: 'warning',
        detail: saySentence(sayProblem(warning), locale),
        todo: null,
      }),
    ),
    {
      what,
      state: 'fine',
      detail: words.configuration(tracked, enabled, sources.length, watches.length),
      todo: null,
    },
    ...(enabled > 0 ? [] : [{ what, state: 'warning' as const, detail: words.noSources, todo: words.addSource }]),
    ...(tracked > 0 ? [] : [{ what, state: 'warning' as const, detail: words.noClaims, todo: words.addClaim }]),
    settings.http.contact === null
      ? {
          what: 'contact',
          state: 'warning',
          detail: words.noContact,
          todo: words.setContact,
        }
      : { what: 'contact', state: 'fine', detail: settings.http.userAgent, todo: null },
  ]
}

async function aboutRecord({ config, store }: App, words: CheckWords): Promise<Finding[]> {
  const chain = await store.ledger.verify()
  const { database } = config.settings
  if (chain.brokenAt === null)
    return [
      {
        what: 'record',
        state: 'fine',
        detail: words.chain(database, chain.entries),
        todo: null,
      },
    ]
  const detail = words.brokenChain(database, chain.brokenAt)
  return [{ what: 'record', state: 'broken', detail, todo: words.restore }]
}

function printFinding({ what, state, detail, todo }: Finding, { out, paint }: Terminal, words: CheckWords): void {
  const { marks } = words
  const colour = { fine: paint.green, warning: paint.yellow, broken: paint.red }[state]
  const name = (words.what as Record<string, string>)[what] ?? what
  const indent = ' '.repeat(marks[state].length + 18)
  out(`${colour(marks[state])}  ${name.padEnd(14)}  ${detail}${todo === null ? '' : `\n${indent}→ ${todo}`}`)
}
