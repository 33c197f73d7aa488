import { explainError } from '../../chat/slack/explain-error.ts'
import { SCOPES } from '../../chat/slack/scopes.ts'
import { createSlackClient, type SlackClient } from '../../chat/slack/slack-client.ts'
import { cleanLine } from '../../chat/text/clean-text.ts'
import type { SlackSettings } from '../../config/types.ts'
import { messageOf } from '../../domain/errors.ts'
import { silentLogger } from '../../runtime/logger.ts'
import type { ChatFindings, CheckWords, Finding } from './finding.ts'

const what = 'slack'

/** Whose token it is, which permissions it lacks, and whether each channel can be posted to. Throws in words. */
export async function checkSlack(
  slack: SlackSettings,
  channels: readonly string[],
  words: CheckWords,
): Promise<ChatFindings> {
  const { botToken, apiUrl } = slack
  const client = createSlackClient({ token: botToken, log: silentLogger, ...(apiUrl === null ? {} : { apiUrl }) })
  const answer = await client.auth.test().catch((error: unknown) => {
    throw explainError(error, { what: 'read', channel: '' })
  })
  const has = answer.response_metadata?.scopes ?? []
  const missing = SCOPES.filter((scope) => !has.includes(scope))
  const as = words.token(cleanLine(String(answer.user)), cleanLine(String(answer.team)))
  const token: Finding =
    missing.length === 0
      ? { what, state: 'fine', detail: `${as}, ${words.allRights}`, todo: null }
      : {
          what,
          state: 'broken',
          detail: `${as}; ${words.missing(missing.join(', '))}`,
          todo: words.addScopes,
        }
  const found: Finding[] = []
  for (const channel of channels) found.push(await checkChannel(client, channel, words))
  return { token, channels: found }
}

async function checkChannel(client: SlackClient, channel: string, words: CheckWords): Promise<Finding> {
  try {
    const { channel: info } = await client.conversations.info({ channel })
    const name = words.channel(cleanLine(info?.name ?? channel))
    if (info?.is_archived) return { what, state: 'broken', detail: `${name}: ${words.archived}`, todo: words.unarchive }
    if (!info?.is_member) return { what, state: 'broken', detail: `${name}: ${words.notIn}`, todo: words.inviteThere }
    return { what, state: 'fine', detail: `${name}: ${words.isIn}`, todo: null }
  } catch (error) {
    const detail = messageOf(explainError(error, { what: 'read', channel }))
    return { what, state: 'broken', detail, todo: words.rightChannel }
  }
}
