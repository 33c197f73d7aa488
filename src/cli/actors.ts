import { OnrecordError } from '../domain/errors.ts'
import { type Office, readOffice } from '../domain/office.ts'
import { sentence } from '../domain/sentence.ts'
import { answerConfig, type ChangeCommand, changeConfig } from './change-config.ts'
import type { GlobalOptions } from './exit.ts'

type Kind = 'person' | 'institution'

export function actors(options: GlobalOptions & { limit: number }, typed?: string): Promise<number> {
  const input = { limit: options.limit, ...(typed === undefined ? {} : { typed }) }
  return answerConfig(options, (app, asker) => app.commands.actors(input, asker))
}

export function addActor(
  options: ChangeCommand & { id?: string; kind: Kind; alias?: string[]; of?: string[] },
  name: string,
): Promise<number> {
  const { id, kind, alias: aliases = [], of = [] } = options
  const affiliations = of.map(officeOf)
  return changeConfig(options, (app, asker, trying) =>
    app.commands.addActor({ ...trying, name, kind, aliases, affiliations, ...(id === undefined ? {} : { id }) }, asker),
  )
}

export function editActor(
  options: ChangeCommand & {
    name?: string
    kind?: Kind
    addAlias?: string[]
    removeAlias?: string[]
    addOf?: string[]
    removeOf?: string[]
  },
  actor: string,
): Promise<number> {
  const { name, kind, addAlias, removeAlias, addOf, removeOf } = options
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
    ...(addAlias === undefined ? {} : { addAliases: addAlias }),
    ...(removeAlias === undefined ? {} : { removeAliases: removeAlias }),
    ...(addOf === undefined ? {} : { addAffiliations: addOf.map(officeOf) }),
    ...(removeOf === undefined ? {} : { removeAffiliations: removeOf }),
  }
  return changeConfig(options, (app, asker, trying) => app.commands.editActor({ ...trying, ...changes, actor }, asker))
}

export function removeActor(options: ChangeCommand, actor: string): Promise<number> {
  return changeConfig(options, (app, asker, trying) => app.commands.removeActor({ ...trying, actor }, asker))
}

function officeOf(typed: string): Office {
  const office = readOffice(typed)
  if (office !== null) return office
  throw new OnrecordError(
    'invalid',
    sentence`"${typed.slice(0, 80)}" is no affiliation. Give the id of a body, its office and days: dhs: Secretary, 2025-01-20..`,
  )
}
