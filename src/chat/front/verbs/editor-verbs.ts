import { openDraft, openEdit, runBacktest } from '../forms/claim-forms.ts'
import { openStatement, openStatementEdit } from '../forms/statement-forms.ts'
import { openSetStatus, openUndo } from '../forms/status-forms.ts'
import { openArchive, openDismiss, openRequestForm, openRequestState } from '../forms/upkeep-forms.ts'
import { askWhichClaim } from '../read-args.ts'
import { editOfWord, STATEMENT_EDITS, statementReply } from '../statement-reply.ts'
import type { ArgSpec, VerbSpec } from '../verb.ts'

const claim: ArgSpec = { name: 'claim', type: 'claim', required: true }
const someClaim: ArgSpec = { ...claim, required: false }
/** Every verb of this file opens a form, so nothing of it can be shared. */
const editor = { group: 'claim-admin', shareable: false } as const

const add: VerbSpec = {
  ...editor,
  name: 'add',
  aliases: ['new', 'track', 'crear', 'nueva'],
  args: [],
  examples: [''],
  run: async (_args, ctx) => openDraft('add', ctx),
}

const edit: VerbSpec = {
  ...editor,
  name: 'edit',
  aliases: ['change', 'editar'],
  args: [claim, { name: 'part', type: 'choice', required: false, choices: ['wording', 'names', 'settings'] }],
  examples: ['cartel-bounties', 'cartel-bounties names'],
  run: (args, ctx) => {
    const part = (['names', 'settings'] as const).find((one) => one === args.part) ?? 'wording'
    return openEdit(args.claim ?? '', part, ctx)
  },
}

const statement: VerbSpec = {
  ...editor,
  name: 'statement',
  aliases: ['say', 'declaracion'],
  args: [
    someClaim,
    { name: 'statement', type: 'statement', required: false },
    { name: 'do', type: 'choice', required: false, choices: STATEMENT_EDITS },
  ],
  examples: ['cartel-bounties', '12', '12 re-stance'],
  async run(args, ctx) {
    const edited = editOfWord(args.do)
    if (args.statement !== undefined)
      return edited === null
        ? statementReply(Number(args.statement), ctx)
        : openStatementEdit(Number(args.statement), edited, ctx)
    return args.claim === undefined ? askWhichClaim(statement, args, ctx) : openStatement(args.claim, ctx)
  },
}

const setStatus: VerbSpec = {
  ...editor,
  name: 'set-status',
  aliases: ['setstatus', 'set', 'fijar'],
  args: [claim],
  examples: ['cartel-bounties'],
  run: async (args, ctx) => openSetStatus(args.claim ?? '', ctx),
}

const dismiss: VerbSpec = {
  ...editor,
  name: 'dismiss',
  aliases: ['not-about', 'descartar'],
  args: [{ name: 'target', type: 'text', required: false }, someClaim],
  examples: ['12', 'https://www.dhs.gov/news/2025/10/14/… claim:cartel-bounties'],
  run: async (args, ctx) => openDismiss(args.target?.replace(/^#/, '') ?? '', args.claim ?? '', ctx),
}

const archive: VerbSpec = {
  ...editor,
  name: 'archive',
  aliases: ['stop', 'archivar'],
  args: [claim, { name: 'restore', type: 'choice', required: false, choices: ['yes'] }],
  examples: ['cartel-bounties', 'cartel-bounties restore:yes'],
  run: async (args, ctx) => openArchive(args.claim ?? '', args.restore === 'yes', ctx),
}

const backtest: VerbSpec = {
  ...editor,
  name: 'backtest',
  aliases: ['try', 'probar'],
  args: [someClaim],
  examples: ['', 'cartel-bounties'],
  async run(args, ctx) {
    if (args.claim === undefined) return openDraft('backtest', ctx)
    const {
      version: _version,
      archived: _archived,
      ...facts
    } = await ctx.commands.claimFacts({ claim: args.claim }, ctx.asker)
    return runBacktest(facts, ctx)
  },
}

const undo: VerbSpec = {
  ...editor,
  name: 'undo',
  aliases: ['revert', 'deshacer'],
  args: [claim],
  examples: ['cartel-bounties'],
  run: async (args, ctx) => openUndo(args.claim ?? '', ctx),
}

const request: VerbSpec = {
  ...editor,
  name: 'request',
  aliases: ['ask', 'peticion'],
  args: [someClaim, { name: 'request', type: 'number', required: false }],
  examples: ['cartel-bounties', '3'],
  async run(args, ctx) {
    if (args.request !== undefined) return openRequestState(Number(args.request), ctx)
    return args.claim === undefined ? askWhichClaim(request, args, ctx) : openRequestForm(args.claim, ctx)
  },
}

export const FORM_VERBS = [add, edit, statement, setStatus, dismiss, archive, backtest, undo, request]
