import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { catalogueOf } from '../chat/catalogue/catalogue-of.ts'
import type { SetupStrings } from '../chat/catalogue/setup-strings.ts'
import { sayError } from '../chat/compose/say-error.ts'
import { ConfigError } from '../config/config-error.ts'
import { unwritable } from '../config/edit/file-lock.ts'
import { configFolder, readVariables } from '../config/environment.ts'
import { writeJsonSchemas } from '../config/json-schemas.ts'
import { loadConfig } from '../config/load-config.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { Locale } from '../domain/vocabulary.ts'
import { check } from './check.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { askAnswers, type Conversation } from './init/ask-answers.ts'
import { readCatalogue } from './init/catalogue.ts'
import type { InitOptions } from './init/init-answers.ts'
import { type ConfigTexts, writeConfig } from './init/write-config.ts'
import { localeOfMachine } from './locale-of.ts'
import { createTerminal } from './terminal.ts'

/** Asks what a deployment needs, writes `config/` and `.env`, and looks it over. Nothing is replaced unasked. */
export async function init(options: GlobalOptions & InitOptions): Promise<number> {
  const terminal = createTerminal(options)
  const folder = options.config ?? configFolder(readVariables())
  const locale = options.lang ?? localeOfMachine()
  const words = catalogueOf(locale).setup
  const lines = lineReader(words.wrong.ended)
  const talk: Conversation = {
    silent: options.yes === true,
    locale,
    words,
    say: (line) => options.json || terminal.out(line),
    ask: (question, fallback) => lines.ask(`${question}${fallback === '' ? '' : ` [${fallback}]`}: `),
  }
  try {
    const replaced = await readyToReplace(folder, options, talk)
    if (replaced === 'kept') {
      talk.say(words.init.kept)
      return EXIT.fine
    }
    const catalogue = readCatalogue()
    const answers = await askAnswers(options, catalogue, talk)
    const texts = writeConfig(answers, catalogue, words)
    tryOut(texts, words, locale)
    makeFolder(folder)
    const written = await writeFiles(
      texts,
      folder,
      talk,
      (name) => options.force === true || (replaced === 'replaced' && name !== '.env'),
    )
    for (const file of written) talk.say(words.init.wrote(file))
    for (const { platform } of answers.post) talk.say(words.init.oneChannel(platform))
    if (options.json) terminal.out(JSON.stringify({ written }))
  } finally {
    lines.close()
  }
  if (options.check === false) return EXIT.fine
  talk.say('')
  return options.json ? EXIT.fine : check({ ...options, lang: locale, config: folder })
}

/** What is about to be written is loaded first: nobody is left with files that do not start. */
function tryOut(texts: ConfigTexts, { wrong }: SetupStrings, locale: Locale): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-init-'))
  try {
    for (const [name, text] of Object.entries(texts)) if (name !== '.env') writeFileSync(path.join(folder, name), text)
    loadConfig({ folder, env: {} })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new OnrecordError('invalid', wrong.configuration(sayError(error, locale)), { cause: error })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What happens to a configuration that is there, asked before any other question: nobody answers six of them to be told
 * that what they said was not written. `asked`: file by file, as there is nobody to ask or not all of it is there.
 */
async function readyToReplace(
  folder: string,
  options: InitOptions,
  talk: Conversation,
): Promise<'replaced' | 'kept' | 'asked'> {
  if (options.force) return 'replaced'
  const there = ['onrecord.yaml', 'sources.yaml', 'claims.yaml'].filter((name) => existsSync(path.join(folder, name)))
  if (talk.silent || there.length < 2) return 'asked'
  const { replaceAll, no } = talk.words.init
  const files = there.map((name) => path.join(folder, name)).join(', ')
  return (await isYes(replaceAll(files), no, talk)) ? 'replaced' : 'kept'
}

/** Anything but yes or no is asked again: a slip of the finger replaces nothing, and ends nothing. */
async function isYes(question: string, fallback: string, { ask, say, words }: Conversation): Promise<boolean> {
  for (;;) {
    const typed = (await ask(question, fallback))?.trim() ?? ''
    if (/^(?:y|yes|s|si|sí)$/i.test(typed)) return true
    if (/^(?:n|no)?$/i.test(typed)) return false
    say(`  ${words.wrong.yesOrNo}`)
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(path.join(folder, 'schemas'), { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

async function writeFiles(
  texts: ConfigTexts,
  folder: string,
  talk: Conversation,
  /** Files that are replaced without being asked about; `.env` holds tokens, and is not among what one yes is for. */
  agreed: (name: string) => boolean,
): Promise<string[]> {
  const written: string[] = []
  for (const [name, text] of Object.entries(texts)) {
    const file = name === '.env' ? name : path.join(folder, name)
    if (existsSync(file)) {
      if (readFileSync(file, 'utf8') === text) continue
      if (!agreed(name) && !(await mayReplace(file, talk))) {
        talk.say(talk.words.init.left(file))
        continue
      }
      copyFileSync(file, `${file}.bak`)
    }
    writeFileSync(file, text, name === '.env' ? { mode: 0o600 } : {})
    written.push(file)
  }
  for (const [name, text] of Object.entries(writeJsonSchemas())) writeFileSync(path.join(folder, 'schemas', name), text)
  return written
}

async function mayReplace(file: string, talk: Conversation): Promise<boolean> {
  if (talk.silent) return false
  const { replace, no } = talk.words.init
  return isYes(replace(file), no, talk)
}

/**
 * Lines of standard input. At the end of a pipe every question is answered by its fallback; a person who types Ctrl-C or
 * Ctrl-D wants none of it: then it throws `invalid` with `ended`.
 */
function lineReader(ended: string): { ask(question: string): Promise<string | null>; close(): void } {
  const input = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined })
  const waiting = input[Symbol.asyncIterator]()
  return {
    async ask(question) {
      process.stderr.write(question)
      const { value, done } = await waiting.next()
      if (done && process.stdin.isTTY) throw new OnrecordError('invalid', ended)
      if (!process.stdin.isTTY) process.stderr.write('\n')
      return done ? null : String(value)
    },
    close: () => input.close(),
  }
}
