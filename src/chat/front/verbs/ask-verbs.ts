import { STANCES } from '../../../domain/vocabulary.ts'
import { EXPORT_FORMATS, SEARCH_KINDS } from '../../../ports/reader-verbs.ts'
import { buildAnswerMessage } from '../../answers/build-answer.ts'
import { mendAction, notAboutAction, watchHereAction } from '../../compose/actions.ts'
import { readerOf } from '../../compose/reader.ts'
import { answerReply, pageFrom, pageOf } from '../answer-reply.ts'
import type { ArgSpec, VerbSpec } from '../verb.ts'
import { historyPage } from './history-page.ts'
import { optional } from './optional.ts'

/** Entries on a page: what a screen holds without scrolling far. */
export const PAGE_SIZE = { claims: 10, history: 10, requests: 8, search: 8 } as const

const claim: ArgSpec = { name: 'claim', type: 'claim', required: true }
const someClaim: ArgSpec = { ...claim, required: false }
const page: ArgSpec = { name: 'page', type: 'number', required: false }
const date = (name: 'from' | 'until' | 'asof'): ArgSpec => ({ name, type: 'date', required: false })

const status: VerbSpec = {
  name: 'status',
  group: 'claim',
  aliases: ['state', 'show', 'estado'],
  args: [claim],
  examples: ['cartel-bounties', 'cartel bounties'],
  shareable: true,
  async run(args, ctx) {
    const slug = args.claim ?? ''
    const answer = await ctx.commands.status({ claim: slug }, ctx.asker)
    return answerReply(answer, status, args, ctx, { actions: [watchHereAction(slug, readerOf(ctx.locale))] })
  },
}

const list: VerbSpec = {
  name: 'list',
  group: 'claim',
  aliases: ['claims', 'ls', 'lista', 'afirmaciones'],
  args: [
    { name: 'tag', type: 'text', required: false },
    { name: 'archived', type: 'choice', required: false, choices: ['yes'] },
    page,
  ],
  examples: ['', 'tag:border'],
  shareable: true,
  async run(args, ctx) {
    const tag = args.tag?.replace(/^#/, '')
    const answer = await ctx.commands.claims(
      { ...(tag === undefined ? {} : { tag }), archived: args.archived === 'yes' },
      ctx.asker,
    )
    const shown = pageOf(args, PAGE_SIZE.claims, answer.claims.length)
    return answerReply(answer, list, args, ctx, { window: shown, page: shown })
  },
}

const history: VerbSpec = {
  name: 'history',
  group: 'claim',
  aliases: ['log', 'historial', 'historia'],
  args: [claim, page],
  examples: ['cartel-bounties'],
  shareable: true,
  run: (args, ctx) => historyPage(history, args, ctx, PAGE_SIZE.history),
}

const asof: VerbSpec = {
  name: 'asof',
  group: 'claim',
  aliases: ['as-of', 'at', 'on', 'al'],
  args: [
    claim,
    { name: 'date', type: 'date', required: true },
    { name: 'by', type: 'choice', required: false, choices: ['known', 'said'] },
  ],
  examples: ['cartel-bounties 2025-10-16', 'cartel-bounties 2025-10-16 by:said'],
  shareable: true,
  async run(args, ctx) {
    const by = args.by === 'said' ? 'said' : 'known'
    const input = { claim: args.claim ?? '', date: args.date ?? '', by, zone: ctx.zone } as const
    return answerReply(await ctx.commands.asOf(input, ctx.asker), asof, args, ctx)
  },
}

const why: VerbSpec = {
  name: 'why',
  group: 'claim',
  aliases: ['porque', 'por-que'],
  args: [{ name: 'statement', type: 'statement', required: true }],
  examples: ['12'],
  shareable: true,
  async run(args, ctx) {
    const reader = readerOf(ctx.locale)
    const statementId = Number(args.statement)
    const answer = await ctx.commands.why({ statementId }, ctx.asker)
    const actions = ctx.asker.editor ? [notAboutAction(statementId, reader), mendAction(statementId, reader)] : []
    return answerReply(answer, why, args, ctx, { actions })
  },
}

const whyNot: VerbSpec = {
  name: 'why-not',
  group: 'claim',
  aliases: ['whynot', 'why_not', 'por-que-no'],
  args: [{ name: 'url', type: 'url', required: true }],
  examples: ['https://www.dhs.gov/news/2025/10/14/…'],
  shareable: true,
  async run(args, ctx) {
    return answerReply(await ctx.commands.whyNot({ url: args.url ?? '' }, ctx.asker), whyNot, args, ctx)
  },
}

const requests: VerbSpec = {
  name: 'requests',
  group: 'claim',
  aliases: ['asks', 'peticiones', 'solicitudes'],
  args: [someClaim, page],
  examples: ['', 'cartel-bounties'],
  shareable: true,
  async run(args, ctx) {
    const answer = await ctx.commands.requests(args.claim === undefined ? {} : { claim: args.claim }, ctx.asker)
    const shown = pageOf(args, PAGE_SIZE.requests, answer.requests.length)
    return answerReply(answer, requests, args, ctx, { window: shown, page: shown })
  },
}

const coverage: VerbSpec = {
  name: 'coverage',
  group: 'claim',
  aliases: ['cobertura'],
  args: [someClaim, date('from'), date('until')],
  examples: ['cartel-bounties', 'cartel-bounties from:2025-10-14 until:2025-10-31'],
  shareable: true,
  async run(args, ctx) {
    const { claim: slug, from, until } = args
    const input = { ...optional({ claim: slug, from, until }), zone: ctx.zone }
    return answerReply(await ctx.commands.coverage(input, ctx.asker), coverage, args, ctx)
  },
}

const search: VerbSpec = {
  name: 'search',
  group: 'claim',
  aliases: ['find', 'buscar', 'busca'],
  args: [
    { name: 'text', type: 'text', required: true, keepsMarks: true },
    { ...someClaim },
    { name: 'kind', type: 'choice', required: false, choices: SEARCH_KINDS },
    { name: 'stance', type: 'choice', required: false, choices: STANCES },
    { name: 'source', type: 'source', required: false },
    date('from'),
    date('until'),
    { name: 'order', type: 'choice', required: false, choices: ['newest', 'best'] },
    page,
  ],
  examples: ['no hay información', 'bounties kind:item from:2025-10-14'],
  shareable: true,
  async run(args, ctx) {
    const { text = '', claim: slug, kind, stance, source, from, until } = args
    const offset = pageFrom(args, PAGE_SIZE.search)
    const input = {
      text,
      ...optional({ claim: slug, source, from, until, stance: STANCES.find((one) => one === stance) }),
      ...(kind === undefined ? {} : { kinds: SEARCH_KINDS.filter((one) => one === kind) }),
      by: args.order === 'best' ? ('best' as const) : ('newest' as const),
      zone: ctx.zone,
      limit: PAGE_SIZE.search,
      offset,
    }
    const answer = await ctx.commands.search(input, ctx.asker)
    const shown = { from: offset, size: PAGE_SIZE.search, total: null, more: answer.more }
    return answerReply(answer, search, args, ctx, { page: shown })
  },
}

const exportClaim: VerbSpec = {
  name: 'export',
  group: 'claim',
  aliases: ['download', 'exportar'],
  args: [claim, { name: 'format', type: 'choice', required: false, choices: EXPORT_FORMATS }, date('asof')],
  examples: ['cartel-bounties markdown', 'cartel-bounties csv asof:2025-10-31'],
  shareable: false,
  async run(args, ctx) {
    const format = EXPORT_FORMATS.find((one) => one === args.format) ?? 'markdown'
    const input = {
      claim: args.claim ?? '',
      format,
      ...optional({ asOf: args.asof }),
      zone: ctx.zone,
      locale: ctx.locale,
    }
    const answer = await ctx.commands.export(input, ctx.asker)
    const { fileName, mediaType, text } = answer
    return { type: 'file', message: buildAnswerMessage(answer, ctx.locale), fileName, mediaType, text }
  },
}

export const ASK_VERBS = [status, list, history, asof, why, whyNot, requests, coverage, search, exportClaim]
