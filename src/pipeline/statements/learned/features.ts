import { glossPhrase } from '../../../domain/gloss.ts'
import { stemWord } from '../../text/stem-word.ts'
import { type Matter, weighMatter } from '../claim-sides.ts'
import type { Entity } from '../entity.ts'
import type { Signal } from '../find-signals.ts'
import type { Reader } from '../reader.ts'
import { NEGATORS, sideIn } from '../reader.ts'
import type { SentenceWords } from '../sentence-words.ts'
import { isVerbForm } from '../verb-forms.ts'
import type { Candidate } from './candidates.ts'
import { leanOf } from './lean-of.ts'
import {
  addRow,
  type Couple,
  type Judged,
  judgeSum,
  type Model,
  nameOfCouple,
  rowOfCouple,
  startSum,
  symbolNumber,
} from './model.ts'
import { ideaOf } from './stance-words.ts'

/** A sentence with all who may speak in it. */
export type Sight = {
  sentence: SentenceWords
  candidates: readonly Candidate[]
  signals: readonly Signal[]
  /** Its words as every candidate sees them, by `wordSymbols`. */
  symbols: readonly string[]
  /** Those of its words that are the claim's. */
  matter: readonly Matter[]
  /** What the rules read of each holder anywhere in the text. */
  elsewhere: ReadonlyMap<Entity | null, ReadonlySet<string>>
}

/** Takes the features that hold, in their order: as names, or as what a model has of them. */
type Features<Symbol> = {
  add(name: string): void
  /** The feature `${prefix}${one}`, or `${prefix}${one}|${other}`; all three of few values. */
  tell(prefix: string, one: string, other?: string): void
  /** A symbol as `couple` takes it. */
  symbol(symbol: string): Symbol
  /** What a symbol makes with another one. */
  couple(one: Symbol, other: Symbol, how: Couple): void
}

/** What the learned reader sees of a candidate in a sentence: names of features that hold. */
export function featuresOf(candidate: Candidate, sight: Sight, reader: Reader): string[] {
  const names: string[] = []
  tellFeatures<string>(candidate, sight, reader, {
    add: (name) => names.push(name),
    tell: (...parts) => names.push(nameOf(...parts)),
    symbol: (symbol) => symbol,
    couple: (one, other, how) => names.push(nameOfCouple(one, other, how)),
  })
  return names
}

/** The same, judged by a model. */
export function judgeCandidate(candidate: Candidate, sight: Sight, reader: Reader, model: Model): Judged[] {
  const sum = startSum(model)
  const known = rowsByParts.get(model) ?? new Map()
  rowsByParts.set(model, known)
  tellFeatures<number>(candidate, sight, reader, {
    add: (name) => addRow(sum, model.rows.get(name), model),
    tell: (prefix, one, other = '') => addRow(sum, rowOfParts(known, model, prefix, one, other), model),
    symbol: (symbol) => symbolNumber(symbol, model),
    couple: (one, other, how) => addRow(sum, rowOfCouple(one, other, how, model), model),
  })
  return judgeSum(sum, model)
}

function nameOf(prefix: string, one: string, other = ''): string {
  return other === '' ? `${prefix}${one}` : `${prefix}${one}|${other}`
}

/** Rows by the parts of their names: putting a name together to look it up costs more than three looks. −1: none. */
type RowsByParts = Map<string, Map<string, Map<string, number>>>
const rowsByParts = new WeakMap<Model, RowsByParts>()

function rowOfParts(rows: RowsByParts, model: Model, prefix: string, one: string, other: string): number | undefined {
  const ofPrefix = rows.get(prefix)
  const ofOne = ofPrefix?.get(one)
  const known = ofOne?.get(other)
  if (known !== undefined) return known < 0 ? undefined : known
  const row = model.rows.get(nameOf(prefix, one, other))
  if (ofPrefix === undefined) rows.set(prefix, new Map([[one, new Map([[other, row ?? -1]])]]))
  else if (ofOne === undefined) ofPrefix.set(one, new Map([[other, row ?? -1]]))
  else ofOne.set(other, row ?? -1)
  return row
}

function tellFeatures<Symbol>(candidate: Candidate, sight: Sight, reader: Reader, features: Features<Symbol>): void {
  const { sentence, candidates, signals } = sight
  const language = reader.language
  const holder = candidate.holder
  const side = sideIn(reader, holder)
  const { add, tell } = features
  add('bias')
  tell('side=', side)
  tell('how=', candidate.how)
  tell('how=', candidate.how, side)
  const lean = leanOf(holder, reader)
  tell('lean=', lean)
  tell('lean=', lean, candidate.how)
  if (holder !== null) {
    tell('kind=', holder.kind)
    tell('kind=', holder.kind, candidate.how)
    if (holder.keys.size === 0) add('unnamed')
    for (const role of holder.roles) {
      if (EXPERTS.test(role)) add('role=expert')
      else if (JUDGES.test(role)) add('role=court')
      const english = glossPhrase([role]) || role
      add(`office=${english}`)
      add(`office=${english}|${side}`)
    }
  }
  if (sentence.field === 'title') add('title')
  else tell('at=', String(Math.min(sentence.index, 4)))
  const rivals = candidates.filter((one) => one !== candidate && one.attributions.some((a) => a.rule !== 'possessive'))
  const speaks = candidate.attributions.filter((one) => one.rule !== 'possessive')
  tell('rivals=', String(Math.min(rivals.length, 2)), speaks.length > 0 ? 'speaks' : candidate.how)
  if (holder !== null && reader.voice === holder) add('voice')
  for (const one of candidate.attributions) {
    add(`lemma=${language}:${one.lemma}`)
    tell('type=', one.type)
    tell('type=', one.type, side)
    tell('type=', one.type, lean)
    const idea = ideaOf(stemWord(one.lemma, language), language)
    if (idea !== undefined) {
      tell('says=', idea)
      tell('says=', idea, lean)
    }
    add(`rule=${one.rule.replace(/".*"/, '')}`)
    if (one.negated) tell('negated|', one.type)
  }
  for (const one of candidate.readings) {
    const sure = one.confidence >= 0.7 ? 'sure' : one.confidence >= 0.45 ? 'fair' : 'weak'
    tell('read=', one.stance)
    tell('read=', one.stance, sure)
    tell('read=', one.stance, side)
  }
  if (candidate.readings.length === 0) {
    add('read=nothing')
    const others = sight.elsewhere.get(holder)
    for (const stance of others ?? []) tell('elsewhere=', stance)
    if (others === undefined) add('elsewhere=nothing')
  }
  const covered = coverOf(candidate, sentence)
  for (const signal of signals) {
    const inside = covered[signal.from] === true
    tell('signal=', signal.type, inside ? 'in' : 'out')
    if (inside) {
      tell('signal=', signal.type, IN_SIDE[side])
      tell('frame=', signal.id)
    }
  }
  const symbols = symbolsOf(sight, candidate, reader)
  const content = weighMatter(sight.matter, (at) => covered[at] === true)
  const about = content >= 3 ? '3' : content >= 2 ? '2' : content >= 1 ? '1' : content > 0 ? '0+' : '0'
  tell('about=', about)
  tell('about=', about, side)
  if (speaks.length > 0) add(`about=${about}|${side}|${speaks[0]?.type}`)
  if (sentence.quotes.length > 0) add('quote')
  if (/\?/.test(sentence.text)) add('question')
  const spoken = candidate.attributions.length > 0 ? 'w' : 'x'
  const inside: string[] = []
  for (let at = 0; at < symbols.length; at++) {
    const symbol = symbols[at] as string
    if (covered[at] !== true) {
      if (isIdea(symbol)) add(`out=${symbol}`)
    } else if (symbol !== '') inside.push(symbol)
  }
  ngrams(inside, spoken, lean, features)
  if (reader.content.negative) tell('claim denies|', lean)
  const mention = (reader.cast.mentions.get(sentence) ?? []).find((one) => one.entity === holder)
  if (mention !== undefined && speaks.length === 0) {
    const next = symbols[mention.chunk.to]
    const before = symbols[mention.chunk.from - 1]
    if (next !== undefined) add(`next=${next}`)
    if (before !== undefined) add(`before=${before}`)
    for (let at = mention.chunk.to; at < Math.min(symbols.length, mention.chunk.to + 4); at++) {
      const word = sentence.words[at]
      if (word !== undefined && isVerbForm(word.folded, language)) {
        add(`verb=${symbols[at]}`)
        break
      }
    }
  }
}

const IN_SIDE = { claimant: 'in|claimant', respondent: 'in|respondent', other: 'in|other' }
const EXPERTS =
  /^(?:expert|analyst|professor|scientist|researcher|experto|analista|profesor|cientific|investigador|especialista)/
const JUDGES = /^(?:judge|court|jury|juez|jueza|tribunal|corte|jurado|sala)/
/** An idea, or somebody: written in capitals, or with "@" before it. */
function isIdea(symbol: string): boolean {
  const first = symbol.charCodeAt(0)
  return first >= 64 && first <= 90
}

/** Which words are the candidate's: those its attributions cover, else the whole sentence without others' words. */
export function coverOf(candidate: Candidate, sentence: SentenceWords): boolean[] {
  const covered = new Array<boolean>(sentence.words.length).fill(false)
  const ranges = candidate.attributions.flatMap((one) => [...one.covers, { from: one.from, to: one.to }])
  for (const range of ranges) for (let at = range.from; at < range.to; at++) covered[at] = true
  if (ranges.length === 0 || candidate.attributions.every((one) => one.covers.length === 0)) covered.fill(true)
  for (const reading of candidate.readings) for (let at = reading.from; at < reading.to; at++) covered[at] = true
  return covered
}

/** The sentence's words: numbers and the claim's words masked, and words of one idea as that idea. */
export function wordSymbols(sentence: SentenceWords, reader: Reader): string[] {
  const language = reader.language
  const symbols = ownSymbols[language]
  if (symbols.size >= MOST_KEPT) symbols.clear()
  return sentence.words.map((word) => {
    if (word.kind === 'number') return '#'
    const own = symbols.get(word.folded) ?? keepSymbol(symbols, word, language)
    if (own.telling) return own.symbol
    const weight = reader.content.stems.get(word.stem)
    return weight !== undefined && weight >= 0.7 ? 'CLAIM' : own.symbol
  })
}

/** A word's symbol whatever is claimed; `telling` where it is so even of the claim's own words. */
type OwnSymbol = { symbol: string; telling: boolean }

/** By the folded word, of which its stem follows. Emptied when hostile texts have filled it. */
const ownSymbols = { en: new Map<string, OwnSymbol>(), es: new Map<string, OwnSymbol>() }
const MOST_KEPT = 20_000

function keepSymbol(symbols: Map<string, OwnSymbol>, word: { folded: string; stem: string }, language: 'en' | 'es') {
  const own = symbolOf(word, language)
  symbols.set(word.folded, own)
  return own
}

function symbolOf({ folded, stem }: { folded: string; stem: string }, language: 'en' | 'es'): OwnSymbol {
  if (NEGATORS[language].test(folded)) return { symbol: 'NO', telling: true }
  const idea = ideaOf(stem, language)
  return idea === undefined
    ? { symbol: `${language}:${stem}`, telling: false }
    : { symbol: idea.toUpperCase(), telling: true }
}

/** The same with names masked: the candidate's own, and others by their sides. */
export function symbolsOf(sight: Pick<Sight, 'sentence' | 'symbols'>, candidate: Candidate, reader: Reader): string[] {
  const symbols = [...sight.symbols]
  for (const { chunk, entity } of reader.cast.mentions.get(sight.sentence) ?? []) {
    const who = entity === candidate.holder ? '@S' : `@${sideIn(reader, entity)[0]}`
    for (let at = chunk.from; at < chunk.to; at++) symbols[at] = at === chunk.from ? who : ''
  }
  return symbols
}

/** Words, pairs and gapped pairs of ideas. */
function ngrams<Symbol>(names: readonly string[], spoken: 'w' | 'x', lean: string, features: Features<Symbol>): void {
  const symbols = names.map(features.symbol)
  const ideas = names.map(isIdea)
  const [speaking, leaning] = [features.symbol(spoken), features.symbol(lean)]
  for (let at = 0; at < symbols.length; at++) {
    const symbol = symbols[at] as Symbol
    features.couple(symbol, speaking, 'alone')
    if (ideas[at]) features.couple(symbol, leaning, 'leaning')
    if (at + 1 < symbols.length) features.couple(symbol, symbols[at + 1] as Symbol, 'next')
    if (!ideas[at]) continue
    const end = Math.min(symbols.length, at + FARTHEST)
    for (let far = at + 1; far < end; far++)
      if (ideas[far] && names[far] !== names[at]) features.couple(symbol, symbols[far] as Symbol, 'gapped')
  }
}

/** Two ideas less than so many words apart make a feature. */
const FARTHEST = 7
