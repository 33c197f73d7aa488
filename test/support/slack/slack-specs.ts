import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

/** The published specifications: data outside the project, read where it is present. */
const FOLDER = new URL('../../../../shared/specs/', import.meta.url)
export const SPECS_PRESENT = existsSync(new URL('slack-types-3.2.0.schema.json', FOLDER))

export function readSpec(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))
}

export type Vector = {
  name: string
  kind: 'blocks' | 'view'
  payload: unknown
  accepted: boolean
  reason: string | null
}
export const readVectors = () => (readSpec('slack-blockkit-vectors.json') as { vectors: Vector[] }).vectors

const compiled = new Map<string, ValidateFunction>()

/** What is wrong with a payload by the types Slack publishes; nothing where the specification is absent. */
export function judgeBySchema(definition: 'SlackMessageBlocks' | 'ModalView' | 'HomeView', value: unknown): string[] {
  if (!SPECS_PRESENT) return []
  const validate = compiled.get(definition) ?? compile(definition)
  compiled.set(definition, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

function compile(definition: string): ValidateFunction {
  const schema = readSpec('slack-types-3.2.0.schema.json') as object
  return new Ajv({ strict: false, allErrors: false, logger: false }).compile({
    ...schema,
    $ref: `#/definitions/${definition}`,
  })
}
