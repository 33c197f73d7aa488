import type { OutletType } from '../domain/vocabulary.ts'
import type { SourceFacts } from '../ports/configuration-verbs.ts'
import { type ChangeCommand, changeConfig } from './change-config.ts'

type FactOptions = {
  name?: string
  outlet?: OutletType
  voiceOf?: string
  interval?: string
  language?: 'en' | 'es' | 'und'
  fullText?: boolean
  note?: string
  userAgent?: string
}

export function addSource(
  options: ChangeCommand & FactOptions & { id?: string; allowPrivate?: boolean; untried?: boolean },
  url: string,
): Promise<number> {
  const { id, allowPrivate, untried } = options
  return changeConfig(options, (app, asker, trying) =>
    app.commands.addSource(
      {
        ...trying,
        ...factsOf(options),
        from: { url },
        ...(id === undefined ? {} : { id }),
        ...(allowPrivate ? { allowPrivate } : {}),
        ...(untried ? { untried } : {}),
      },
      asker,
    ),
  )
}

export function editSource(options: ChangeCommand & FactOptions & { url?: string }, source: string): Promise<number> {
  const changes = { ...factsOf(options), ...(options.url === undefined ? {} : { url: options.url }) }
  return changeConfig(options, (app, asker, trying) =>
    app.commands.changeSource({ ...trying, source, do: 'edit', changes }, asker),
  )
}

export function pauseSource(options: ChangeCommand & { reason: string }, source: string): Promise<number> {
  const { reason } = options
  return changeConfig(options, (app, asker, trying) =>
    app.commands.changeSource({ ...trying, source, do: 'pause', reason }, asker),
  )
}

export function resumeSource(options: ChangeCommand, source: string): Promise<number> {
  return changeConfig(options, (app, asker, trying) =>
    app.commands.changeSource({ ...trying, source, do: 'resume' }, asker),
  )
}

export function removeSource(options: ChangeCommand, source: string): Promise<number> {
  return changeConfig(options, (app, asker, trying) =>
    app.commands.changeSource({ ...trying, source, do: 'remove' }, asker),
  )
}

/** `--voice-of none` takes the voice away. */
function factsOf({ name, outlet, voiceOf, interval, language, fullText, note, userAgent }: FactOptions): SourceFacts {
  const voice = voiceOf === undefined ? undefined : /^(?:none|nobody|-)$/i.test(voiceOf) ? null : voiceOf
  const facts = { name, outlet, voiceOf: voice, interval, language, fullText, note, userAgent }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
