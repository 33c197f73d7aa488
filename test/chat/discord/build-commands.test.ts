import { expect, test } from 'vitest'
import { buildCommands } from '../../../src/chat/discord/commands/build-commands.ts'
import { VERB_GROUPS, verbsOf } from '../../../src/chat/front/front.ts'
import { checkCommands } from '../../doubles/discord/hand-rules.ts'
import { loadOpenApi } from '../../doubles/discord/openapi.ts'

type Named = {
  name: string
  description: string
  name_localizations?: Record<string, string>
  description_localizations?: Record<string, string>
  options?: Named[]
  choices?: { name: string; name_localizations?: Record<string, string> }[]
}

const commands = buildCommands()
const all = (list: Named[]): Named[] => list.flatMap((one) => [one, ...all(one.options ?? [])])
const named = all(commands as unknown as Named[])

test('keep the specification and the rules it misses', () => {
  const body = JSON.parse(JSON.stringify(commands))
  expect(checkCommands(body)).toEqual([])
  expect(loadOpenApi().checkRequest('PUT', '/applications/{application_id}/commands', body)).toEqual([])
})

test('hold every verb of the table, in servers alone, the editors’ behind a permission', () => {
  expect(
    commands.map(({ name, contexts, default_member_permissions }) => [name, contexts, default_member_permissions]),
  ).toEqual([
    ['claim', [0], null],
    ['claim-admin', [0], '8192'],
  ])
  expect(commands.flatMap(({ options }) => (options ?? []).map(({ name }) => name))).toEqual(
    VERB_GROUPS.flatMap((group) => verbsOf(group).map(({ name }) => name)),
  )
})

test('everything that is named and described is so in Spanish too, for Spain and for Latin America', () => {
  expect(named.length).toBeGreaterThan(60)
  for (const { name, description, name_localizations, description_localizations, choices } of named) {
    for (const words of [name_localizations, description_localizations]) {
      expect(Object.keys(words ?? {}).sort(), name).toEqual(['es-419', 'es-ES'])
    }
    expect(description_localizations?.['es-ES'], name).not.toBe(description)
    for (const choice of choices ?? []) expect(Object.keys(choice.name_localizations ?? {})).toHaveLength(2)
  }
})

test('options are typed', () => {
  const option = (verb: string, name: string) => {
    const options = commands.flatMap(({ options: verbs }) => (verbs ?? []) as unknown as Named[])
    return options.find((one) => one.name === verb)?.options?.find((one) => one.name === name) as unknown as Record<
      string,
      unknown
    >
  }
  expect(option('status', 'claim')).toMatchObject({ type: 3, autocomplete: true, required: true })
  expect(option('why', 'statement')).toMatchObject({ type: 4, min_value: 1, required: true })
  expect(option('list', 'archived')).toMatchObject({ type: 5 })
  expect(option('export', 'format')).toMatchObject({
    type: 3,
    choices: expect.arrayContaining([expect.objectContaining({ value: 'csv' })]),
  })
})
