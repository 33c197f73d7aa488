import type { StoredClaim } from '../../domain/claim.ts'
import type { Match, Reason } from '../../domain/statement.ts'
import { extractStatements } from '../../pipeline/extract-statements.ts'
import { type ClaimIndex, matchClaims } from '../../pipeline/match-claims.ts'
import { CALIBRATION } from '../../pipeline/statements/calibration.ts'
import { tokenise } from '../../pipeline/text/tokenise.ts'
import type { Counterfactual } from '../../ports/commands.ts'
import type { KnownItem, StatementRow } from '../../ports/stores.ts'
import { itemContext } from '../poll/take-in.ts'
import type { AnswerContext } from './answer-context.ts'

/** Terms left out one after the other, heaviest first, until it would not have been posted. */
const TERMS_TRIED = 8
/** A score further off than this is told: the claim was edited, or the rules were. */
const SAME_SCORE = 0.005

type Text = { title: string; body: string }
type Read = Text & { item: KnownItem; servedBy: string | null }

/**
 * What would have changed the outcome of a statement, found by reading its item again with one thing taken out at a time.
 * Against today's wording of the claim; where that gives another score than the recorded one, it says so.
 */
export async function findCounterfactuals(
  context: AnswerContext,
  claim: StoredClaim,
  statement: StatementRow,
  match: Match | null,
): Promise<Counterfactual[]> {
  const read =
    statement.originRevisionId === null ? null : await context.store.queries.revision(statement.originRevisionId)
  const found: Counterfactual[] = []
  if (read && match) {
    const { index } = await context.index.current()
    found.push(...ofMatch(index, claim.slug, read, match))
  }
  if (read) found.push(...ofCue(context, claim, statement, read))
  return [...found, ofStance(context, statement)]
}

function ofMatch(index: ClaimIndex, slug: string, read: Read, match: Match): Counterfactual[] {
  const { language } = read.item
  const scoreOf = ({ title, body }: Text) =>
    matchClaims(index, { title, body, language }).find((one) => one.claim === slug)?.score ?? 0
  const now = scoreOf(read)
  const found: Counterfactual[] = [{ rule: 'bar_above', detail: '', weight: match.score }]
  if (Math.abs(now - match.score) > SAME_SCORE) found.push({ rule: 'read_again', detail: '', weight: now })
  const terms = match.reasons.filter(({ rule }) => rule === 'term' || isAnchor(rule))
  const gone: string[] = []
  for (const words of new Set(terms.slice(0, TERMS_TRIED).map(({ detail }) => wordsIn(detail)))) {
    gone.push(words)
    const weight = scoreOf(without(read, gone, language))
    // The heaviest by itself, and as many as it takes.
    if (gone.length > 1 && weight >= match.threshold) continue
    found.push({ rule: 'without_term', detail: gone.map((one) => `“${one}”`).join(', '), weight })
    if (weight < match.threshold) break
  }
  const anchors = [...new Set(terms.filter(({ rule }) => isAnchor(rule)).map(({ detail }) => wordsIn(detail)))]
  if (anchors.length > 0 && scoreOf(without(read, anchors, language)) === 0)
    found.push({ rule: 'without_anchors', detail: anchors.map((words) => `“${words}”`).join(', '), weight: 0 })
  return found
}

/** The same item without the words the stance was read from. */
function ofCue(context: AnswerContext, claim: StoredClaim, statement: StatementRow, read: Read): Counterfactual[] {
  const cue = statement.reasons.find(({ rule }) => rule === 'cue')
  const source = context.sources.get(read.item.sourceId)
  if (!cue || !source) return []
  const { language } = read.item
  const words = /"([^"]+)"/.exec(cue.detail)?.[1] ?? ''
  const rest = without(read, [words], language)
  // A verb is noted in its plain form, which need not stand in the text.
  if (words === '' || (rest.title === read.title && rest.body === read.body)) return []
  const keyed = { ...rest, link: read.item.link, publishedAt: read.item.publishedAt, servedBy: read.servedBy }
  const left = extractStatements(itemContext(source, keyed, language, context.actors), claim, context.actors)
    .filter((draft) => draft.speaker.name === statement.speaker.name)
    .map((draft) => draft.stance)
  if (left.includes(statement.stance)) return []
  return [
    left.length === 0
      ? { rule: 'without_cue_none', detail: `“${words}”` }
      : { rule: 'without_cue_other', detail: left.join(', '), weight: left.length },
  ]
}

function ofStance(context: AnswerContext, { stance, confidence, corrections, addedBy }: StatementRow): Counterfactual {
  // What an editor named is named whatever was measured of the rules.
  const named = corrections?.findLast(({ what }) => what === 're_stanced' || what === 'stance_confirmed')
  if (named || addedBy === 'editor') return { rule: 'stance_by_editor', detail: named?.by ?? '', weight: 0 }
  const points = (CALIBRATION[stance] ?? []).filter((point) => confidence >= point.confidence)
  const detail = percent(context.stancePrecision)
  if (points.length === 0) return { rule: 'stance_unmeasured', detail }
  const weight = Math.max(...points.map((point) => point.precision))
  return { rule: context.showsStance(stance, confidence) ? 'stance_shown' : 'stance_hidden', detail, weight }
}

function isAnchor(rule: string): boolean {
  return rule.startsWith('anchor')
}

/** "“bounties” for “rewards”" → bounties: the words as the item prints them. */
function wordsIn(detail: string): string {
  return /“([^”]+)”/.exec(detail)?.[1] ?? detail
}

/** A text without some words, in whatever form they stand there. */
function without<T extends Text>(text: T, words: readonly string[], language: KnownItem['language']): T {
  const gone = words.map((one) => tokenise(one, language).map((token) => token.stem)).filter((one) => one.length > 0)
  return { ...text, title: cutWords(text.title, gone, language), body: cutWords(text.body, gone, language) }
}

function cutWords(text: string, gone: readonly string[][], language: KnownItem['language']): string {
  const tokens = tokenise(text, language)
  let kept = ''
  let end = 0
  for (let at = 0; at < tokens.length; ) {
    const here = gone.find((stems) => stems.every((stem, offset) => tokens[at + offset]?.stem === stem))
    if (!here) {
      at += 1
      continue
    }
    kept += text.slice(end, tokens[at]?.start)
    at += here.length
    end = tokens[at - 1]?.end ?? end
  }
  return kept + text.slice(end)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Cue, scope and attribution before everything else that made a stance. */
export function orderReasons(reasons: readonly Reason[]): Reason[] {
  const rank = (rule: string) => {
    const at = ['cue', 'quote over verb', 'attribution', 'own release', 'side', 'about the claim'].indexOf(rule)
    return at < 0 ? 99 : at
  }
  return reasons.toSorted((a, b) => rank(a.rule) - rank(b.rule))
}
