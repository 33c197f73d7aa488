import { messageOf } from '../../../domain/errors.ts'
import type { FrontReply } from '../../front/front.ts'
import { fitLine } from '../render/escape-text.ts'
import type { SlackDeps } from './slack-deps.ts'

/** A file for one person alone: in their direct messages with the bot. `false` where that did not work. */
export async function sendFile(
  { client, log }: SlackDeps,
  user: string,
  { fileName, text, message }: Extract<FrontReply, { type: 'file' }>,
): Promise<boolean> {
  try {
    const { channel } = await client.conversations.open({ users: user })
    if (channel?.id === undefined) return false
    await client.filesUploadV2({
      channel_id: channel.id,
      filename: fileName,
      file: Buffer.from(text, 'utf8'),
      initial_comment: fitLine(message.fallback, 1_000).text,
    })
    return true
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'a file could not be sent on Slack')
    return false
  }
}
