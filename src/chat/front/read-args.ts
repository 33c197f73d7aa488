import { distance } from 'fastest-levenshtein'
import type { Action } from '../../domain/message.ts'
import { bounded } from '../compose/limits.ts'
import { readerOf } from '../compose/reader.ts'
import { code, text } from '../compose/spans.ts'
import { fold } from '../text/fold.ts'
import { encodeAsk } from './ask.ts'
import { choiceLabel } from './describe.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import type { ArgName } from './names.ts'
import { say, typedWords } from './say.ts'
import type { ArgSpec, VerbArgs, VerbSpec } from './verb.ts'

/** Longest argument looked at, in UTF-16 units; an address may be longer. */
const ARG_MAX = 300
const URL_MAX = 2_000
/** A name this many edits away is still taken for a slip of the finger. */
const SLIP = 2

export type TypedArgs = Partial<Record<ArgName, string>>
export type ReadArgs = { ok: true; args: VerbArgs } | { ok: false; reply: FrontReply }

/** What was typed, as the verb takes it; or an answer that says what is wrong with it and offers what comes near. */
export async function readArgs(verb: VerbSpec, typed: TypedArgs, ctx: FrontContext): Promise<ReadArgs> {
  const args: VerbArgs = {}
  for (const spec of verb.args) {
    const value = (typed[spec.name] ?? '').trim().slice(0, spec.type === 'url' ? URL_MAX : ARG_MAX)
    if (value === '') {
      if (spec.required) return { ok: false, reply: await missing(verb, spec, args, ctx) }
      continue
    }
    const read = await readArg(spec, value, ctx)
    if (typeof read !== 'string') return { ok: false, reply: refuse(verb, spec, value, read, args, ctx) }
    args[spec.name] = read
  }
  return { ok: true, args }
}

/** What is wrong: a sentence, and values that may have been meant. */
type Wrong = { why: string; nearest: { value: string; label: string }[] }

async function readArg(spec: ArgSpec, value: string, ctx: FrontContext): Promise<string | Wrong> {
  const { errors } = readerOf(ctx.locale).front
  switch (spec.type) {
    case 'claim':
      return readClaim(value, ctx)
    case 'number':
    case 'statement':
    case 'proposal': {
      const digits = /^(?:#|n[.º°o]?\s?)?0*(\d{1,9})$/i.exec(value)?.[1]
      return digits ?? { why: `${errors.wrong(describe(spec, ctx), typedWords(value))} ${errors.number}`, nearest: [] }
    }
    case 'choice':
      return readChoice(spec, value, ctx)
    case 'url':
      return readUrl(value) ?? { why: errors.url, nearest: [] }
    case 'source':
      return readSource(value, ctx)
    case 'scope':
      return readScope(value, ctx)
    case 'text':
    case 'date':
    // The use cases name the nearest.
    case 'actor':
    case 'setting':
      return value
  }
}

async function readClaim(value: string, ctx: FrontContext): Promise<string | Wrong> {
  const { errors } = readerOf(ctx.locale).front
  const { exact, nearest, fits } = await ctx.commands.claimNames({ typed: value, limit: 5 }, ctx.asker)
  if (exact) return exact.slug
  const why =
    nearest.length === 0 ? errors.noClaims : (fits ? errors.severalClaims : errors.unknownClaim)(typedWords(value))
  return { why, nearest: nearest.map(({ slug, title }) => ({ value: slug, label: title })) }
}

/** `all`, `tag:border` (or `#border`), or a claim. */
async function readScope(value: string, ctx: FrontContext): Promise<string | Wrong> {
  if (/^(?:all|todo|todas|todos|everything|\*)$/i.test(value)) return 'all'
  const tag = /^(?:tag[:\s]\s*|#)([\p{L}\d][\p{L}\d-]{0,63})$/iu.exec(value)?.[1]
  return tag === undefined ? readClaim(value, ctx) : `tag:${tag.toLowerCase()}`
}

function readChoice(spec: ArgSpec, value: string, ctx: FrontContext): string | Wrong {
  const plain = (word: string) =>
    fold(word)
      .replace(/[\s_-]+/g, ' ')
      .trim()
  const wanted = plain(value)
  const known = (spec.choices ?? []).map((choice) => {
    return { choice, words: [plain(choice), plain(choiceLabel(choice, ctx.locale))] }
  })
  const exact = known.find(({ words }) => words.includes(wanted))
  const begins = known.filter(({ words }) => words.some((word) => word.startsWith(wanted)))
  const near = known.filter(({ words }) => words.some((word) => word.length > 3 && distance(word, wanted) <= SLIP))
  const found = exact ?? (begins.length === 1 ? begins[0] : near.length === 1 ? near[0] : undefined)
  if (found) return found.choice
  const { errors } = readerOf(ctx.locale).front
  return {
    why: `${errors.wrong(describe(spec, ctx), typedWords(value))} ${errors.expected((spec.choices ?? []).join(', '))}`,
    nearest: [],
  }
}

/** Slack writes an address as `<https://host/path|label>`; people leave out the scheme. */
export function readUrl(value: string): string | null {
  const bare = value.replace(/^<|>$/g, '').split('|')[0]?.trim() ?? ''
  if (/\s/.test(bare)) return null
  const whole = /^https?:\/\//i.test(bare)
    ? bare
    : /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(bare)
      ? `https://${bare}`
      : ''
  return whole !== '' && URL.canParse(whole) ? whole : null
}

async function readSource(value: string, ctx: FrontContext): Promise<string | Wrong> {
  const { sources } = await ctx.commands.sources({}, ctx.asker)
  const wanted = fold(value)
  const named = sources.map(({ source }) => ({
    id: source.id,
    name: source.name,
    words: fold(`${source.id} ${source.name}`),
  }))
  const exact = named.find(({ id, name }) => fold(id) === wanted || fold(name) === wanted)
  const having = named.filter(({ words }) => words.includes(wanted))
  const found = exact ?? (having.length === 1 ? having[0] : undefined)
  if (found) return found.id
  const near = having.length > 0 ? having : named.toSorted((a, b) => distance(a.id, wanted) - distance(b.id, wanted))
  return {
    why: readerOf(ctx.locale).front.errors.unknownSource(typedWords(value)),
    nearest: near.slice(0, 5).map(({ id, name }) => ({ value: id, label: name })),
  }
}

async function missing(verb: VerbSpec, spec: ArgSpec, args: VerbArgs, ctx: FrontContext): Promise<FrontReply> {
  if (spec.type === 'claim') return askWhichClaim(verb, args, ctx)
  const why = readerOf(ctx.locale).front.errors.missing(describe(spec, ctx))
  return refuse(verb, spec, '', { why, nearest: [] }, args, ctx)
}

/** Where a claim is needed and none was named: the newest ones are offered. */
export async function askWhichClaim(verb: VerbSpec, args: VerbArgs, ctx: FrontContext): Promise<FrontReply> {
  const { errors } = readerOf(ctx.locale).front
  const { nearest } = await ctx.commands.claimNames({ typed: '', limit: 5 }, ctx.asker)
  const why = nearest.length === 0 ? errors.noClaims : errors.whichClaim
  const offers = nearest.map(({ slug, title }) => ({ value: slug, label: title }))
  return refuse(verb, CLAIM, '', { why, nearest: offers }, args, ctx)
}

const CLAIM: ArgSpec = { name: 'claim', type: 'claim', required: true }

function refuse(
  verb: VerbSpec,
  spec: ArgSpec,
  typed: string,
  { why, nearest }: Wrong,
  args: VerbArgs,
  ctx: FrontContext,
): FrontReply {
  const { errors } = readerOf(ctx.locale).front
  const example = verb.examples[0]
  return say(
    ctx,
    why,
    [
      ...(nearest.length === 0
        ? []
        : [
            [
              text(typed === '' ? '' : `${errors.didYouMean}: `),
              ...nearest.flatMap(({ value }, index) => [text(index === 0 ? '' : ' · '), code(bounded(value, 'name'))]),
            ],
          ]),
      ...(example === undefined ? [] : [[text(`${errors.try}: `), code(`/${verb.group} ${verb.name} ${example}`)]]),
    ].filter((spans) => spans.length > 0),
    nearest.flatMap((one) => offer(verb, { ...args, [spec.name]: one.value }, one.label)),
  )
}

/** The same question with what may have been meant. */
function offer(verb: VerbSpec, args: VerbArgs, label: string): Action[] {
  const value = encodeAsk(verb, args)
  const words = bounded(label, 'name')
  return value === null ? [] : [{ id: 'show', label: words, value, command: `/${verb.group} ${verb.name} ${words}` }]
}

function describe(spec: ArgSpec, ctx: FrontContext): string {
  return readerOf(ctx.locale).front.args[spec.name]
}
