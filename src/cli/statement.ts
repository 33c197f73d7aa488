import { readFileSync } from 'node:fs'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Language, Stance, StanceKind } from '../domain/vocabulary.ts'
import type { StatementEdit } from '../ports/editor-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readId } from './why.ts'
import { askerOf, withApp } from './with-app.ts'

export function showStatement(options: GlobalOptions, typed: string): Promise<number> {
  const statementId = readId(typed, 'statement')
  return withApp(options, async (app, terminal) => {
    printAnswer(await app.commands.statement({ statementId }, askerOf(app.config)), options, app.config, terminal)
    return EXIT.fine
  })
}

type AddOptions = GlobalOptions & {
  as: string
  speaker: string
  affiliation?: string
  stance: string
  kind?: string
  quote: string
  reported?: boolean
  language: string
  on: string
  zone?: string
  url?: string
  translation?: string
  into?: string
  reason: string
  anyway?: boolean
}

/** A statement that no source carries. `--quote @FILE` reads the words from a file. */
export function addStatement(options: AddOptions, claim: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const { speaker, affiliation, kind, on, url, reason, translation, into } = options
    const answer = await app.commands.addStatement(
      {
        claim,
        speaker,
        ...(affiliation === undefined ? {} : { affiliation }),
        // Checked by the verb, which names what there is.
        stance: options.stance as Stance,
        ...(kind === undefined ? {} : { stanceKind: kind as StanceKind }),
        quote: readWords(options.quote),
        direct: !options.reported,
        language: options.language as Language,
        saidOn: on,
        zone: options.zone ?? app.config.settings.reader.zone,
        ...(url === undefined ? {} : { url }),
        ...(translation === undefined
          ? {}
          : {
              translation: {
                language: (into ?? otherThan(options.language)) as Language,
                words: readWords(translation),
              },
            }),
        reason,
        ...(options.anyway ? { anyway: true } : {}),
      },
      askerOf(app.config, options.as),
    )
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

type EditOptions = GlobalOptions & { as: string; reason: string; affiliation?: string; kind?: string; words?: string }

const edit = (options: EditOptions, typed: string, change: StatementEdit): Promise<number> => {
  const statementId = readId(typed, 'statement')
  return withApp(options, async (app, terminal) => {
    const input = { statementId, edit: change, reason: options.reason }
    const answer = await app.commands.editStatement(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

export const dismissStatement = (options: EditOptions, id: string) => edit(options, id, { type: 'dismiss' })
export const restoreStatement = (options: EditOptions, id: string) => edit(options, id, { type: 'restore' })
export const moveStatement = (options: EditOptions, id: string, claim: string) =>
  edit(options, id, { type: 'move', claim })

export function attributeStatement(options: EditOptions, id: string, speaker: string): Promise<number> {
  const { affiliation } = options
  return edit(options, id, { type: 're_attribute', speaker, ...(affiliation === undefined ? {} : { affiliation }) })
}

export function readStatementAs(options: EditOptions, id: string, stance: string): Promise<number> {
  const kind = options.kind === undefined ? {} : { stanceKind: options.kind as StanceKind }
  return edit(options, id, { type: 're_stance', stance: stance as Stance, ...kind })
}

export function translateStatement(options: EditOptions, id: string, into: string, words: string): Promise<number> {
  return edit({ ...options, reason: options.reason ?? 'translated' }, id, {
    type: 'translate',
    language: into as Language,
    words: readWords(words),
  })
}

function readWords(typed: string): string {
  if (!typed.startsWith('@')) return typed
  try {
    return readFileSync(typed.slice(1), 'utf8')
  } catch (cause) {
    throw new OnrecordError('invalid', sentence`The file ${typed.slice(1)} cannot be read.`, { cause })
  }
}

function otherThan(language: string): string {
  return language === 'en' ? 'es' : 'en'
}
