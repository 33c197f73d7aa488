import { REQUEST_SETTINGS } from '../../../ports/commands.ts'
import { notAboutAction, requestsAction, restoreAction, statusAction, whyAction } from '../../compose/actions.ts'
import { readerOf } from '../../compose/reader.ts'
import { choiceLabel } from '../describe.ts'
import { doneReply } from '../done-reply.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import { readUrl } from '../read-args.ts'
import { type FormSpec, fieldErrors, formReply, line, paragraph, REASON } from './form-spec.ts'
import { readNumbers } from './read-lists.ts'

const dismiss: FormSpec = {
  id: 'dismiss',
  fields: [line('target', true, 2_000), REASON, line('claim', false, 80)],
  keepsWords: false,
  async submit(values, _context, ctx) {
    const { errors } = readerOf(ctx.locale).front
    const typed = values.target ?? ''
    const [number] = readNumbers(typed) ?? []
    const url = number === undefined ? readUrl(typed) : null
    if (number === undefined && url === null) return fieldErrors({ target: errors.notStatement(typed) })
    // An item may be about several claims: an address alone does not say which is meant.
    if (number === undefined && !values.claim) return fieldErrors({ claim: errors.required })
    const input = {
      target: number === undefined ? { url: url ?? '' } : { statementId: number },
      ...(values.claim ? { claim: values.claim } : {}),
      reason: values.reason ?? '',
      undo: false,
    }
    const done = await ctx.commands.dismiss(input, ctx.asker)
    return doneReply(done, ctx, number === undefined ? [] : [whyAction(number, readerOf(ctx.locale))])
  },
}

const archive = archiving('archive', false)
const restore = archiving('restore', true)

const request: FormSpec = {
  id: 'request',
  fields: [
    line('from'),
    line('to', false),
    paragraph('what', true, 1_000),
    { name: 'on', kind: 'date', required: false, maxLength: 40 },
    REASON,
  ],
  keepsWords: true,
  async submit(values, claim, ctx) {
    const done = await ctx.commands.openRequest(
      {
        claim,
        from: values.from ?? '',
        ...(values.to ? { to: values.to } : {}),
        what: values.what ?? '',
        ...(values.on ? { on: values.on } : {}),
        zone: ctx.zone,
        reason: values.reason ?? '',
      },
      ctx.asker,
    )
    const reader = readerOf(ctx.locale)
    return doneReply(done, ctx, [requestsAction(reader), statusAction(claim, reader)])
  },
}

const setRequest: FormSpec = {
  id: 'request-set',
  fields: [
    {
      name: 'state',
      kind: 'select',
      required: true,
      options: ({ locale }) => REQUEST_SETTINGS.map((value) => ({ value, label: settingLabel(value, locale) })),
    },
    REASON,
    line('statement', false, 12),
  ],
  keepsWords: false,
  async submit(values, context, ctx) {
    const state = REQUEST_SETTINGS.find((one) => one === values.state)
    const numbers = readNumbers(values.statement ?? '')
    const { errors } = readerOf(ctx.locale).front
    if (state === undefined) return fieldErrors({ state: errors.required })
    if (numbers === null || numbers.length > 1) return fieldErrors({ statement: errors.number })
    const [statementId] = numbers
    const done = await ctx.commands.setRequest(
      {
        requestId: Number(context),
        state,
        reason: values.reason ?? '',
        ...(statementId === undefined ? {} : { statementId }),
      },
      ctx.asker,
    )
    return doneReply(done, ctx, [requestsAction(readerOf(ctx.locale))])
  },
}

const dismissPossible: FormSpec = {
  id: 'possible-dismiss',
  fields: [REASON],
  keepsWords: false,
  async submit(values, context, ctx) {
    const [item = '', claim = ''] = context.split(':')
    const input = { itemId: Number(item), claim, verdict: 'dismiss', reason: values.reason ?? '' } as const
    return doneReply(await ctx.commands.decidePossible(input, ctx.asker), ctx)
  },
}

/** What an analyst read goes on record as the editor's own word; "Not about this claim" takes it back. */
const adopt: FormSpec = {
  id: 'adopt',
  fields: [REASON],
  keepsWords: false,
  async submit(values, context, ctx) {
    const [item = '', claim = '', index = ''] = context.split(':')
    const input = { itemId: Number(item), claim, index: Number(index), reason: values.reason ?? '' }
    const done = await ctx.commands.adoptReading(input, ctx.asker)
    const { statementId } = done
    const reader = readerOf(ctx.locale)
    const actions =
      statementId === undefined ? [] : [whyAction(statementId, reader), notAboutAction(statementId, reader)]
    return doneReply(done, ctx, actions)
  },
}

export const UPKEEP_FORMS = [dismiss, archive, restore, request, setRequest, dismissPossible, adopt]

/** "Not about this claim": of a statement's item, or of an article by its address. */
export function openDismiss(target: string, claim: string, ctx: FrontContext): FrontReply {
  return formReply(dismiss, ctx, '', { target, claim })
}

export function openArchive(claim: string, again: boolean, ctx: FrontContext): FrontReply {
  return formReply(again ? restore : archive, ctx, claim)
}

export function openRequestForm(claim: string, ctx: FrontContext): FrontReply {
  return formReply(request, ctx, claim)
}

export function openRequestState(requestId: number, ctx: FrontContext): FrontReply {
  return formReply(setRequest, ctx, String(requestId))
}

export function openAdopt(value: string, ctx: FrontContext): FrontReply {
  return formReply(adopt, ctx, value)
}

export function openPossibleDismiss(value: string, ctx: FrontContext): FrontReply {
  return formReply(dismissPossible, ctx, value)
}

function archiving(id: 'archive' | 'restore', again: boolean): FormSpec {
  return {
    id,
    fields: [REASON],
    keepsWords: false,
    async submit(values, claim, ctx) {
      const input = { claim, reason: values.reason ?? '', ...(again ? { restore: true } : {}) }
      const done = await ctx.commands.archiveClaim(input, ctx.asker)
      const reader = readerOf(ctx.locale)
      return doneReply(done, ctx, [again ? statusAction(claim, reader) : restoreAction(claim, reader)])
    },
  }
}

function settingLabel(value: (typeof REQUEST_SETTINGS)[number], locale: FrontContext['locale']): string {
  return value === 'open' ? readerOf(locale).words.requestState.opened : choiceLabel(value, locale)
}
