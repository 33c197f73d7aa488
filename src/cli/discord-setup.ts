import { readVariables } from '../config/environment.ts'
import { writeEnv } from '../config/write-env.ts'
import { OnrecordError } from '../domain/errors.ts'
import { chooseChannel, chooseRole, chooseServer, waitForInvite } from './discord/choose.ts'
import { connectOnce } from './discord/connect-once.ts'
import { inviteLink, PERMISSIONS, privilegedIntents } from './discord/invite-link.ts'
import { openDiscord } from './discord/open-discord.ts'
import { postTest } from './discord/post-test.ts'
import { settingsToPaste } from './discord/settings-to-paste.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { createPrompter, type Prompter } from './prompter.ts'
import { createTerminal } from './terminal.ts'

export type SetupOptions = GlobalOptions & { server?: string; channel?: string; role?: string; test?: boolean }

const TOKEN = /^[\w-]{4,100}\.[\w-]{4,100}\.[\w-]{4,200}$/

/** Walks through making the bot, inviting it and trying it; writes the token into `.env`, prints what to paste. */
export async function discordSetup(options: SetupOptions): Promise<number> {
  const terminal = createTerminal(options)
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const prompter = createPrompter()
  try {
    const variables = readVariables()
    const token = await readToken(variables.DISCORD_TOKEN, prompter, say)
    const discord = await openDiscord(token, variables.DISCORD_API_URL)
    say(`The token belongs to the bot "${discord.botName}".`)
    const { server } = await connectOnce(discord, say)
    for (const intent of privilegedIntents(discord.applicationFlags))
      say(`Not needed: the intent ${intent} is switched on. Switch it off in the Developer Portal, under Bot.`)
    if (variables.DISCORD_TOKEN !== token) {
      writeEnv('.env', { DISCORD_TOKEN: token })
      say('The token stands in .env now, readable by you alone.')
    }
    say(`\nInvite the bot with exactly these permissions (${PERMISSIONS.join(', ')}):`)
    terminal.out(inviteLink(discord.applicationId))
    const servers = await waitForInvite(discord, prompter, say, server > 0)
    const chosen = await chooseServer(servers, options.server, prompter, say)
    const channel = await chooseChannel(discord, chosen.id, options.channel, prompter, say)
    const role = await chooseRole(discord, chosen.id, options.role, prompter, say)
    const missing = await discord.missingIn(channel.id)
    if (missing.length > 0)
      throw new OnrecordError(
        'invalid',
        `In #${channel.name} the bot lacks ${missing.join(', ')}. Give its role these permissions there (Edit Channel, Permissions), then run this again.`,
      )
    say(`Permissions in #${channel.name}: all there.`)
    say((await discord.register()) ? 'Commands /claim and /claim-admin: registered.' : 'Commands: registered already.')
    if (options.test !== false) say(`Test post: ${await postTest(discord, chosen.id, channel)}`)
    say('\nPut this into config/onrecord.yaml, then start with "onrecord start":\n')
    terminal.out(settingsToPaste(chosen.id, channel, role))
    say(
      `\n/claim-admin is shown to who may manage messages. For other editors: Server Settings, Integrations, ${discord.botName}.`,
    )
    return EXIT.fine
  } finally {
    prompter.close()
  }
}

async function readToken(known: string | undefined, prompter: Prompter, say: (text: string) => void): Promise<string> {
  if (known) {
    say('Using the token in .env (DISCORD_TOKEN).')
    return known
  }
  say(
    '1. Open https://discord.com/developers/applications and choose New Application; name it as your readers know it.',
  )
  say('2. Under Bot choose Reset Token and copy it. No privileged intent is needed: leave all three off.')
  say('3. Still under Bot, switch Public Bot off, so that nobody else can invite it.')
  const token = await prompter.askSecret('Paste the token (it is not shown): ')
  if (!TOKEN.test(token))
    throw new OnrecordError(
      'invalid',
      'That is no bot token: it has three parts with dots between them. Copy it again under Bot, Reset Token.',
    )
  return token
}
