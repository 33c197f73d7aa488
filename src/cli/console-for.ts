import { createConsolePublisher } from '../chat/console/console-publisher.ts'
import type { ChatPublisher } from '../ports/chat-publisher.ts'
import type { GlobalOptions } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Posts to this terminal; with `--json` to standard error, so that standard output stays data. */
export function consoleFor(options: GlobalOptions, terminal: Terminal, zone: string, mark?: string): ChatPublisher {
  return createConsolePublisher({
    write: (text) => void (options.json ? process.stderr : process.stdout).write(text),
    colour: terminal.colour,
    width: terminal.width,
    zone,
    ...(mark === undefined ? {} : { mark }),
  })
}
