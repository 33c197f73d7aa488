/**
 * The world the whole is measured in, as pure functions of a source's number and the step: the far end serves it, the
 * parent knows from it what every count must be.
 */
export type World = {
  sources: number
  claims: number
  /** Rounds polled after the silent baseline, the first of them unmeasured: code is loaded and made fast in them. */
  steps: number
  warmUp: number
  /** Number of the first round; 1 where it is not said. From `NIGHT` on, every source has brought news in the first. */
  firstStep?: number
  /** Loopback addresses the sources are spread over; several sources share one, as on the web. */
  hosts: number
  /** Entries left of each real document; all of them where it is not said. */
  entries?: number
  /** Whether every source is served over TLS, or none; one in ten where it is not said. */
  allTls?: boolean
}

/** One source in so many is new in a step. */
const CHANGED_EVERY = 10
/** One new item in so many is about a tracked claim. */
const ABOUT_EVERY = 5
/** One source in so many is served over TLS. */
const TLS_EVERY = 10

/**
 * The step in which every source has news, as over a night: after it the program knows each document, as it does once it
 * has been up for a while. What was new in the steps before it is not in the documents of those that follow.
 */
export const NIGHT = 1_000

export function isChanged(source: number, step: number): boolean {
  return step === NIGHT || (step > 0 && (source * 7 + step * 3) % CHANGED_EVERY === 0)
}

/** How often the source has changed up to and with the step. */
export function versionAt(source: number, step: number): number {
  let version = 0
  for (let at = step >= NIGHT ? NIGHT : 1; at <= step; at++) if (isChanged(source, at)) version += 1
  return version
}

/** Half of the sources send validators and answer 304; the other half send the same bytes again. */
export function hasValidators(source: number): boolean {
  return Math.floor(source / CHANGED_EVERY) % 2 === 0
}

export function isTls(source: number, world: Pick<World, 'allTls'>): boolean {
  return world.allTls ?? source % TLS_EVERY === 3
}

/** So many sources bring items about the same claims; the next as many bring others. */
const ALIKE = 2_000

/** The claim the new item of a version is about; `null`: about none. */
export function aboutClaim(source: number, version: number): number | null {
  const turn = Math.floor(source / CHANGED_EVERY) + version
  return turn % ABOUT_EVERY === 0 ? (source * 31 + version * 17 + Math.floor(source / ALIKE)) % 1_000 : null
}

/** Found in the item's link, and so in every post about it. */
export function itemMark(source: number, version: number): string {
  return `bench-${source}-${version}-item`
}

export function sourceId(source: number): string {
  return `source-${source}`
}

export type Expected = { polls: number; notModified: number; same: number; changed: number; about: number }

/** What one run over all steps must have seen. */
export function expectedOf(world: World): Expected {
  const { sources, steps, warmUp, firstStep = 1 } = world
  const expected: Expected = { polls: 0, notModified: 0, same: 0, changed: 0, about: 0 }
  for (let step = firstStep + warmUp; step < firstStep + steps; step++)
    for (let source = 0; source < sources; source++) {
      expected.polls += 1
      if (isChanged(source, step)) {
        expected.changed += 1
        if (aboutClaim(source, versionAt(source, step)) !== null) expected.about += 1
      } else if (hasValidators(source)) expected.notModified += 1
      else expected.same += 1
    }
  return expected
}
