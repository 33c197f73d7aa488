import type { Action } from '../../../domain/message.ts'
import type { EditorPlace } from '../../../ports/configuration-verbs.ts'
import { readerOf } from '../../compose/reader.ts'
import { answerReply, pageOf } from '../answer-reply.ts'
import { changedReply, undoAction } from '../changed-reply.ts'
import { openActorAdd, openActorEdit, openSourcePause } from '../forms/configuration-forms.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import type { ArgSpec, VerbArgs, VerbSpec } from '../verb.ts'

const SETTINGS_PAGE = 8
/** Of a list, each with its own buttons. */
const WITH_BUTTONS = 3
const CHANGES = 10
const page: ArgSpec = { name: 'page', type: 'number', required: false }
const editor = { group: 'claim-admin', shareable: false } as const
const DEFAULT = /^(?:default|none|fábrica|fabrica)$/i

/** An address is tried out; a source is shown with what can be done with it. */
export const source: VerbSpec = {
  ...editor,
  name: 'source',
  aliases: ['feed', 'fuente'],
  args: [
    { name: 'source', type: 'source', required: false },
    { name: 'do', type: 'choice', required: false, choices: ['pause', 'resume', 'remove'] },
    { name: 'url', type: 'url', required: false },
    { name: 'reason', type: 'text', required: false },
  ],
  examples: ['https://www.gao.gov/rss/reports.xml', 'gao', 'pause gao', 'resume gao'],
  async run(args, ctx) {
    if (args.url !== undefined) {
      const trial = await ctx.commands.trySource({ url: args.url }, ctx.asker)
      return answerReply(trial, source, args, ctx)
    }
    return args.source === undefined ? listSources(args, ctx) : actOnSource(args.source, args, ctx)
  },
}

async function actOnSource(id: string, args: VerbArgs, ctx: FrontContext): Promise<FrontReply> {
  switch (args.do) {
    case 'pause':
      return args.reason === undefined
        ? openSourcePause(id, ctx)
        : changedReply(
            await ctx.commands.changeSource({ source: id, do: 'pause', reason: args.reason }, ctx.asker),
            ctx,
          )
    case 'resume':
    case 'remove':
      return changedReply(await ctx.commands.changeSource({ source: id, do: args.do }, ctx.asker), ctx)
    default: {
      const answer = await ctx.commands.sources({}, ctx.asker)
      const one = answer.sources.filter((each) => each.source.id === id)
      const actions = one.flatMap(({ enabled }) => sourceActions(id, enabled, ctx))
      return answerReply({ ...answer, sources: one }, source, args, ctx, { actions })
    }
  }
}

async function listSources(args: VerbArgs, ctx: FrontContext): Promise<FrontReply> {
  const answer = await ctx.commands.sources({}, ctx.asker)
  const shown = pageOf(args, SETTINGS_PAGE, answer.sources.length)
  return answerReply(answer, source, args, ctx, { window: shown })
}

function sourceActions(id: string, enabled: boolean, { locale }: FrontContext): Action[] {
  const { sources } = readerOf(locale).configuration
  const act = (word: 'pause' | 'resume' | 'remove', style?: 'danger'): Action => ({
    id: `source_${word}`,
    label: sources[word],
    value: id,
    command: `/claim-admin source ${word} ${id}`,
    ...(style === undefined ? {} : { style }),
  })
  return [act(enabled ? 'pause' : 'resume'), act('remove', 'danger')]
}

export const actor: VerbSpec = {
  ...editor,
  name: 'actor',
  aliases: ['actors', 'actores'],
  args: [
    { name: 'do', type: 'choice', required: false, choices: ['add', 'edit', 'remove'] },
    { name: 'actor', type: 'actor', required: false },
  ],
  examples: ['sheinbaum', 'add', 'edit sheinbaum'],
  async run(args, ctx) {
    if (args.do === 'add') return openActorAdd(ctx, args.actor)
    const answer = await ctx.commands.actors(args.actor === undefined ? {} : { typed: args.actor }, ctx.asker)
    const [only] = answer.actors
    const meant = only !== undefined && (answer.total === 1 || only.id === args.actor) ? only : null
    if (args.do === 'edit' && meant !== null) return openActorEdit(meant.id, ctx)
    if (args.do === 'remove' && meant !== null)
      return changedReply(await ctx.commands.removeActor({ actor: meant.id }, ctx.asker), ctx)
    const actions =
      answer.actors.length > WITH_BUTTONS ? [] : answer.actors.flatMap(({ id, name }) => actorActions(id, name, ctx))
    return answerReply(answer, actor, args, ctx, { actions })
  },
}

function actorActions(id: string, name: string, { locale }: FrontContext): Action[] {
  const { actors } = readerOf(locale).configuration
  return [
    {
      id: 'actor_edit',
      label: `${actors.change} ${name}`.slice(0, 70),
      value: id,
      command: `/claim-admin actor edit ${id}`,
    },
    {
      id: 'actor_remove',
      label: actors.remove,
      value: id,
      command: `/claim-admin actor remove ${id}`,
      style: 'danger',
    },
  ]
}

const editors: VerbSpec = {
  ...editor,
  name: 'editors',
  aliases: ['editor', 'editores', 'redaccion'],
  args: [
    { name: 'do', type: 'choice', required: false, choices: ['add', 'remove'] },
    { name: 'who', type: 'text', required: false },
  ],
  examples: ['', 'add U0123ABCD', 'remove U0123ABCD'],
  async run(args, ctx) {
    const { do: what, who } = args
    if (who === undefined || (what !== 'add' && what !== 'remove'))
      return answerReply(await ctx.commands.editors({}, ctx.asker), editors, args, ctx)
    const place = ctx.place.platform as EditorPlace
    return changedReply(await ctx.commands.changeEditors({ do: what, place, who }, ctx.asker), ctx)
  },
}

const settings: VerbSpec = {
  ...editor,
  name: 'settings',
  aliases: ['setting', 'config', 'ajustes', 'ajuste'],
  args: [{ name: 'key', type: 'setting', required: false }, { name: 'value', type: 'text', required: false }, page],
  examples: ['', 'statements.stancePrecision', 'delivery.capPerChannelPerHour 12'],
  async run(args, ctx) {
    const { key, value } = pairOf(args)
    if (key !== undefined && value !== undefined) {
      const set = [{ key, value: DEFAULT.test(value) ? null : value }]
      return changedReply(await ctx.commands.setSettings({ set }, ctx.asker), ctx)
    }
    const answer = await ctx.commands.settings(key === undefined ? {} : { key }, ctx.asker)
    // Of all only those that can be changed here; one that is asked for by its name is always told.
    const told = key === undefined ? answer.settings.filter(({ chat }) => chat !== 'nobody') : answer.settings
    const shown = pageOf(args, SETTINGS_PAGE, told.length)
    return answerReply({ ...answer, settings: told }, settings, args, ctx, { window: shown, page: shown })
  },
}

/** `key value`, `key = value` and `key: value` on one line are two things. */
function pairOf({ key, value }: VerbArgs): VerbArgs {
  const [, first, second] = /^([\w.[\]-]+)(?:\s*[=:]\s*|\s+)(\S.*)$/.exec(key ?? '') ?? []
  if (value !== undefined || first === undefined || second === undefined)
    return { ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }) }
  return { key: first, value: second }
}

const changes: VerbSpec = {
  ...editor,
  name: 'changes',
  aliases: ['change-log', 'cambios'],
  args: [{ name: 'change', type: 'number', required: false }],
  examples: ['', '12'],
  async run(args, ctx) {
    if (args.change !== undefined)
      return changedReply(await ctx.commands.undoChange({ number: Number(args.change) }, ctx.asker), ctx)
    const answer = await ctx.commands.changes({ limit: CHANGES }, ctx.asker)
    const [last] = answer.changes.filter(({ undone, undoes }) => !undone && undoes === null)
    return answerReply(answer, changes, args, ctx, {
      actions: last === undefined ? [] : [undoAction(last.number, ctx)],
    })
  },
}

export const CONFIGURATION_VERBS = [source, actor, editors, settings, changes]
