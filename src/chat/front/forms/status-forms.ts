import type { StatusChange } from '../../../domain/status.ts'
import { FLAGS, type Locale, RUNGS } from '../../../domain/vocabulary.ts'
import type { Adjudication } from '../../../ports/editor-verbs.ts'
import { historyAction, proposalsAction, statusAction } from '../../compose/actions.ts'
import { readerOf } from '../../compose/reader.ts'
import { choiceLabel } from '../describe.ts'
import { doneReply } from '../done-reply.ts'
import type { FormValues } from '../form.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import { type FieldSpec, type FormSpec, fieldErrors, formReply, line, REASON } from './form-spec.ts'
import { readNumbers, splitWords } from './read-lists.ts'

type Change = Exclude<StatusChange, { type: 'settle_request' }>

const CHANGE: FieldSpec = { name: 'change', kind: 'select', required: true, options: changeOptions }
const VERDICTS = ['confirm', 'edit', 'dismiss'] as const

const setStatus: FormSpec = {
  id: 'set-status',
  fields: [CHANGE, REASON, line('by', false, 500), line('statements', false, 200), line('adjudication', false, 500)],
  keepsWords: true,
  async submit(values, claim, ctx) {
    const { errors } = readerOf(ctx.locale).front
    const change = readChange(values)
    if (change === null) return fieldErrors({ change: errors.required })
    if (change.type === 'set_flag' && change.flag === 'disputed' && change.by.length === 0)
      return fieldErrors({ by: errors.flagBy })
    const statementIds = readNumbers(values.statements ?? '')
    if (statementIds === null) return fieldErrors({ statements: errors.number })
    const adjudication = readAdjudication(values.adjudication)
    const needed = change.type === 'set_flag' && change.flag === 'adjudicated'
    if (adjudication === null || (needed && adjudication === undefined))
      return fieldErrors({ adjudication: errors.adjudication })
    const done = await ctx.commands.setStatus(
      {
        claim,
        change,
        reason: values.reason ?? '',
        ...(statementIds.length === 0 ? {} : { statementIds }),
        ...(needed && adjudication ? { adjudication } : {}),
      },
      ctx.asker,
    )
    return statusDone(done, claim, ctx)
  },
}

const review: FormSpec = {
  id: 'review',
  fields: [
    {
      name: 'verdict',
      kind: 'select',
      required: true,
      options: ({ locale }) => VERDICTS.map((value) => ({ value, label: choiceLabel(value, locale) })),
    },
    { ...REASON, required: false },
    { ...CHANGE, required: false },
    line('by', false, 500),
    line('adjudication', false, 500),
  ],
  keepsWords: false,
  async submit(values, context, ctx) {
    const { errors } = readerOf(ctx.locale).front
    const verdict = VERDICTS.find((one) => one === values.verdict)
    if (verdict === undefined) return fieldErrors({ verdict: errors.required })
    const reason = values.reason ?? ''
    if (verdict !== 'confirm' && reason === '') return fieldErrors({ reason: errors.required })
    const change = verdict === 'edit' ? readChange(values) : null
    if (verdict === 'edit' && change === null) return fieldErrors({ change: errors.required })
    const adjudication = readAdjudication(values.adjudication)
    if (adjudication === null) return fieldErrors({ adjudication: errors.adjudication })
    const input = {
      proposalId: Number(context),
      verdict,
      ...(change ? { change } : {}),
      ...(adjudication ? { adjudication } : {}),
      ...(reason === '' ? {} : { reason }),
    }
    return doneReply(await ctx.commands.decide(input, ctx.asker), ctx, [proposalsAction(readerOf(ctx.locale))])
  },
}

/** A proposal to flag a ruling is confirmed with what was found. */
const ruling: FormSpec = {
  id: 'ruling',
  fields: [line('forum'), line('standard'), line('outcome', true, 300), { ...REASON, required: false }],
  keepsWords: true,
  async submit({ forum = '', standard = '', outcome = '', reason = '' }, context, ctx) {
    const input = {
      proposalId: Number(context),
      verdict: 'confirm',
      adjudication: { forum, standard, outcome },
      ...(reason === '' ? {} : { reason }),
    } as const
    return doneReply(await ctx.commands.decide(input, ctx.asker), ctx, [proposalsAction(readerOf(ctx.locale))])
  },
}

const undo: FormSpec = {
  id: 'undo',
  fields: [REASON],
  keepsWords: false,
  async submit(values, context, ctx) {
    const [claim = '', step] = context.split('~')
    const stepId = step === undefined || step === '' ? {} : { stepId: Number(step) }
    const done = await ctx.commands.undoStatus({ claim, ...stepId, reason: values.reason ?? '' }, ctx.asker)
    return statusDone(done, claim, ctx)
  },
}

export const STATUS_FORMS = [setStatus, review, ruling, undo]

export function openSetStatus(claim: string, ctx: FrontContext): FrontReply {
  return formReply(setStatus, ctx, claim)
}

/** `verdict` is what it starts with: the button that opened it. */
export function openReview(proposalId: number, verdict: (typeof VERDICTS)[number], ctx: FrontContext): FrontReply {
  return formReply(review, ctx, String(proposalId), { verdict })
}

export function openRuling(proposalId: number, ctx: FrontContext): FrontReply {
  return formReply(ruling, ctx, String(proposalId))
}

export function openUndo(claim: string, ctx: FrontContext): FrontReply {
  return formReply(undo, ctx, claim)
}

/** `rung:cited`, `set:disputed`, `clear:disputed`: seventeen. */
function changeOptions({ locale }: { locale: Locale }): { value: string; label: string }[] {
  const { words } = readerOf(locale)
  return [
    ...RUNGS.map((rung) => ({ value: `rung:${rung}`, label: words.setRung(rung) })),
    ...FLAGS.map((flag) => ({ value: `set:${flag}`, label: words.setFlag(flag, []) })),
    ...FLAGS.map((flag) => ({ value: `clear:${flag}`, label: words.clearFlag(flag) })),
  ]
}

function readChange(values: FormValues): Change | null {
  const [what, value] = (values.change ?? '').split(':')
  const rung = RUNGS.find((one) => one === value)
  if (what === 'rung' && rung !== undefined) return { type: 'set_rung', rung }
  const flag = FLAGS.find((one) => one === value)
  if (flag === undefined) return null
  if (what === 'set') return { type: 'set_flag', flag, by: splitWords(values.by ?? '') }
  return what === 'clear' ? { type: 'clear_flag', flag } : null
}

/** "Forum; standard; outcome"; `null` where it is not three parts, nothing where nothing was typed. */
function readAdjudication(typed: string | undefined): Adjudication | null | undefined {
  if (typed === undefined || typed === '') return undefined
  const [forum, standard, outcome, ...rest] = typed.split(';').map((part) => part.trim())
  return forum && standard && outcome && rest.length === 0 ? { forum, standard, outcome } : null
}

function statusDone(done: Parameters<typeof doneReply>[0], claim: string, ctx: FrontContext): FrontReply {
  const reader = readerOf(ctx.locale)
  return doneReply(done, ctx, [statusAction(claim, reader), historyAction(claim, reader)])
}
