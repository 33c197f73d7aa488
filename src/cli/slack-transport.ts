import type { SlackSettings } from '../config/types.ts'
import { OnrecordError } from '../domain/errors.ts'

/** How Slack reaches us. Throws `invalid` where a token or secret is missing for the mode that is set. */
export function slackTransport({ mode, appToken, signingSecret, port }: SlackSettings) {
  if (mode === 'http') {
    if (signingSecret !== null) return { mode, signingSecret, port } as const
    throw new OnrecordError(
      'invalid',
      'Slack in "mode: http" needs the signing secret: put SLACK_SIGNING_SECRET into .env.',
    )
  }
  if (appToken !== null) return { mode, appToken } as const
  throw new OnrecordError(
    'invalid',
    'SLACK_BOT_TOKEN is set and SLACK_APP_TOKEN is not: run "onrecord slack setup", or set "slack: { mode: http }" in onrecord.yaml.',
  )
}
