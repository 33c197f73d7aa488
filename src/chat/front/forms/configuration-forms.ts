import { type Office, readOffice, showOffice } from '../../../domain/office.ts'
import { OUTLET_TYPES } from '../../../domain/vocabulary.ts'
import type { ActorView } from '../../../ports/configuration-verbs.ts'
import { bounded } from '../../compose/limits.ts'
import { readerOf } from '../../compose/reader.ts'
import { changedReply } from '../changed-reply.ts'
import type { FormValues } from '../form.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import { say } from '../say.ts'
import { type FieldSpec, type FormSpec, fieldErrors, formReply, line, paragraph, REASON } from './form-spec.ts'

/** Buttons that open one of these forms. */
export const CONFIGURATION_FORMS = ['source_add', 'source_pause', 'actor_edit'] as const

const OUTLET: FieldSpec = {
  name: 'outlet',
  kind: 'select',
  required: true,
  options: ({ locale }) =>
    OUTLET_TYPES.map((value) => ({ value, label: readerOf(locale).configuration.outlet[value] })),
}
const KIND: FieldSpec = {
  name: 'actorKind',
  kind: 'select',
  required: true,
  options: ({ locale }) =>
    (['person', 'institution'] as const).map((value) => ({
      value,
      label: readerOf(locale).configuration.actors.kind[value],
    })),
}

/** `context`: the token of the trial. */
const sourceAdd: FormSpec = {
  id: 'source-add',
  fields: [
    line('name', true, 120),
    OUTLET,
    line('voiceOf', false, 64),
    line('interval', false, 8),
    line('note', false, 500),
  ],
  keepsWords: true,
  async submit(values, token, ctx) {
    const { name = '', voiceOf, interval, note } = values
    const outlet = OUTLET_TYPES.find((one) => one === values.outlet)
    const done = await ctx.commands.addSource(
      {
        from: { token },
        name,
        ...(outlet === undefined ? {} : { outlet }),
        ...(voiceOf ? { voiceOf } : {}),
        ...(interval ? { interval } : {}),
        ...(note ? { note } : {}),
      },
      ctx.asker,
    )
    return changedReply(done, ctx)
  },
}

const sourcePause: FormSpec = {
  id: 'source-pause',
  fields: [REASON],
  keepsWords: false,
  async submit({ reason = '' }, source, ctx) {
    return changedReply(await ctx.commands.changeSource({ source, do: 'pause', reason }, ctx.asker), ctx)
  },
}

const ACTOR_FIELDS = [line('name', true, 120), KIND, paragraph('spellings', false), paragraph('offices', false)]

const actorAdd: FormSpec = {
  id: 'actor-add',
  fields: ACTOR_FIELDS,
  keepsWords: true,
  async submit(values, _context, ctx) {
    const read = readActor(values, ctx)
    if ('wrong' in read) return read.wrong
    return changedReply(await ctx.commands.addActor(read.actor, ctx.asker), ctx)
  },
}

/** `context`: the id and the mark it had when the form was opened. */
const actorEdit: FormSpec = {
  id: 'actor-edit',
  fields: ACTOR_FIELDS,
  keepsWords: true,
  async submit(values, context, ctx) {
    const [actor = '', mark = ''] = context.split('~')
    const read = readActor(values, ctx)
    if ('wrong' in read) return read.wrong
    return changedReply(await ctx.commands.editActor({ ...read.actor, actor, mark }, ctx.asker), ctx)
  },
}

export const SETTING_FORMS = [sourceAdd, sourcePause, actorAdd, actorEdit]

/** The trial is asked for again by its token when the form is sent; the name alone is taken over. */
export async function openSourceAdd(token: string, ctx: FrontContext): Promise<FrontReply> {
  const trial = await ctx.commands.keptTrial({ token }, ctx.asker)
  return formReply(sourceAdd, ctx, token, { name: bounded(trial.draft?.name ?? '', 'name'), outlet: 'news' })
}

export function openSourcePause(source: string, ctx: FrontContext): FrontReply {
  return formReply(sourcePause, ctx, source)
}

export function openActorAdd(ctx: FrontContext, name = ''): FrontReply {
  return formReply(actorAdd, ctx, '', { name, actorKind: 'person' })
}

export async function openActorEdit(id: string, ctx: FrontContext): Promise<FrontReply> {
  const { actors } = await ctx.commands.actors({ typed: id }, ctx.asker)
  const actor = actors.find((one) => one.id === id)
  if (actor === undefined) return say(ctx, readerOf(ctx.locale).front.errors.oldButton)
  return formReply(actorEdit, ctx, `${actor.id}~${actor.mark}`, valuesOf(actor))
}

function valuesOf({ name, kind, aliases, affiliations }: ActorView): FormValues {
  return { name, actorKind: kind, spellings: aliases.join('\n'), offices: affiliations.map(showOffice).join('\n') }
}

type ReadActor = {
  actor: { name: string; kind: 'person' | 'institution'; aliases: string[]; affiliations: Office[] }
}

function readActor(values: FormValues, ctx: FrontContext): ReadActor | { wrong: FrontReply } {
  const offices = linesOf(values.offices).map((typed) => ({ typed, office: readOffice(typed) }))
  const wrong = offices.find(({ office }) => office === null)
  if (wrong !== undefined)
    return { wrong: fieldErrors({ offices: readerOf(ctx.locale).front.errors.office(bounded(wrong.typed, 'name')) }) }
  return {
    actor: {
      name: values.name ?? '',
      kind: values.actorKind === 'institution' ? 'institution' : 'person',
      aliases: linesOf(values.spellings),
      affiliations: offices.flatMap(({ office }) => (office === null ? [] : [office])),
    },
  }
}

function linesOf(typed: string | undefined): string[] {
  return (typed ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
