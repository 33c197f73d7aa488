import { EXIT, type GlobalOptions } from './exit.ts'
import { withApp } from './with-app.ts'

export function verify(options: GlobalOptions): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const result = await app.store.ledger.verify()
    if (options.json) terminal.out(JSON.stringify(result))
    else if (result.brokenAt === null)
      terminal.out(`The chain of ${result.entries} entries is whole. Head: ${result.head}`)
    else
      terminal.out(
        `The chain breaks at entry ${result.brokenAt}: something was changed after it was written. Restore a backup.`,
      )
    return result.brokenAt === null ? EXIT.fine : EXIT.failed
  })
}
