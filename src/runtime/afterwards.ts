import type { Afterwards } from '../ports/clock.ts'

/** Node turns to what is put here when no promise is left to follow, and before it waits for anything. */
export const afterwards: Afterwards = (work) => process.nextTick(work)
