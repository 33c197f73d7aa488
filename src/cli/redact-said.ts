import { readVariables } from '../config/environment.ts'
import { createRedactor } from '../runtime/redact.ts'

/** Names of variables whose values are secrets, whether or not they fit. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|KEY/

/**
 * Takes secrets out of what a command says on standard error, which a service writes into its journal: those of the
 * environment by value, others by shape. Works where the configuration, which tells of secrets, could not be read.
 */
export function redactSaid(text: string): string {
  const secrets = Object.entries(variables()).flatMap(([name, value]) =>
    SECRET_NAME.test(name) && value !== undefined ? [value] : [],
  )
  return createRedactor(secrets)(text)
}

function variables(): Record<string, string | undefined> {
  try {
    return readVariables()
  } catch {
    // What is wrong with .env is being told.
    return {}
  }
}
