import { readVariables } from '../config/environment.ts'
import { createRedactor } from '../runtime/redact.ts'

/** Names of variables whose values are secrets, whether or not they fit. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|KEY/

/**
 * Takes secrets out of what a command says, which a service may write into its journal: those of the environment and
 * `more` by value, others by shape. Works where the configuration, which tells of secrets, could not be read.
 */
export function redactSaid(text: string, more: readonly string[] = []): string {
  return createRedactor([...ownSecrets(), ...more])(text)
}

/** The same for answers and exports, whose texts are the record's: takes out our own secrets, and nothing by its shape. */
export function ownSecretsRedactor(): (text: string) => string {
  return createRedactor(ownSecrets(), { shapes: false })
}

function ownSecrets(): string[] {
  return Object.entries(variables()).flatMap(([name, value]) =>
    SECRET_NAME.test(name) && value !== undefined ? [value] : [],
  )
}

function variables(): Record<string, string | undefined> {
  try {
    return readVariables()
  } catch {
    // What is wrong with .env is being told.
    return {}
  }
}
