import { catalogueOf } from '../chat/catalogue/catalogue-of.ts'
import { readVariables } from '../config/environment.ts'
import { writeEnv } from '../config/write-env.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { Locale } from '../domain/vocabulary.ts'
import { chooseChannel, chooseRole, chooseServer, type SetupTalk, waitForInvite } from './discord/choose.ts'
import { connectOnce } from './discord/connect-once.ts'
import { inviteLink, PERMISSIONS, privilegedIntents } from './discord/invite-link.ts'
import { openDiscord } from './discord/open-discord.ts'
import { postTest } from './discord/post-test.ts'
import { settingsToPaste } from './discord/settings-to-paste.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { localeOf } from './locale-of.ts'
import { createPrompter } from './prompter.ts'
import { createTerminal } from './terminal.ts'

export type SetupOptions = GlobalOptions & {
  lang?: Locale
  server?: string
  channel?: string
  role?: string
  test?: boolean
}

const TOKEN = /^[\w-]{4,100}\.[\w-]{4,100}\.[\w-]{4,200}$/

/** Walks through making the bot, inviting it and trying it; writes the token into `.env`, prints what to paste. */
export async function discordSetup(options: SetupOptions): Promise<number> {
  const terminal = createTerminal(options)
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const locale = localeOf(options)
  const { ended, discord: words } = catalogueOf(locale).chatSetup
  const prompter = createPrompter(ended)
  const talk: SetupTalk = { prompter, say, words }
  try {
    const variables = readVariables()
    const token = await readToken(variables.DISCORD_TOKEN, talk)
    const discord = await openDiscord(token, variables.DISCORD_API_URL, words.unknownToken)
    say(words.belongsTo(discord.botName))
    const { server } = await connectOnce(discord, words.refused)
    say(words.gateway)
    for (const intent of privilegedIntents(discord.applicationFlags)) say(words.notNeeded(intent))
    if (variables.DISCORD_TOKEN !== token) {
      writeEnv('.env', { DISCORD_TOKEN: token })
      say(words.written)
    }
    say(`\n${words.invite(PERMISSIONS.join(', '))}`)
    terminal.out(inviteLink(discord.applicationId))
    const servers = await waitForInvite(discord, talk, server > 0)
    const chosen = await chooseServer(servers, options.server, talk)
    const channel = await chooseChannel(discord, chosen.id, options.channel, talk)
    const role = await chooseRole(discord, chosen.id, options.role, talk)
    const missing = await discord.missingIn(channel.id)
    if (missing.length > 0) throw new OnrecordError('invalid', words.lacks(channel.name, missing.join(', ')))
    say(words.allRights(channel.name))
    say((await discord.register()) ? words.registered : words.registeredAlready)
    if (options.test !== false) say(words.testPost(await postTest(discord, chosen.id, channel, { locale, words })))
    say(`\n${words.paste}\n`)
    terminal.out(settingsToPaste(chosen.id, channel, role, words.people))
    say(`\n${words.otherEditors(discord.botName)}`)
    return EXIT.fine
  } finally {
    prompter.close()
  }
}

async function readToken(known: string | undefined, { prompter, say, words }: SetupTalk): Promise<string> {
  if (known) {
    say(words.usingKnown)
    return known
  }
  say(words.steps)
  const token = await prompter.askSecret(`${words.token} `)
  if (!TOKEN.test(token)) throw new OnrecordError('invalid', words.noToken)
  return token
}
