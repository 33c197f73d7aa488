import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { SHORTCUTS } from '../../../src/chat/slack/app/register-handlers.ts'
import { SCOPES } from '../../../src/chat/slack/scopes.ts'
import { readSpec, SPECS_PRESENT } from '../../support/slack/slack-specs.ts'

const manifest = parse(readFileSync('manifest.yaml', 'utf8'))

test.skipIf(!SPECS_PRESENT)("the manifest is taken by Slack's own schema", () => {
  const ajv = new Ajv({ strict: false, logger: false })
  formats.default(ajv)
  const validate = ajv.compile(readSpec('slack-manifest.schema.2.0.0.json') as object)
  expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true)
  // The schema bites.
  expect(validate({ ...manifest, features: { slash_commands: [{ command: 'claim' }] } })).toBe(false)
})

test('it asks for the scopes that are explained, in the README too, and no others', () => {
  expect(manifest.oauth_config.scopes.bot).toEqual([...SCOPES])
  const readme = readFileSync('README.md', 'utf8')
  for (const scope of SCOPES) expect(readme).toContain(`\`${scope}\``)
})

test('it names every shortcut and command that is handled', () => {
  expect(manifest.features.shortcuts.map((one: { callback_id: string }) => one.callback_id).toSorted()).toEqual(
    Object.values(SHORTCUTS).toSorted(),
  )
  expect(manifest.features.slash_commands.map((one: { command: string }) => one.command)).toEqual([
    '/claim',
    '/claim-admin',
  ])
})
