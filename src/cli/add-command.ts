import { type Command, InvalidArgumentError } from 'commander'

export type Handler = (options: never, ...args: never[]) => Promise<number>
/** Adds a command whose code is loaded when it is called. */
export type AddCommand = (usage: string, description: string, load: () => Promise<Handler>, parent?: Command) => Command
/** Adds a name under which commands stand and which does nothing by itself. */
export type AddGroup = (name: string, description: string) => Command

export function readCount(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('Expected a whole number from 0 to 999999.')
  return Number(value)
}
