import { answerReply, pageFrom, pageOf } from '../answer-reply.ts'
import { doneReply } from '../done-reply.ts'
import { openReview } from '../forms/status-forms.ts'
import type { ArgSpec, VerbSpec } from '../verb.ts'

/** Entries on a page; each has its own buttons. */
const PAGE_SIZE = { proposals: 4, sources: 10, possible: 4, deliveries: 5 } as const
const page: ArgSpec = { name: 'page', type: 'number', required: false }
const editor = { group: 'claim-admin', shareable: false } as const
const NOBODY = /^(?:nobody|none|nadie|-)$/i

const review: VerbSpec = {
  ...editor,
  name: 'review',
  aliases: ['proposals', 'decide', 'queue', 'revisar', 'propuestas'],
  args: [
    { name: 'claim', type: 'claim', required: false },
    { name: 'proposal', type: 'proposal', required: false },
    page,
  ],
  examples: ['', 'cartel-bounties', '3'],
  async run(args, ctx) {
    if (args.proposal !== undefined) return openReview(Number(args.proposal), 'confirm', ctx)
    const answer = await ctx.commands.proposals(args.claim === undefined ? {} : { claim: args.claim }, ctx.asker)
    const shown = pageOf(args, PAGE_SIZE.proposals, answer.proposals.length)
    return answerReply(answer, review, args, ctx, { window: shown, page: shown })
  },
}

const sources: VerbSpec = {
  ...editor,
  name: 'sources',
  aliases: ['feeds', 'fuentes'],
  args: [page],
  examples: [''],
  async run(args, ctx) {
    const answer = await ctx.commands.sources({}, ctx.asker)
    const shown = pageOf(args, PAGE_SIZE.sources, answer.sources.length)
    return answerReply(answer, sources, args, ctx, { window: shown, page: shown })
  },
}

const release: VerbSpec = {
  ...editor,
  name: 'release',
  aliases: ['let-go', 'soltar', 'liberar'],
  args: [
    { name: 'source', type: 'source', required: true },
    { name: 'drop', type: 'choice', required: false, choices: ['yes'] },
  ],
  examples: ['gao', 'gao drop:yes'],
  async run(args, ctx) {
    const input = { source: args.source ?? '', drop: args.drop === 'yes' }
    return doneReply(await ctx.commands.release(input, ctx.asker), ctx)
  },
}

const possible: VerbSpec = {
  ...editor,
  name: 'possible',
  aliases: ['maybe', 'posibles'],
  args: [{ name: 'claim', type: 'claim', required: false }, page],
  examples: ['', 'cartel-bounties'],
  async run(args, ctx) {
    const size = PAGE_SIZE.possible
    const offset = pageFrom(args, size)
    const input = { ...(args.claim === undefined ? {} : { claim: args.claim }), limit: size, offset }
    const answer = await ctx.commands.possible(input, ctx.asker)
    const shown = { from: offset, size, total: answer.total, more: offset + size < answer.total }
    return answerReply(answer, possible, args, ctx, { page: shown })
  },
}

/** More than anybody decides by hand; the command line shows the rest. */
const DELIVERIES_READ = 200

const deliveries: VerbSpec = {
  ...editor,
  name: 'deliveries',
  aliases: ['posts', 'outbox', 'envios', 'publicaciones'],
  args: [{ name: 'state', type: 'choice', required: false, choices: ['open', 'needs_review', 'refused', 'all'] }, page],
  examples: ['', 'needs_review'],
  async run(args, ctx) {
    const state = (['needs_review', 'refused', 'all'] as const).find((one) => one === args.state) ?? 'open'
    const answer = await ctx.commands.deliveries({ state, limit: DELIVERIES_READ }, ctx.asker)
    const shown = pageOf(args, PAGE_SIZE.deliveries, answer.deliveries.length)
    return answerReply(answer, deliveries, args, ctx, { window: shown, page: shown })
  },
}

const assign: VerbSpec = {
  ...editor,
  name: 'assign',
  aliases: ['owner', 'asignar'],
  args: [
    { name: 'proposal', type: 'proposal', required: true },
    { name: 'owner', type: 'text', required: false },
  ],
  examples: ['3', '3 Ana Ruiz', '3 nobody'],
  async run(args, ctx) {
    const { owner = ctx.asker.name } = args
    const input = { proposalId: Number(args.proposal), owner: NOBODY.test(owner) ? null : owner }
    return doneReply(await ctx.commands.assignProposal(input, ctx.asker), ctx)
  },
}

export const QUEUE_VERBS = [review, sources, release, possible, deliveries, assign]
