import type { Platform } from '../domain/vocabulary.ts'

/**
 * Can commands of a platform reach us? `down`: it is tried again by itself; `refused`: not until somebody does
 * something, such as a new token. `why` in words; empty when `up`.
 */
export type ChatHealth = { platform: Platform; state: 'up' | 'down' | 'refused'; why: string }
