import type { ChatSetupStrings } from '../../chat/catalogue/chat-setup-strings.ts'
import { cleanLine } from '../../chat/text/clean-text.ts'
import { OnrecordError } from '../../domain/errors.ts'
import type { Prompter } from '../prompter.ts'
import type { ChannelChoice, DiscordAccess, Named } from './open-discord.ts'

/** Whom the setup talks with, and in which words. */
export type SetupTalk = { prompter: Prompter; say: (text: string) => void; words: ChatSetupStrings['discord'] }
type What = keyof ChatSetupStrings['discord']['what']

/** How often somebody is asked for the same thing. */
const TRIES = 3

/** Waits until the bot is in a server; Enter looks again. */
export async function waitForInvite(discord: DiscordAccess, talk: SetupTalk, alreadyIn: boolean): Promise<Named[]> {
  const { prompter, say, words } = talk
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0 || !alreadyIn) await prompter.ask(`${words.openLink} `)
    const servers = await discord.servers()
    if (servers.length > 0) return servers
    say(words.inNoServer)
  }
  throw new OnrecordError('invalid', words.stillInNone)
}

export async function chooseServer(servers: Named[], wanted: string | undefined, talk: SetupTalk): Promise<Named> {
  return pick('server', servers, wanted, talk)
}

export async function chooseChannel(
  discord: DiscordAccess,
  server: string,
  wanted: string | undefined,
  talk: SetupTalk,
): Promise<ChannelChoice> {
  return pick('channel', await discord.channels(server), wanted, talk)
}

/** Whose holders are editors; none may be chosen. */
export async function chooseRole(
  discord: DiscordAccess,
  server: string,
  wanted: string | undefined,
  talk: SetupTalk,
): Promise<Named | null> {
  const roles = await discord.roles(server)
  if (roles.length === 0) return null
  const none = { id: '', name: talk.words.noRole }
  const chosen = await pick('role', [...roles, none], wanted, talk)
  return chosen.id === '' ? null : chosen
}

async function pick<T extends Named>(
  what: What,
  all: T[],
  wanted: string | undefined,
  { prompter, say, words }: SetupTalk,
): Promise<T> {
  const [only] = all
  const name = words.what[what]
  const fail = (typed: string): never => {
    throw new OnrecordError('not_found', words.notThere(name, typed === '' ? '' : ` "${cleanLine(typed)}"`))
  }
  if (only === undefined) throw new OnrecordError('not_found', words.nothingToChoose(name))
  if (wanted !== undefined) return find(all, wanted) ?? fail(wanted)
  if (all.length === 1) return only
  say(`\n${words.which(name)}`)
  for (const [index, one] of all.entries()) say(`  ${index + 1}  ${cleanLine(one.name)}`)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const typed = await prompter.ask(`${words.choose} `)
    const found = typed === '' ? only : (all[Number(typed) - 1] ?? find(all, typed))
    if (found) return found
    say(words.notListed(cleanLine(typed)))
  }
  return fail('')
}

function find<T extends Named>(all: T[], wanted: string): T | undefined {
  const plain = wanted.replace(/^[#@]/, '').toLowerCase()
  return all.find(({ id, name }) => id === wanted || name.toLowerCase() === plain)
}
