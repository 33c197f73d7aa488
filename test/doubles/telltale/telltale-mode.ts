/** How the double answers: as the services do, or with what it heard in each of their ways to fail. */
export const MODES = ['fine', 'refuse', 'repeat', 'fail', 'garble', 'reset', 'hang', 'unanswered'] as const
export type Mode = (typeof MODES)[number]
export type Heard = { method: string; path: string; body: string; authorised: boolean }
export type Answer = { status: number; type?: string; headers?: Record<string, string>; body: string }
/** What the double hands out and is not to be told again, by name: tickets, tokens of interactions, cookies. */
export type Secrets = Record<string, string>
