import { loadClaimDraft } from '../config/load-claim-draft.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { startProgress } from './progress.ts'
import { readConfig } from './read-config.ts'
import { askerOf, withApp } from './with-app.ts'

/** Runs a draft claim over what is stored; writes nothing. */
export async function backtest(options: GlobalOptions & { items: number }, file: string): Promise<number> {
  const config = readConfig(options)
  const claim = loadClaimDraft(file, config)
  return withApp({ ...options, app: { config } }, async (app, terminal) => {
    let bar: ReturnType<typeof startProgress> | null = null
    let shown = 0
    const onProgress = (done: number, total: number) => {
      bar ??= startProgress(total, 'items')
      for (; shown < done; shown++) bar.step('')
    }
    try {
      const answer = await app.commands.backtest({ claim, limit: options.items, onProgress }, askerOf(config))
      bar = stop(bar)
      printAnswer(answer, options, config, terminal)
    } finally {
      stop(bar)
    }
    return EXIT.fine
  })
}

function stop(bar: ReturnType<typeof startProgress> | null): null {
  bar?.stop()
  return null
}
