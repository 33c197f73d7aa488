import { writeFileSync } from 'node:fs'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Locale } from '../domain/vocabulary.ts'
import type { ExportFormat } from '../ports/reader-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { askerOf, withApp } from './with-app.ts'

type Options = GlobalOptions & {
  format: ExportFormat
  asOf?: string
  zone?: string
  locale?: Locale
  out?: string
}

/** The whole document on standard output, or in a file. */
export function exportRecord(options: Options, claim: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { reader } = app.config.settings
    const answer = await app.commands.export(
      {
        claim,
        format: options.format,
        ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        zone: options.zone ?? reader.zone,
        locale: options.locale ?? reader.locale,
      },
      askerOf(app.config),
    )
    if (options.out !== undefined) {
      write(options.out, answer.text)
      printAnswer({ ...answer, fileName: options.out }, options, app.config, terminal)
    } else if (options.json) printAnswer(answer, options, app.config, terminal)
    else process.stdout.write(answer.text)
    return EXIT.fine
  })
}

function write(file: string, text: string): void {
  try {
    // What is there already is somebody's work.
    writeFileSync(file, text, { flag: 'wx' })
  } catch (cause) {
    const there = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw new OnrecordError(
      there ? 'conflict' : 'unavailable',
      there
        ? sentence`${file} is there already; name another file.`
        : sentence`${file} cannot be written: ${messageOf(cause)}`,
      { cause, permanent: there },
    )
  }
}
