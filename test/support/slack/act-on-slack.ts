import type { Delivered } from '../../doubles/slack/sockets.ts'
import type { Whisper } from '../../doubles/slack/workspace.ts'
import type { LocalSlack } from './start-slack.ts'

type Json = Record<string, unknown>

/** What somebody does in Slack, as it comes in. */
export function actions(slack: LocalSlack) {
  const interactive = (payload: Json, extra: Json = {}) => slack.envelope({ type: 'interactive', payload, ...extra })
  return {
    command: (
      text: string,
      {
        command = '/claim',
        user = 'U0READER',
        channel = 'C0DESK',
        ...extra
      }: Json & { command?: string; user?: string; channel?: string } = {},
    ): Promise<Delivered> =>
      slack.envelope({
        type: 'slash_commands',
        payload: {
          command,
          text,
          user_id: user,
          user_name: 'x',
          channel_id: channel,
          channel_name: 'x',
          team_domain: 'd',
        },
        ...extra,
      }),
    press: (
      id: string,
      value: string,
      {
        user = 'U0READER',
        channel = 'C0DESK',
        ephemeral = true,
        view,
        message,
        ...extra
      }: Json & { user?: string; channel?: string; ephemeral?: boolean; view?: Json; message?: Json } = {},
    ) =>
      interactive(
        {
          type: 'block_actions',
          user: { id: user, username: 'x', team_id: 'T0DOUBLE' },
          ...(view
            ? { view, container: { type: 'view', view_id: view.id } }
            : {
                channel: { id: channel },
                container: { type: 'message', is_ephemeral: ephemeral, channel_id: channel, message_ts: '1.0' },
                ...(message ? { message } : {}),
              }),
          actions: [{ type: 'button', action_id: id, block_id: 'b', value, action_ts: '1.0' }],
        },
        extra,
      ),
    submit: (
      view: Json,
      values: Record<string, string>,
      { user = 'U0EDITOR', ...extra }: Json & { user?: string } = {},
    ) =>
      interactive(
        {
          type: 'view_submission',
          user: { id: user, team_id: 'T0DOUBLE' },
          view: { ...view, state: { values: stateOf(view, values) } },
        },
        extra,
      ),
    shortcut: (
      callback_id: string,
      message: Json | null,
      { user = 'U0READER', channel = 'C0DESK', ...extra }: Json & { user?: string; channel?: string } = {},
    ) =>
      interactive(
        message === null
          ? { type: 'shortcut', callback_id, user: { id: user } }
          : { type: 'message_action', callback_id, user: { id: user }, channel: { id: channel }, message },
        extra,
      ),
    event: (event: Json, extra: Json = {}) => slack.envelope({ type: 'events_api', payload: { event }, ...extra }),
    /** The first answer that came after `from` of them, waited for. */
    async whisper(from = 0): Promise<Whisper> {
      return (await waitFor(async () => (await slack.whispers())[from])) as Whisper
    },
    async view(from = 0) {
      const view = await waitFor(async () => (await slack.views())[from])
      return { ...view.view, id: view.id, kind: view.kind } as Json & { id: string; kind: string; blocks: Json[] }
    },
  }
}

/** Asks until there is something; the test's own time-out ends it. */
export async function waitFor<T>(ask: () => Promise<T | undefined | null | false>): Promise<T> {
  for (;;) {
    const found = await ask()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}

/** Everything to be read in a payload, in one string. */
export function wordsOf(payload: unknown): string {
  if (Array.isArray(payload)) return payload.map(wordsOf).join(' ')
  if (typeof payload !== 'object' || payload === null) return ''
  return Object.entries(payload)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : wordsOf(value)))
    .filter((words) => words !== '')
    .join(' ')
}

/** Every button in a payload. */
export function buttonsOf(payload: unknown): { action_id: string; value: string }[] {
  if (Array.isArray(payload)) return payload.flatMap(buttonsOf)
  if (typeof payload !== 'object' || payload === null) return []
  const one = payload as Json
  if (one.type === 'button') return [{ action_id: String(one.action_id), value: String(one.value ?? '') }]
  return Object.values(one).flatMap(buttonsOf)
}

function stateOf(view: Json, values: Record<string, string>): Json {
  const inputs = (view.blocks as Json[]).filter((block) => block.type === 'input')
  return Object.fromEntries(
    inputs.map((block) => {
      const element = block.element as Json
      const typed = values[String(block.block_id)]
      return [block.block_id, { [String(element.action_id)]: inputOf(element, typed) }]
    }),
  )
}

function inputOf(element: Json, typed: string | undefined): Json {
  const { type } = element
  if (type === 'static_select') {
    const chosen = typed ?? (element.initial_option as Json | undefined)?.value
    const option = (element.options as Json[]).find(({ value }) => value === chosen)
    return { type, selected_option: option ?? null }
  }
  if (type === 'checkboxes') {
    const on = typed === undefined ? element.initial_options !== undefined : typed === 'yes'
    return { type, selected_options: on ? element.options : [] }
  }
  return { type, value: typed ?? element.initial_value ?? null }
}
