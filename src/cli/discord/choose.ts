import { cleanLine } from '../../chat/text/clean-text.ts'
import { OnrecordError } from '../../domain/errors.ts'
import type { Prompter } from '../prompter.ts'
import type { ChannelChoice, DiscordAccess, Named } from './open-discord.ts'

type Say = (text: string) => void
/** How often somebody is asked for the same thing. */
const TRIES = 3

/** Waits until the bot is in a server; Enter looks again. */
export async function waitForInvite(
  discord: DiscordAccess,
  prompter: Prompter,
  say: Say,
  alreadyIn: boolean,
): Promise<Named[]> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0 || !alreadyIn) await prompter.ask('Open the link, choose your server, then press Enter here. ')
    const servers = await discord.servers()
    if (servers.length > 0) return servers
    say('The bot is in no server yet.')
  }
  throw new OnrecordError('invalid', 'The bot is in no server. Invite it by the link above, then run this again.')
}

export async function chooseServer(
  servers: Named[],
  wanted: string | undefined,
  prompter: Prompter,
  say: Say,
): Promise<Named> {
  return pick('server', servers, wanted, prompter, say)
}

export async function chooseChannel(
  discord: DiscordAccess,
  server: string,
  wanted: string | undefined,
  prompter: Prompter,
  say: Say,
): Promise<ChannelChoice> {
  return pick('channel', await discord.channels(server), wanted, prompter, say)
}

/** Whose holders are editors; none may be chosen. */
export async function chooseRole(
  discord: DiscordAccess,
  server: string,
  wanted: string | undefined,
  prompter: Prompter,
  say: Say,
): Promise<Named | null> {
  const roles = await discord.roles(server)
  if (roles.length === 0) return null
  const none = { id: '', name: 'none: I will name people myself' }
  const chosen = await pick('role of the editors', [...roles, none], wanted, prompter, say)
  return chosen.id === '' ? null : chosen
}

async function pick<T extends Named>(
  what: string,
  all: T[],
  wanted: string | undefined,
  prompter: Prompter,
  say: Say,
): Promise<T> {
  const [only] = all
  if (only === undefined) throw new OnrecordError('not_found', `There is no ${what} to choose.`)
  if (wanted !== undefined) return find(all, wanted) ?? fail(what, wanted)
  if (all.length === 1) return only
  say(`\nWhich ${what}?`)
  for (const [index, { name }] of all.entries()) say(`  ${index + 1}  ${cleanLine(name)}`)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const typed = await prompter.ask(`Number, name or id [1]: `)
    const found = typed === '' ? only : (all[Number(typed) - 1] ?? find(all, typed))
    if (found) return found
    say(`There is no "${cleanLine(typed)}" in the list.`)
  }
  return fail(what, '')
}

function find<T extends Named>(all: T[], wanted: string): T | undefined {
  const plain = wanted.replace(/^[#@]/, '').toLowerCase()
  return all.find(({ id, name }) => id === wanted || name.toLowerCase() === plain)
}

function fail(what: string, wanted: string): never {
  throw new OnrecordError('not_found', `There is no ${what}${wanted === '' ? '' : ` "${cleanLine(wanted)}"`} there.`)
}
