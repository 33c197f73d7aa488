import type { App } from '../main.ts'
import type { DoneAnswer } from '../ports/asker.ts'
import type { Answer } from '../ports/commands.ts'
import type { Trying } from '../ports/configuration-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer, printData } from './print-answer.ts'
import { localUser, withApp } from './with-app.ts'

/** What every command takes that changes the files. */
export type ChangeCommand = GlobalOptions & { as?: string; dryRun?: boolean }

/** Whoever can write the files may change them: both names are kept, the one given and the one of the machine. */
export function changerOf({ as }: { as?: string }) {
  const user = localUser()
  return {
    name: as === undefined || as === user ? user : `${as} (${user})`,
    platform: 'cli',
    editor: true,
    admin: true,
  }
}

/** Runs a verb that changes the files and prints what changed, from what to what. */
export function changeConfig(
  options: ChangeCommand,
  change: (app: App, asker: ReturnType<typeof changerOf>, trying: Trying) => Promise<DoneAnswer>,
): Promise<number> {
  return answerConfig(options, (app, asker) => change(app, asker, options.dryRun ? { dryRun: true } : {}))
}

/** Runs a verb that asks about the files. */
export function answerConfig(
  options: GlobalOptions & { as?: string },
  ask: (app: App, asker: ReturnType<typeof changerOf>) => Promise<Answer>,
): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const answer = await ask(app, changerOf(options))
    if (options.json) printData(answer, terminal)
    else printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}
