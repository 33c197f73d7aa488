import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  type REST,
  Routes,
} from 'discord.js'
import { DISCORD_ERRORS, isDiscordError } from '../publish/explain-error.ts'
import { type DiscordMessage, NO_MENTIONS } from '../render/render-message.ts'
import { type MessageFile, writeMultipart } from './multipart.ts'

/** Types of callbacks. Source: Discord's developer pages, "Interaction Callback Type". */
const CALLBACK = { message: 4, deferred: 5, deferredUpdate: 6, choices: 8, modal: 9 } as const
/** Only the asker sees it. */
const EPHEMERAL = 64

export type Choice = { name: string; value: string }

/**
 * What can be said to one interaction: acknowledged once, within three seconds; then edited and followed up. Each
 * acknowledgement is `false` where Discord does not know the interaction any more: nothing more can be said to it.
 */
export type Responder = {
  acknowledged(): boolean
  defer(): Promise<boolean>
  deferUpdate(): Promise<boolean>
  say(message: DiscordMessage): Promise<boolean>
  open(form: APIModalInteractionResponseCallbackData): Promise<boolean>
  offer(choices: Choice[]): Promise<boolean>
  /** Puts it where the deferred answer, or the message the button stood on, is. */
  edit(message: DiscordMessage, files?: MessageFile[]): Promise<void>
  followUp(message: DiscordMessage, how: { public: boolean; files?: MessageFile[] }): Promise<void>
}

export function createResponder(rest: REST, interaction: APIInteraction): Responder {
  const { id, token, application_id: application } = interaction
  let acknowledged = false

  async function call(type: number, data?: object): Promise<boolean> {
    acknowledged = true
    try {
      await rest.post(Routes.interactionCallback(id, token), {
        body: { type, ...(data === undefined ? {} : { data }) },
        auth: false,
      })
      return true
    } catch (error) {
      // A first try of which the answer was lost: it did arrive.
      if (isDiscordError(error, DISCORD_ERRORS.alreadyAcknowledged)) return true
      if (isDiscordError(error, DISCORD_ERRORS.unknownInteraction)) return false
      throw error
    }
  }

  return {
    acknowledged: () => acknowledged,
    defer: () => call(CALLBACK.deferred, { flags: EPHEMERAL, allowed_mentions: NO_MENTIONS }),
    deferUpdate: () => call(CALLBACK.deferredUpdate),
    say: (message) => call(CALLBACK.message, { ...message, flags: EPHEMERAL }),
    open: (form) => call(CALLBACK.modal, form),
    offer: (choices) => call(CALLBACK.choices, { choices }),
    async edit(message, files) {
      await rest.patch(Routes.webhookMessage(application, token, '@original'), {
        ...bodyOf(message, files),
        auth: false,
      })
    },
    async followUp(message, { public: isPublic, files }) {
      await rest.post(Routes.webhook(application, token), {
        ...bodyOf({ ...message, ...(isPublic ? {} : { flags: EPHEMERAL }) }, files),
        auth: false,
      })
    },
  }
}

function bodyOf(message: object, files: readonly MessageFile[] = []) {
  if (files.length === 0) return { body: message }
  const attachments = files.map(({ name }, id) => ({ id: String(id), filename: name }))
  const { body, contentType } = writeMultipart({ ...message, attachments }, files)
  return { body, passThroughBody: true, headers: { 'content-type': contentType } }
}

/** An answer came too late, or what it was to be put on was deleted: there is nobody to tell any more. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && [10_008, 10_015, 10_062, 50_027].includes(Number(error.code))
}
