import type { Reply } from '../../chat/answer-with-faults.ts'
import { apiError, invalidForm } from '../errors.ts'
import { checkChoices, checkMessage, checkModal } from '../hand-rules.ts'
import type { InteractionRecord, Json, State, StoredMessage } from '../state.ts'
import { messageView } from '../views.ts'
import type { Call, Handlers } from './call.ts'
import { change, storeMessage } from './messages.ts'

const LOADING = 128
/** Follow-ups are taken this long. Source: Discord's developer pages, interaction tokens. */
const TOKEN_MS = 15 * 60_000

/** Answers to interactions: acknowledged once, within three seconds; edited and followed up within fifteen minutes. */
export const INTERACTIONS: Handlers = {
  'POST /interactions/{interaction_id}/{interaction_token}/callback'(call) {
    const { state, params, body, query } = call
    const record = state.interactions.get(params.interaction_token ?? '')
    if (record === undefined || record.id !== params.interaction_id) return apiError(10062)
    if (Date.now() > record.createdAt + record.expiresMs) return apiError(10062)
    if (record.callback !== null) return apiError(40060)
    const problems = checkCallback(record, body)
    if (problems.length > 0) return invalidForm(problems)
    record.callback = body
    applyCallback(call, record)
    if (query.get('with_response') !== 'true') return { status: 204, body: undefined }
    return { status: 200, body: callbackView(record) }
  },
  'POST /webhooks/{webhook_id}/{webhook_token}'(call) {
    return withRecord(call, (record) => {
      const problems = checkMessage(call.body)
      if (problems.length > 0) return invalidForm(problems)
      const message = storeMessage(call, placeOf(record))
      record.followups.push(message)
      return { status: 200, body: messageView(message) }
    })
  },
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original': (call) =>
    withRecord(call, (record) =>
      record.original === null ? apiError(10008) : { status: 200, body: messageView(record.original) },
    ),
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': (call) =>
    withRecord(call, (record) => edit(call, record.original)),
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': (call) =>
    withRecord(call, (record) => edit(call, record.followups.find((one) => one.id === call.params.message_id) ?? null)),
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': (call) =>
    withRecord(call, (record) => {
      if (record.original === null) return apiError(10008)
      record.original.deleted = true
      return { status: 204, body: undefined }
    }),
}

function edit(call: Call, message: StoredMessage | null): Reply {
  if (message === null || message.deleted) return apiError(10008)
  const problems = checkMessage(call.body)
  if (problems.length > 0) return invalidForm(problems)
  change(message, call)
  message.flags &= ~LOADING
  return { status: 200, body: messageView(message) }
}

function withRecord({ state, params }: Call, answer: (record: InteractionRecord) => Reply): Reply {
  const record = state.interactions.get(params.webhook_token ?? '')
  if (record === undefined || record.callback === null) return apiError(10015)
  if (Date.now() > record.createdAt + TOKEN_MS) return apiError(50027)
  return answer(record)
}

function checkCallback(record: InteractionRecord, body: Json): string[] {
  const data = (body.data ?? {}) as Json
  const asked = record.payload.type
  if (body.type === 8) return asked === 4 ? checkChoices(data) : ['choices for something that is no autocomplete']
  if (asked === 4) return ['an autocomplete takes choices only']
  if (body.type === 9) return asked === 5 ? ['a form cannot answer a form'] : checkModal(data)
  if (body.type === 5) return []
  if (body.type === 6) return asked === 3 || asked === 5 ? [] : ['there is no message to update']
  return checkMessage(data)
}

function applyCallback(call: Call, record: InteractionRecord): void {
  const { state, body } = call
  const data = (body.data ?? {}) as Json
  const place = placeOf(record)
  if (body.type === 4) record.original = storeMessage({ ...call, body: data }, place)
  if (body.type === 5)
    record.original = storeMessage({ state, body: data, files: [] }, place, { flags: LOADING, content: '' })
  if (body.type === 6 || body.type === 7) {
    const id = (record.payload.message as Json | undefined)?.id
    record.original = state.messages.find((one) => one.id === id) ?? null
    if (body.type === 7 && record.original) change(record.original, { body: data, files: [] })
  }
}

const placeOf = (record: InteractionRecord) => String(record.payload.channel_id)

function callbackView(record: InteractionRecord): Json {
  const { original, callback } = record
  return {
    interaction: {
      id: record.id,
      type: record.payload.type,
      ...(original === null
        ? {}
        : {
            response_message_id: original.id,
            response_message_loading: (original.flags & LOADING) !== 0,
            response_message_ephemeral: original.ephemeral,
          }),
    },
    ...(original !== null && (callback?.type === 4 || callback?.type === 5)
      ? { resource: { type: 4, message: messageView(original) } }
      : {}),
  }
}

export type { State }
