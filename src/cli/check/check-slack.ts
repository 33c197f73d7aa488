import { explainError } from '../../chat/slack/explain-error.ts'
import { SCOPES } from '../../chat/slack/scopes.ts'
import { createSlackClient, type SlackClient } from '../../chat/slack/slack-client.ts'
import { cleanLine } from '../../chat/text/clean-text.ts'
import type { SlackSettings } from '../../config/types.ts'
import { messageOf } from '../../domain/errors.ts'
import { silentLogger } from '../../runtime/logger.ts'
import type { ChatFindings, Finding } from './finding.ts'

const what = 'slack'

/** Whose token it is, which permissions it lacks, and whether each channel can be posted to. Throws in words. */
export async function checkSlack(slack: SlackSettings, channels: readonly string[]): Promise<ChatFindings> {
  const { botToken, apiUrl } = slack
  const client = createSlackClient({ token: botToken, log: silentLogger, ...(apiUrl === null ? {} : { apiUrl }) })
  const answer = await client.auth.test().catch((error: unknown) => {
    throw explainError(error, { what: 'read', channel: '' })
  })
  const has = answer.response_metadata?.scopes ?? []
  const missing = Object.keys(SCOPES).filter((scope) => !has.includes(scope))
  const as = `the token is ${cleanLine(String(answer.user))}'s in ${cleanLine(String(answer.team))}`
  const token: Finding =
    missing.length === 0
      ? { what, state: 'fine', detail: `${as}, with all permissions`, todo: null }
      : {
          what,
          state: 'broken',
          detail: `${as}; missing permissions: ${missing.join(', ')}`,
          todo: 'add them under "OAuth & Permissions" at api.slack.com/apps, and install the app again',
        }
  const found: Finding[] = []
  for (const channel of channels) found.push(await checkChannel(client, channel))
  return { token, channels: found }
}

async function checkChannel(client: SlackClient, channel: string): Promise<Finding> {
  try {
    const { channel: info } = await client.conversations.info({ channel })
    const name = `channel ${cleanLine(info?.name ?? channel)}`
    if (info?.is_archived)
      return { what, state: 'broken', detail: `${name} is archived`, todo: 'unarchive it, or remove its watch' }
    if (!info?.is_member)
      return { what, state: 'broken', detail: `the bot is not in ${name}`, todo: 'type "/invite @onrecord" there' }
    return { what, state: 'fine', detail: `${name}: the bot is in it`, todo: null }
  } catch (error) {
    const detail = messageOf(explainError(error, { what: 'read', channel }))
    return { what, state: 'broken', detail, todo: 'put the right channel id into onrecord.yaml, or remove its watch' }
  }
}
