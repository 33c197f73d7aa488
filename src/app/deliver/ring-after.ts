import type { Commands } from '../../ports/commands.ts'

type Command = (...given: unknown[]) => Promise<unknown>

/**
 * The same commands; after each, whatever came of it, `ring` is called: what an editor decided is posted at once, and not
 * with the next look for posts.
 */
export function ringAfter(commands: Commands, ring: () => void): Commands {
  const ringing = (command: Command): Command => {
    return async (...given) => {
      try {
        return await command(...given)
      } finally {
        ring()
      }
    }
  }
  const verbs = Object.entries(commands).map(([verb, command]) => [verb, ringing(command as Command)])
  return Object.fromEntries(verbs) as Commands
}
