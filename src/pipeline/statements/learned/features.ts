import { stemWord } from '../../text/stem-word.ts'
import { overlapWith } from '../claim-sides.ts'
import type { Entity } from '../entity.ts'
import type { Signal } from '../find-signals.ts'
import { glossPhrase } from '../gloss.ts'
import type { Reader } from '../reader.ts'
import { NEGATORS, sideIn } from '../reader.ts'
import type { SentenceWords } from '../sentence-words.ts'
import { isVerbForm } from '../verb-forms.ts'
import type { Candidate } from './candidates.ts'
import { leanOf } from './lean-of.ts'
import { addRow, type Couple, type Judged, judgeSum, type Model, nameOfCouple, rowOfCouple, startSum } from './model.ts'
import { ideaOf } from './stance-words.ts'

/** A sentence with all who may speak in it. */
export type Sight = {
  sentence: SentenceWords
  candidates: readonly Candidate[]
  signals: readonly Signal[]
  /** Its words as every candidate sees them, by `wordSymbols`. */
  symbols: readonly string[]
  /** What the rules read of each holder anywhere in the text. */
  elsewhere: ReadonlyMap<Entity | null, ReadonlySet<string>>
}

/** Takes the features that hold, in their order: as names, or as what a model has of them. */
export type Features = {
  add(name: string): void
  /** What a symbol makes with another one. */
  couple(one: string, other: string, how: Couple): void
}

/** What the learned reader sees of a candidate in a sentence: names of features that hold. */
export function featuresOf(candidate: Candidate, sight: Sight, reader: Reader): string[] {
  const names: string[] = []
  tellFeatures(candidate, sight, reader, {
    add: (name) => names.push(name),
    couple: (one, other, how) => names.push(nameOfCouple(one, other, how)),
  })
  return names
}

/** The same, judged by a model. */
export function judgeCandidate(candidate: Candidate, sight: Sight, reader: Reader, model: Model): Judged[] {
  const sum = startSum(model)
  tellFeatures(candidate, sight, reader, {
    add: (name) => addRow(sum, model.rows.get(name), model),
    couple: (one, other, how) => addRow(sum, rowOfCouple(one, other, how, model), model),
  })
  return judgeSum(sum, model)
}

function tellFeatures(candidate: Candidate, sight: Sight, reader: Reader, features: Features): void {
  const { sentence, candidates, signals } = sight
  const language = reader.language
  const holder = candidate.holder
  const side = sideIn(reader, holder)
  const { add } = features
  add('bias')
  add(`side=${side}`)
  add(`how=${candidate.how}`)
  add(`how=${candidate.how}|${side}`)
  const lean = leanOf(holder, reader)
  add(`lean=${lean}`)
  add(`lean=${lean}|${candidate.how}`)
  if (holder !== null) {
    add(`kind=${holder.kind}`)
    add(`kind=${holder.kind}|${candidate.how}`)
    if (holder.keys.size === 0) add('unnamed')
    for (const role of holder.roles) {
      if (EXPERTS.test(role)) add('role=expert')
      else if (JUDGES.test(role)) add('role=court')
      const english = glossPhrase([role]) || role
      add(`office=${english}`)
      add(`office=${english}|${side}`)
    }
  }
  add(sentence.field === 'title' ? 'title' : `at=${Math.min(sentence.index, 4)}`)
  const rivals = candidates.filter((one) => one !== candidate && one.attributions.some((a) => a.rule !== 'possessive'))
  const speaks = candidate.attributions.filter((one) => one.rule !== 'possessive')
  add(`rivals=${Math.min(rivals.length, 2)}|${speaks.length > 0 ? 'speaks' : candidate.how}`)
  if (holder !== null && reader.voice === holder) add('voice')
  for (const one of candidate.attributions) {
    add(`lemma=${language}:${one.lemma}`)
    add(`type=${one.type}`)
    add(`type=${one.type}|${side}`)
    add(`type=${one.type}|${lean}`)
    const idea = ideaOf(stemWord(one.lemma, language), language)
    if (idea !== undefined) {
      add(`says=${idea}`)
      add(`says=${idea}|${lean}`)
    }
    add(`rule=${one.rule.replace(/".*"/, '')}`)
    if (one.negated) add(`negated|${one.type}`)
  }
  for (const one of candidate.readings) {
    const sure = one.confidence >= 0.7 ? 'sure' : one.confidence >= 0.45 ? 'fair' : 'weak'
    add(`read=${one.stance}`)
    add(`read=${one.stance}|${sure}`)
    add(`read=${one.stance}|${side}`)
  }
  if (candidate.readings.length === 0) {
    add('read=nothing')
    const others = sight.elsewhere.get(holder)
    for (const stance of others ?? []) add(`elsewhere=${stance}`)
    if (others === undefined) add('elsewhere=nothing')
  }
  const covered = coverOf(candidate, sentence)
  for (const signal of signals) {
    const inside = covered[signal.from] === true
    add(`signal=${signal.type}|${inside ? 'in' : 'out'}`)
    if (inside) {
      add(`signal=${signal.type}|in|${side}`)
      add(`frame=${signal.id}`)
    }
  }
  const symbols = symbolsOf(sight, candidate, reader)
  const content = overlapWith(
    sentence.words.filter((_, at) => covered[at]),
    reader.content,
  ).weight
  const about = content >= 3 ? '3' : content >= 2 ? '2' : content >= 1 ? '1' : content > 0 ? '0+' : '0'
  add(`about=${about}`)
  add(`about=${about}|${side}`)
  if (speaks.length > 0) add(`about=${about}|${side}|${speaks[0]?.type}`)
  if (sentence.quotes.length > 0) add('quote')
  if (/\?/.test(sentence.text)) add('question')
  const spoken = candidate.attributions.length > 0 ? 'w' : 'x'
  const inside: string[] = []
  for (const [at, symbol] of symbols.entries()) {
    if (covered[at]) inside.push(symbol)
    else if (isIdea(symbol)) add(`out=${symbol}`)
  }
  ngrams(inside, spoken, lean, features)
  if (reader.content.negative) add(`claim denies|${lean}`)
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
  return sentence.words.map((word) => {
    if (word.kind === 'number') return '#'
    if (NEGATORS[language].test(word.folded)) return 'NO'
    const idea = ideaOf(word.stem, language)
    if (idea !== undefined) return idea.toUpperCase()
    const weight = reader.content.stems.get(word.stem)
    if (weight !== undefined && weight >= 0.7) return 'CLAIM'
    return `${language}:${word.stem}`
  })
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
function ngrams(all: readonly string[], spoken: 'w' | 'x', lean: string, { couple }: Features): void {
  const symbols = all.filter((symbol) => symbol !== '')
  for (const [at, symbol] of symbols.entries()) {
    couple(symbol, spoken, 'alone')
    const idea = isIdea(symbol)
    if (idea) couple(symbol, lean, 'leaning')
    const next = symbols[at + 1]
    if (next !== undefined) couple(symbol, next, 'next')
    if (!idea) continue
    for (let far = at + 1; far < Math.min(symbols.length, at + 7); far++) {
      const other = symbols[far] as string
      if (isIdea(other) && other !== symbol) couple(symbol, other, 'gapped')
    }
  }
}
