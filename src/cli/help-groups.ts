import { type Command, Help } from 'commander'
import { localeFor, sayHelpLine } from './say-help.ts'

type Row = readonly [commands: readonly string[], usage: string, does: string]

/** What a screen has room for: commands that go together share a line. */
const GROUPS: readonly [string, readonly Row[]][] = [
  [
    'Begin',
    [
      [['init'], 'init', 'a few questions, then config/ and .env'],
      [['check'], 'check', 'look over configuration, record, sources, chats'],
      [['demo'], 'demo', 'the founding case, lived through in seconds'],
      [['start'], 'start', 'poll, match and post until stopped'],
      [['poll'], 'poll [source]', 'poll all sources once, or one'],
    ],
  ],
  [
    'Ask',
    [
      [['claims'], 'claims', 'the tracked claims; add, edit, archive'],
      [['status'], 'status <claim>', 'what is its state, and who says so'],
      [['history'], 'history <claim>', 'all that is on record about it'],
      [['asof'], 'asof <claim> <date>', 'its state at a past moment, like 2025-10-16'],
      [['why', 'why-not'], 'why <number>, why-not <url>', 'what is behind a post, or its absence'],
      [['requests'], 'requests [claim]', 'who asked for evidence, and what came of it'],
      [['coverage'], 'coverage [claim]', 'which sources were healthy over a span'],
      [['search'], 'search [words]', 'full text: words, "a phrase", begin*'],
      [['export'], 'export <claim>', 'its whole record as a document'],
    ],
  ],
  [
    'Edit',
    [
      [['statement', 'dismiss'], 'statement, dismiss', 'put on record, correct; or "not about it"'],
      [['set-status', 'undo'], 'set-status, undo', 'set a rung or a flag, or take that back'],
      [['proposals', 'decide'], 'proposals, decide', 'what the rules suggest, and what you say to it'],
      [['possible', 'adopt'], 'possible, adopt', 'matches below the bar; readings of an analyst'],
      [['backtest'], 'backtest <claim.yaml>', 'try a draft claim on the stored items'],
    ],
  ],
  [
    'Follow',
    [
      [['watch', 'unwatch', 'watches'], 'watch, unwatch, watches', 'who is told what, and when'],
      [['deliveries'], 'deliveries', 'posts on their way, or stuck on it'],
      [['sources', 'release'], 'sources, release', 'their health; try, add, pause; a bulk held back'],
      [['config', 'actors', 'editors'], 'config, actors, editors', 'what the files say, changed and taken back'],
    ],
  ],
  [
    'Look inside',
    [
      [['record', 'replay'], 'record, replay', 'a source as a fixture; each step on it'],
      [['verify', 'evaluate'], 'verify, evaluate', 'the hash chain; matching on labelled sets'],
    ],
  ],
]

const COLUMN = 28

/** The help of the program in groups; of every other command as the library writes it. */
export function formatGroupedHelp(root: Command): (command: Command, helper: Help) => string {
  return (command, helper) => {
    if (command !== root) return Help.prototype.formatHelp.call(helper, command, helper)
    const known = new Set(GROUPS.flatMap(([, rows]) => rows.flatMap(([names]) => names)))
    const there = new Set(helper.visibleCommands(root).map((one) => one.name()))
    const more = helper
      .visibleCommands(root)
      .filter((one) => !known.has(one.name()) && one.name() !== 'help')
      .map((one): Row => [[one.name()], one.name(), one.description()])
    const groups: (typeof GROUPS)[number][] = more.length === 0 ? [...GROUPS] : [...GROUPS, ['More', more]]
    const locale = localeFor(root)
    return `${[
      sayHelpLine('Usage: onrecord [--json] [--config FOLDER] [--database FILE] [--demo] COMMAND', locale),
      ...groups.flatMap(([name, rows]) => [
        sayHelpLine(name, locale),
        ...rows
          .filter(([names]) => names.some((one) => there.has(one)))
          .map(([, usage, does]) => `  ${usage.padEnd(COLUMN)} ${sayHelpLine(does, locale)}`.slice(0, 80)),
      ]),
      sayHelpLine('"onrecord help COMMAND" says more of one. --json prints data for scripts,', locale),
      sayHelpLine('--demo works on the record that the demo left, --no-color prints no colours.', locale),
    ].join('\n')}\n`
  }
}
