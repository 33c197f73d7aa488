import type { Config } from './types.ts'

/** Settings and actors, each by name, without what is secret and what is another's on each machine. */
export function configurationParts(
  { settings, actors }: Config,
  known: (text: string) => string,
): Record<string, unknown> {
  const { database: _, version: __, ledger: ___, ...told } = settings
  const parts = [
    ...Object.entries(told).map(([name, part]) => [`settings.${name}`, part] as const),
    ...actors.map((actor) => [`actor.${actor.id}`, actor] as const),
  ]
  return Object.fromEntries(parts.map(([name, part]) => [name, known(JSON.stringify(part ?? null))]))
}
