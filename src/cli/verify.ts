import { saySentence } from '../chat/compose/say-error.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Locale } from '../domain/vocabulary.ts'
import { contentHash } from '../pipeline/identify-items.ts'
import type { RecordCheck } from '../ports/ledger.ts'
import { readAnchors } from '../runtime/anchor-file.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { withApp } from './with-app.ts'

/** Recomputes what the ledger vouches for: chain, history, texts, and the anchors written outside the database. */
export function verify(options: GlobalOptions & { anchor?: string }): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const file = options.anchor ?? app.config.settings.ledger?.anchorFile ?? null
    const anchors = file === null ? null : readAnchors(file, options.anchor !== undefined)
    let bar: ReturnType<typeof startProgress> | null = null
    let shown = 0
    const onProgress = (done: number, total: number) => {
      bar ??= startProgress(total, 'entries')
      for (; shown < done; shown++) bar.step('')
    }
    const check = await app.store.ledger.verifyRecord({ anchors: anchors ?? [], contentHash, onProgress })
    stop(bar)
    const whole = check.found === 0
    if (options.json) terminal.out(JSON.stringify({ ...check, whole, anchorFile: anchors === null ? null : file }))
    else report(check, file, anchors?.length ?? null, terminal, app.config.settings.reader.locale)
    return whole ? EXIT.fine : EXIT.failed
  })
}

function stop(bar: ReturnType<typeof startProgress> | null): void {
  bar?.stop()
}

function report(
  check: RecordCheck,
  file: string | null,
  anchors: number | null,
  { out, paint }: Terminal,
  locale: Locale,
): void {
  const say = (said: Sentence) => saySentence(said, locale)
  const { rows, texts, purged, anchors: met } = check.checked
  if (check.found === 0) out(say(sentence`The chain of ${check.entries} entries is whole. Head: ${check.head}`))
  else
    out(
      paint.red(
        check.found === 1
          ? say(sentence`The record is not as it was written: one finding.`)
          : say(sentence`The record is not as it was written: ${check.found} findings.`),
      ),
    )
  for (const { where, what } of check.findings) out(`  ${where}: ${what}`)
  if (check.found > check.findings.length) out(`  ${say(sentence`and ${check.found - check.findings.length} more`)}`)
  const removed = purged > 0 ? sentence` (${purged} more were removed, as the ledger says)` : ''
  out(say(sentence`Compared: ${rows} rows of history, ${texts} texts${removed}, ${anchorWords(file, anchors, met)}.`))
  if (check.found > 0)
    out(
      say(
        sentence`Restore a backup from before: "onrecord restore FILE". Keep this database aside; it shows what was done.`,
      ),
    )
}

function anchorWords(file: string | null, anchors: number | null, met: number): Sentence {
  if (anchors !== null) return sentence`${met} of ${anchors} anchors in ${file}`
  return file === null
    ? sentence`no anchor: there is no anchor file`
    : sentence`no anchor: there is none in ${file} yet`
}
