import type { ClaimScore } from './score-claim.ts'

/** Nats of evidence at which chance is all but ruled out (e-fold of the saturation). */
const SURE_NATS = 22
/** Evidence against likeness. */
const EVIDENCE_SHARE = 0.7
/** Taken off where neither the claim's own names nor its parties are there. */
const PEOPLE_SHARE = 0.5
/** The parties' presence makes up for so much of the claim's own names; half of that where none of them, nor a whole alias, is there. */
const PARTIES_WORTH = 0.6
/** Taken off where neither the heart of the claim (what it says in every wording) nor a whole wording is there. */
const CORE_SHARE = 0.4
/** Share of what is missing that is made up for where the title has the rare name of every wording of the claim. */
const HEADED = 0.2
/** Share of the claim's names that is enough where of its parties at most a state is there. */
const MOST_ANCHORS = 0.7
/** Left where only names are shared and no plain word. */
const NAMES_ALONE = 0.9
/** The same where the claim has a rare name of its own: names it shares with a text have other matters too. */
const OTHER_MATTERS = 0.8
/**
 * What is shared with a claim that has a rare name of its own tells more than the same with one of countries and
 * everyday words ("Iran", "nuclear weapon"), which other news shares by chance: 0.50 there reads as 0.59 here.
 */
const SPECIFIC_POWER = 0.76
/** Nats of evidence at which that holds. */
const RULED_OUT = 20

/**
 * 0–1. Evidence (could chance share so much?) and likeness (is it this claim?) are weighed; the product is lowered where
 * the people or the heart of the claim are missing. Constants are hand-set and round; `npm run evaluate` shows what
 * they do, and figures hardly move when each is changed by a quarter.
 */
export function combineScore(score: ClaimScore, specific: boolean): number {
  const weighed = weighScore(score, specific)
  const value = specific && score.evidence >= RULED_OUT ? weighed ** SPECIFIC_POWER : weighed
  const { topical, whole, content, core, likeness } = score
  const ofStory = content === 0 || topical === null ? 0 : [0, NAMES_STORY, OF_THE_STORY][topical]
  const heart = specific && score.placed && core >= WHOLE_CORE && content > 0 ? WHOLE_HEART * likeness : 0
  const lift = Math.max(whole ? WHOLE_ALIAS : 0, ofStory ?? 0, heart)
  return value + (1 - value) * lift
}

/** Share of what is missing that is made up for where an alias of two words or more stands as the editor wrote it. */
const WHOLE_ALIAS = 0.35
/** The same, times the likeness, where all of the claim's core is there. */
const WHOLE_HEART = 0.35
const WHOLE_CORE = 0.99
/** The same where the text is of the name the story goes by, or has it once. */
const OF_THE_STORY = 0.5
const NAMES_STORY = 0.25

function weighScore(score: ClaimScore, specific: boolean): number {
  const { evidence, likeness, anchors, parties, core, content, intact, headed } = score
  const sure = 1 - Math.exp(-Math.max(0, evidence) / SURE_NATS)
  const present = PARTIES_WORTH * parties * (anchors > 0 || intact ? 1 : 0.5)
  const people = 1 - (1 - anchors) * (1 - present)
  const alike = EVIDENCE_SHARE * sure + (1 - EVIDENCE_SHARE) * likeness
  const heart = 1 - CORE_SHARE + CORE_SHARE * Math.max(core, likeness)
  const value =
    alike *
    (1 - PEOPLE_SHARE + PEOPLE_SHARE * people) *
    heart *
    (content > 0 ? 1 : specific ? OTHER_MATTERS : NAMES_ALONE)
  return headed && content > 0 && (parties > 0.5 || anchors > MOST_ANCHORS) ? value + (1 - value) * HEADED : value
}
