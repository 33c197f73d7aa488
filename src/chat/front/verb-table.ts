import { fold } from '../text/fold.ts'
import type { FrontContext } from './front-context.ts'
import type { FrontReply } from './front-reply.ts'
import { helpReply, verbHelp } from './help.ts'
import type { VerbGroup } from './names.ts'
import type { VerbArgs, VerbSpec } from './verb.ts'
import { ASK_VERBS } from './verbs/ask-verbs.ts'
import { actor, CONFIGURATION_VERBS, source } from './verbs/configuration-verbs.ts'
import { FORM_VERBS } from './verbs/editor-verbs.ts'
import { FOLLOW_VERBS } from './verbs/follow-verbs.ts'
import { QUEUE_VERBS } from './verbs/queue-verbs.ts'

/** Every verb of both commands; adapters register and route what stands here and nothing else. */
export const VERBS: readonly VerbSpec[] = [
  ...ASK_VERBS,
  ...FOLLOW_VERBS,
  helpVerb('claim', ['', 'watch']),
  ...FORM_VERBS,
  ...QUEUE_VERBS,
  ...CONFIGURATION_VERBS,
  helpVerb('claim-admin', ['', 'statement']),
]

/** Verbs that may be answered with a form. */
export const OPENING_VERBS: readonly VerbSpec[] = [...FORM_VERBS, source, actor]

export function verbsOf(group: VerbGroup): VerbSpec[] {
  return VERBS.filter((verb) => verb.group === group)
}

/** The verb of this name or alias, in any case. */
export function findVerb(group: VerbGroup, typed: string): VerbSpec | null {
  const wanted = fold(typed).replaceAll('_', '-')
  return verbsOf(group).find((verb) => verb.name === wanted || verb.aliases.includes(wanted)) ?? null
}

function helpVerb(group: VerbGroup, examples: string[]): VerbSpec {
  return {
    name: 'help',
    group,
    aliases: ['?', 'ayuda', 'commands'],
    args: [{ name: 'verb', type: 'text', required: false }],
    examples,
    shareable: false,
    run: async (args, ctx) => help(group, args, ctx),
  }
}

function help(group: VerbGroup, args: VerbArgs, ctx: FrontContext): FrontReply {
  const verb = args.verb === undefined ? null : findVerb(group, args.verb)
  return verb === null ? helpReply(verbsOf(group), group, ctx) : verbHelp(verb, ctx)
}
