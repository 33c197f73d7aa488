import path from 'node:path'
import { REMIND_AFTER_DAYS } from '../app/run-round.ts'
import { saySentence } from '../chat/compose/say-error.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import { REQUEST_AGES } from '../pipeline/age-requests.ts'
import { contentHash } from '../pipeline/identify-items.ts'
import { anchorBook, keepAnchorsUntil, readAnchors } from '../runtime/anchor-file.ts'
import { systemClock } from '../runtime/clock.ts'
import { isProcessAlive } from '../runtime/process-alive.ts'
import { backupDatabase } from '../store/backup.ts'
import { createStore } from '../store/create-store.ts'
import { restoreDatabase } from '../store/restore.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { startProgress } from './progress.ts'
import { readConfig } from './read-config.ts'
import { createTerminal } from './terminal.ts'
import { askerOf } from './with-app.ts'

/** A checked copy of the record in one file, made while others work on it. */
export async function backup(options: GlobalOptions, target: string): Promise<number> {
  const { settings } = readConfig(options)
  const say = (said: Sentence) => saySentence(said, settings.reader.locale)
  const terminal = createTerminal(options)
  let bar: ReturnType<typeof startProgress> | null = null
  let shown = 0
  const onProgress = (done: number, total: number) => {
    bar ??= startProgress(total, 'pages')
    for (; shown < done; shown++) bar.step('')
  }
  const file = path.resolve(target)
  try {
    const anchors = anchorsOf(settings.ledger?.anchorFile)
    const check = await backupDatabase(settings.database, file, { anchors, contentHash }, onProgress)
    if (options.json) terminal.out(JSON.stringify({ file, entries: check.entries, head: check.head, ...check.checked }))
    else
      terminal.out(
        say(
          sentence`${file}: ${check.entries} ledger entries, verified. Head: ${check.head}. Put it on another machine.`,
        ),
      )
    return EXIT.fine
  } finally {
    stop(bar)
  }
}

/** Puts a checked backup in the place of the database; the one that was there is kept aside. */
export async function restore(
  options: GlobalOptions & { as?: string; postAgain?: boolean },
  from: string,
): Promise<number> {
  const config = readConfig(options)
  const { settings } = config
  const say = (said: Sentence) => saySentence(said, settings.reader.locale)
  const terminal = createTerminal(options)
  const anchorFile = settings.ledger?.anchorFile ?? null
  const { name } = askerOf(config, options.as)
  const done = await restoreDatabase(
    {
      file: settings.database,
      backup: path.resolve(from),
      by: name,
      at: systemClock.now(),
      isAlive: isProcessAlive,
      postAgain: options.postAgain ?? false,
      requestAges: REQUEST_AGES,
      remindAfterDays: settings.review?.remindAfterDays ?? REMIND_AFTER_DAYS,
    },
    { anchors: anchorsOf(anchorFile), contentHash },
  )
  if (anchorFile !== null) {
    keepAnchorsUntil(anchorFile, done.check.entries)
    const store = await createStore(settings.database, isProcessAlive)
    anchorBook(anchorFile).write(await store.ledger.head())
    await store.close()
  }
  if (options.json)
    terminal.out(
      JSON.stringify({ file: settings.database, keptAs: done.keptAs, held: done.held, entries: done.check.entries }),
    )
  else {
    terminal.out(say(sentence`${settings.database} is the backup now: ${done.check.entries} ledger entries, verified.`))
    if (done.keptAs !== null) terminal.out(say(sentence`What was there is kept as ${done.keptAs}.`))
    const held =
      done.held > 0 ? sentence`, and ${done.held} waiting posts are for an editor: "onrecord deliveries"` : ''
    if (!options.postAgain)
      terminal.out(
        say(sentence`So that nothing is posted twice, the next poll of every source is taken in silently${held}.`),
      )
  }
  return EXIT.fine
}

function anchorsOf(file: string | null | undefined) {
  return (file ? readAnchors(file) : null) ?? []
}

function stop(bar: ReturnType<typeof startProgress> | null): void {
  bar?.stop()
}
