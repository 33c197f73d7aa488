import type { Block, Inline } from '../../domain/message.ts'
import type { HelpGroup } from '../catalogue/front-strings.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { readerOf } from '../compose/reader.ts'
import { code, strong, text } from '../compose/spans.ts'
import { choiceLabel, describeArg, describeVerb, usageOf } from './describe.ts'
import type { FrontContext } from './front-context.ts'
import { type FrontReply, reply } from './front-reply.ts'
import type { VerbGroup, VerbName } from './names.ts'
import type { VerbSpec } from './verb.ts'

/** In groups, so that a screen holds them all: a line a verb. */
const GROUPS: Record<VerbGroup, readonly [HelpGroup, readonly VerbName[]][]> = {
  claim: [
    ['ask', ['status', 'list', 'history', 'asof', 'search', 'requests', 'why', 'why-not', 'coverage', 'export']],
    ['follow', ['watch', 'unwatch', 'watches']],
  ],
  'claim-admin': [
    ['claims', ['add', 'edit', 'archive', 'backtest']],
    ['record', ['statement', 'dismiss', 'set-status', 'undo', 'request']],
    ['queue', ['review', 'assign', 'possible']],
    ['upkeep', ['sources', 'release', 'deliveries']],
    ['files', ['source', 'actor', 'editors', 'settings', 'changes']],
  ],
}

/** All verbs of a group, a line each. `note` comes first: why somebody sees this who asked for something else. */
export function helpReply(verbs: readonly VerbSpec[], group: VerbGroup, ctx: FrontContext, note?: string): FrontReply {
  const reader = readerOf(ctx.locale)
  const { help } = reader.front
  const blocks = GROUPS[group].flatMap(([name, names]): Block[] => [
    { type: 'text', spans: [strong(help.groups[name])] },
    {
      type: 'list',
      items: verbs.filter((verb) => names.includes(verb.name)).map((verb) => verbLine(verb, ctx)),
    },
  ])
  const heading = note ?? help.heading[group]
  return reply(
    finishMessage(reader, 'neutral', heading, [
      { type: 'heading', text: heading },
      ...blocks,
      {
        type: 'context',
        spans: [text(group === 'claim' ? help.more(group) : `${help.more(group)} ${help.editorsOnly}`)],
      },
    ]),
  )
}

/** One verb with its arguments, their choices and examples. */
export function verbHelp(verb: VerbSpec, ctx: FrontContext): FrontReply {
  const reader = readerOf(ctx.locale)
  const heading = `/${verb.group} ${usageOf(verb)}`
  const examples = verb.examples.map((example): Inline[] => [code(`/${verb.group} ${verb.name} ${example}`.trim())])
  return reply(
    finishMessage(reader, 'neutral', heading, [
      { type: 'heading', text: heading },
      { type: 'text', spans: [text(describeVerb(verb, ctx.locale))] },
      {
        type: 'list',
        items: verb.args.map((arg) => [
          strong(arg.name),
          text(` — ${describeArg(arg, ctx.locale)}`),
          text(
            arg.choices === undefined || arg.choices.length > CHOICES_TOLD
              ? ''
              : `: ${arg.choices.map((choice) => `${choice} (${choiceLabel(choice, ctx.locale)})`).join(', ')}`,
          ),
        ]),
      },
      { type: 'text', spans: [strong(reader.front.help.example)] },
      { type: 'list', items: examples },
    ]),
  )
}

/** More would bury the argument after them. */
const CHOICES_TOLD = 6

function verbLine(verb: VerbSpec, ctx: FrontContext): Inline[] {
  return [code(`/${verb.group} ${usageOf(verb)}`), text(` ${describeVerb(verb, ctx.locale)}`)]
}
