import type { Locale } from '../../src/domain/vocabulary.ts'

/** Words that take a side, or say more than was seen: never in the bot's own voice. */
export const FORBIDDEN: Record<Locale, RegExp> = {
  en: /\b(claimed|claiming|claims that|admit(s|ted)?|refut\w*|debunk\w*|silent(ly)?|unanswered|proved|lied?|false|falsely|conceded|insisted|alleged(ly)?|rejected|dismissed the claim)\b/i,
  es: /\b(aleg[oó]|aduj\w*|admit\w*|refut\w*|desmin\w*|desmien\w*|silencios\w*|sin responder|minti\w*|fals[oa]s?|asegur\w*|presunt\w*|reconoci\w*|rechazó la afirmación)\b/i,
}
