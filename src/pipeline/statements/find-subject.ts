import { foldText } from '../text/fold-text.ts'
import { isMedia } from './agencies.ts'
import type { Attribution, Subject } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import type { Discourse } from './discourse.ts'
import { isImpersonal } from './impersonal-se.ts'
import { authorOf, findJoined, quotedApart } from './joined-subject.ts'
import { isPronoun, pronounEntity } from './resolve-pronoun.ts'
import {
  beginsClause,
  CLAUSE,
  folded,
  gapBefore,
  isAside,
  isModifier,
  isObject,
  isOwnClause,
  isParticipleInside,
  isPassive,
  PREPOSITIONS,
  SKIP_EN,
  SKIP_ES,
} from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'
import { verbReadings } from './verb-forms.ts'

/** Subject of the verb at word `at`. `null` where the grammar points at nobody. */
export function findSubject(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  if (isPassive(sentence, at, language)) return findAgent(sentence, at, mentions)
  if (isImpersonal(sentence, at)) return null
  const mayInvert =
    language === 'es' || verbReadings(folded(sentence, at), 'en').some((verb) => INVERTS.test(verb.lemma))
  const inverted = mayInvert ? findInverted(sentence, at, mentions, language) : null
  if (inverted !== null && (inverted.distance === 0 || language === 'es') && beginsClause(sentence, at, language))
    return inverted
  return (
    findMain(sentence, at, mentions, language, before) ??
    findBefore(sentence, at, skipRelative(sentence, at, language, mentions), mentions, language, discourse, before) ??
    findBefore(sentence, at, at, mentions, language, discourse, before) ??
    inverted ??
    findJoined(sentence, at, mentions, language, before) ??
    inheritSubject(sentence, at, language, discourse, before)
  )
}

/** English verbs that a quoted speaker may follow: "said the minister". */
const INVERTS =
  /^(?:say|add|write|note|explain|declare|report|announce|argue|insist|state|warn|tweet|post|reply|respond|claim)$/

function findAgent(sentence: SentenceWords, at: number, mentions: readonly Mention[]): Subject | null {
  for (let next = at + 1; next < Math.min(at + 12, sentence.words.length); next++) {
    if (CLAUSE.test(gapBefore(sentence, next)) && next > at + 1) return null
    if (!/^(?:by|por)$/.test(folded(sentence, next))) continue
    const mention = mentions.find((m) => m.chunk.from > next && m.chunk.from <= next + 3)
    if (mention === undefined) return null
    return { mention, entity: mention.entity, distance: 1, rule: 'agent of a passive', from: mention.chunk.from }
  }
  return null
}

function findInverted(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
): Subject | null {
  let next = at + 1
  const limit = language === 'es' ? 12 : 2
  let steps = 0
  while (next < sentence.words.length && steps < limit) {
    const gap = gapBefore(sentence, next)
    if (/[.;:?!"“”»«]/.test(gap)) return null
    const mention = mentions.find((m) => m.chunk.from <= next && next < m.chunk.to)
    if (mention !== undefined && mention.chunk.from >= at + 1) {
      // "Russia …, claims Ukraine aimed": what follows has a verb of its own.
      if (language === 'en' && isOwnClause(sentence, mention.chunk.to)) return null
      const article = folded(sentence, mention.chunk.from - 1)
      // "dijo en la televisión rusa RT que …": where it was said is not who said it.
      if (language === 'es' && isMedia(foldText(mention.entity.name)) && standsInMedium(sentence, at, mention)) {
        next = mention.chunk.to
        steps++
        continue
      }
      // Spanish marks the object with "a": "acusó a Ucrania"
      if (
        PREPOSITIONS[sentence.language].has(article) ||
        (PREPOSITIONS[sentence.language].has(folded(sentence, mention.chunk.from - 2)) &&
          /^(?:el|la|los|las|the|su|un|una)$/.test(article))
      ) {
        if (language === 'es' && isMedia(foldText(mention.entity.name))) {
          next = mention.chunk.to
          steps++
          continue
        }
        if (
          /^(?:en|in|on|at|desde|ante|tras|durante|a|al|con|to|against)$/.test(article) &&
          language === 'es' &&
          !/^(?:a|al|con|contra|de|del)$/.test(article)
        ) {
          next = mention.chunk.to
          steps++
          continue
        }
        return null
      }
      return {
        mention,
        entity: mention.entity,
        distance: Math.max(0, mention.chunk.from - at - 2),
        rule: 'subject after its verb',
        from: mention.chunk.from,
      }
    }
    const word = folded(sentence, next)
    if (DOCUMENT.test(word) && /^(?:un|una|el|la|su|este|esta)$/.test(folded(sentence, next - 1)) && next - at <= 3) {
      const author = authorOf(sentence, next, mentions)
      if (author !== null)
        return { mention: null, entity: author.entity, distance: 2, rule: `document "${word}"`, from: 1e9 }
    }
    if (
      /^(?:a|al)$/.test(word) &&
      mentions.some((m) => m.chunk.from === next + 1 && isMedia(foldText(m.entity.name)))
    ) {
      next++
      continue
    }
    if (/^(?:that|que|si|if|whether|haber|not|to|a|al|contra)$/.test(word)) return null
    if (
      language === 'es' &&
      verbReadings(word, 'es').length > 0 &&
      !SKIP_ES.has(word) &&
      !/^(?:conferencia|informe|este|esta|entrevista)$/.test(word)
    )
      return null
    next++
    steps++
  }
  return null
}

function standsInMedium(sentence: SentenceWords, at: number, { chunk }: Mention): boolean {
  return sentence.words.slice(at + 1, chunk.from).some((word) => /^(?:en|a|al|ante|con|por)$/.test(word.folded))
}

/** ", conceding that …", ", señalando que …": the sentence's own subject does it. */
function findMain(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  before: readonly Attribution[],
): Subject | null {
  if (!(language === 'en' ? /ing$/ : /ndo$/).test(folded(sentence, at)) || !/,/.test(gapBefore(sentence, at)))
    return null
  const first = before.find((attribution) => attribution.rule !== 'possessive')
  if (first !== undefined)
    return { mention: null, entity: first.holder, distance: 2, rule: 'shared subject', from: 1e9 }
  const subject = mentions.find(
    (mention) => !isObject(sentence, mention) && !mention.chunk.possessive && mention.chunk.to < at,
  )
  if (subject === undefined) return null
  return { mention: null, entity: subject.entity, distance: 3, rule: "the sentence's subject", from: 1e9 }
}

const DOCUMENT =
  /^(?:statement|release|indictment|report|resolution|letter|post|message|memo|document|communique|complaint|filing|note|comunicado|texto|informe|carta|mensaje|nota|documento|escrito|resolucion|publicacion|boletin|reporte)$/

const RELATIVE = /^(?:who|which|whose|whom|quien|quienes|que|cuyo|cuya|donde|where)$/

/** Place before a relative clause that a comma closes right before the verb: "X, who once …, has said". */
function skipRelative(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
  mentions: readonly Mention[],
): number {
  const aux = language === 'en' ? /^(?:has|have|had|also|then|later)$/ : /^(?:ha|han|habia|habian|tambien|lo|la|se|le)$/
  let start = at
  while (start > 0 && aux.test(folded(sentence, start - 1)) && !/,/.test(gapBefore(sentence, start))) start--
  if (
    !/,/.test(gapBefore(sentence, start)) ||
    /^(?:too|also|however|though|meanwhile|instead|tambien|ademas|embargo)$/.test(folded(sentence, start - 1))
  )
    return at
  for (let left = start - 1; left > Math.max(0, start - 34); left--) {
    if (/[;:]/.test(gapBefore(sentence, left))) return at
    if (RELATIVE.test(folded(sentence, left)) && /,/.test(gapBefore(sentence, left))) return left
    // "CrowdStrike, the company the party called in, told …"
    if (
      /^(?:the|an?|el|la|una?)$/.test(folded(sentence, left)) &&
      /^,/.test(gapBefore(sentence, left)) &&
      mentions.some(({ chunk }) => chunk.to === left && chunk.name.length > 0)
    )
      return left
  }
  return at
}

function findBefore(
  sentence: SentenceWords,
  at: number,
  begin: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  const skip = language === 'en' ? SKIP_EN : SKIP_ES
  let verbs = 0
  let best: Subject | null = null
  for (let left = begin - 1; left >= Math.max(0, at - 40); left--) {
    const mention = mentions.find((m) => m.chunk.to - 1 === left)
    if (mention !== undefined) {
      if (
        best === null &&
        verbs === 0 &&
        isSubject(sentence, mention, mentions, at) &&
        !quotedApart(sentence, mention, at)
      ) {
        best = {
          mention,
          entity: mention.entity,
          distance: begin - left - 1,
          rule: 'subject before its verb',
          from: mention.chunk.from,
        }
      }
      left = mention.chunk.from
      // "…, president of X and head of Y, said": over the "and" to the rest of the office.
      if (belongsToOffice(sentence, mention, mentions)) left--
      // A relative clause without a comma can only lie before: "monitors who inspected X said".
      if (best !== null && /[,;:"“”]/.test(gapBefore(sentence, left))) return best
      continue
    }
    const word = folded(sentence, left)
    if (best === null && verbs === 0) {
      const other = pronounOrDocument(sentence, left, at, mentions, language, discourse, before)
      if (other !== null) return other
    }
    if (/[;:?!]|\.\s|["”»]\s*,?\s*$/.test(gapBefore(sentence, left + 1)) && at - left > 1) return best
    if (
      RESTRICTIVE[language].test(word) &&
      (verbs > 0 || /^(?:who|which|quien|quienes)$/.test(word)) &&
      followsNoun(sentence, left, mentions, language)
    ) {
      best = null
      verbs = 0
      continue
    }
    if (STARTS_CLAUSE.test(word)) {
      if (best !== null) return best
      if (/^(?:and|y|e|but|pero)$/.test(word) && at - left <= 4) return inheritCoordinate(before)
      if (word !== 'that' || at - left > 3) if (verbs > 0 || at - left > 1) return null
    }
    // "an inquiry led by X", "lawyers helping X": no verb of the sentence's own.
    const helping = language === 'en' && /[a-z]{2}ing$/.test(word)
    const reduced =
      helping || (/^(?:by|por)$/.test(folded(sentence, left + 1)) && /(?:ed|led|en|wn|ad[oa]s?|id[oa]s?)$/.test(word))
    if (
      !skip.has(word) &&
      !reduced &&
      verbReadings(word, language).length > 0 &&
      !isParticipleInside(sentence, left, language)
    )
      verbs++
    if (best === null && verbs > 1 && !hasRestrictive(sentence, left, language)) return null
    if (/,/.test(gapBefore(sentence, left)) && best !== null) return best
  }
  return best
}

const STARTS_CLAUSE =
  /^(?:and|y|e|but|pero|that|que|while|mientras|because|porque|when|cuando|although|aunque|as|if|si)$/

const RESTRICTIVE = { en: /^(?:who|which|that)$/, es: /^(?:que|quien|quienes)$/ }

function hasRestrictive(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  for (let left = at - 1; left >= Math.max(0, at - 6); left--)
    if (RESTRICTIVE[language].test(folded(sentence, left))) return true
  return false
}

/** "monitors who …", not "said that …". */
function followsNoun(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
): boolean {
  if (/^who$/.test(folded(sentence, at))) return true
  return (
    mentions.some((mention) => mention.chunk.to === at) && verbReadings(folded(sentence, at - 1), language).length === 0
  )
}

function isSubject(sentence: SentenceWords, mention: Mention, mentions: readonly Mention[], at: number): boolean {
  if (isObject(sentence, mention, mentions) || isAside(sentence, mention) || mention.chunk.possessive) return false
  if (isModifier(sentence, mention) || belongsToOffice(sentence, mention, mentions)) return false
  // What the claim is about speaks only right beside the verb.
  return mention.entity.topic !== true || at - mention.chunk.to <= 1
}

/** "presidente de X y jefe de campaña", "director of the Science and Technology Laboratory": the rest of an office. */
function belongsToOffice(sentence: SentenceWords, mention: Mention, mentions: readonly Mention[]): boolean {
  if (!/^(?:and|y|e)$/.test(folded(sentence, mention.chunk.from - 1)) || mention.chunk.name.length > 0) return false
  const partner = mentions.find((other) => other.chunk.to === mention.chunk.from - 1)
  if (partner === undefined || partner.chunk.roleKind !== 'person') return false
  return mention.entity.kind === 'body' || mention.entity.keys.size === 0
}

function pronounOrDocument(
  sentence: SentenceWords,
  left: number,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  const word = folded(sentence, left)
  // "A joint statement demanded": of several, none of whom it names.
  if (left >= at - 8 && DOCUMENT.test(word) && !/^(?:joint|conjunta?)$/.test(folded(sentence, left - 1))) {
    const owner =
      (/^(?:de|del|of|by|from)$/.test(folded(sentence, left + 1))
        ? mentions.find((mention) => mention.chunk.from > left + 1 && mention.chunk.from <= left + 3)
        : undefined) ?? mentions.find((mention) => standsBefore(sentence, mention, left))
    const author = owner?.entity ?? discourse.speaker ?? discourse.body
    if (author !== null) return { mention: null, entity: author, distance: 3, rule: `document "${word}"`, from: left }
  }
  if (left < at - 6 || !isPronoun(word, language) || PREPOSITIONS[language].has(folded(sentence, left - 1))) return null
  // "The defence said that they repeated rumours": within somebody's words, they do not speak.
  if (/^(?:they|it)$/.test(word) && before.length > 0 && /^(?:that|and)$/.test(folded(sentence, left - 1))) return null
  const entity = pronounEntity(word, sentence, left, mentions, discourse, before)
  return entity === null
    ? null
    : { mention: null, entity, distance: at - left - 1, rule: `pronoun "${word}"`, from: left }
}

/** "a Civil Guard report": its author stands right before it. */
function standsBefore(sentence: SentenceWords, { chunk }: Mention, at: number): boolean {
  return sentence.language === 'en' && chunk.to === at && gapBefore(sentence, at).trim() === ''
}

function inheritCoordinate(before: readonly Attribution[]): Subject | null {
  const first = before.find((attribution) => attribution.rule !== 'possessive' && attribution.rule !== 'according to')
  if (first === undefined) return null
  return { mention: null, entity: first.holder, distance: 2, rule: 'shared subject', from: 1e9 }
}

/** Spanish leaves the subject out; a clause after a comma shares the sentence's first speaker. */
function inheritSubject(
  sentence: SentenceWords,
  at: number,
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Subject | null {
  const coordinate = inheritCoordinate(before)
  if (coordinate !== null && beginsClause(sentence, at, language)) return coordinate
  if (language !== 'es') return null
  const word = folded(sentence, at)
  if (/(?:r|ndo|ad[oa]s?|id[oa]s?)$/.test(word) && !/^(?:ha|han|habia|habian|haber)$/.test(folded(sentence, at - 1)))
    return null
  if (before.length > 0 || /(?:n)$/.test(word)) return coordinate
  if (discourse.speaker === null) return null
  return { mention: null, entity: discourse.speaker, distance: 4, rule: 'subject left out', from: 1e9 }
}
