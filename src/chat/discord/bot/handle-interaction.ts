import { type APIInteraction, InteractionType, type REST } from 'discord.js'
import { isOnrecordError, messageOf } from '../../../domain/errors.ts'
import { readerOf } from '../../compose/reader.ts'
import { type FrontContext, failureReply } from '../../front/front.ts'
import { say } from '../../front/say.ts'
import type { DiscordBotOptions } from './bot-options.ts'
import { contextOf, isAnswered, localeOf } from './context-of.ts'
import type { Keeper } from './kept-words.ts'
import { pressButton } from './press-button.ts'
import { createResponder, isTooLate, type Responder } from './responder.ts'
import { completeOption, runCommand } from './run-command.ts'
import { showReply } from './show-reply.ts'
import { submitModal } from './submit-modal.ts'

/** One thing somebody did, from Discord to the front and back. Never throws. */
export async function handleInteraction(
  interaction: APIInteraction,
  rest: REST,
  options: DiscordBotOptions,
  kept: Keeper,
): Promise<void> {
  const responder = createResponder(rest, interaction)
  const ctx = contextOf(interaction, options)
  try {
    if (!isAnswered(interaction, options)) return await turnAway(interaction, ctx, responder)
    switch (interaction.type) {
      case InteractionType.ApplicationCommand:
        if (interaction.data.type === 1) await runCommand(interaction as never, ctx, responder, options)
        return
      case InteractionType.ApplicationCommandAutocomplete:
        return await completeOption(interaction, ctx, responder)
      case InteractionType.MessageComponent:
        return await pressButton(interaction, ctx, responder, options, kept)
      case InteractionType.ModalSubmit:
        return await submitModal(interaction, ctx, responder, kept)
      default:
        return
    }
  } catch (error) {
    if (isTooLate(error)) return options.log.info({ interaction: interaction.id }, 'an answer on Discord came too late')
    if (!isOnrecordError(error) || error.code === 'internal')
      options.log.error({ interaction: interaction.id, error: messageOf(error) }, 'a command on Discord failed')
    await apologise(error, interaction, ctx, responder, options)
  }
}

/** Whoever asks elsewhere is told so, and nothing else. */
async function turnAway(interaction: APIInteraction, ctx: FrontContext, responder: Responder): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    await responder.offer([])
    return
  }
  const { otherServer, onlyInServers } = readerOf(localeOf(interaction)).discord
  const words = interaction.guild_id === undefined ? onlyInServers : otherServer
  await showReply(say(ctx, words), responder, { interaction, ctx, deferred: 'reply', again: null })
}

async function apologise(
  error: unknown,
  interaction: APIInteraction,
  ctx: FrontContext,
  responder: Responder,
  { log }: DiscordBotOptions,
): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return
  const deferred = interaction.type === InteractionType.MessageComponent ? 'update' : 'reply'
  try {
    await showReply(failureReply(error, ctx), responder, { interaction, ctx, deferred, again: null })
  } catch (second) {
    log.warn(
      { interaction: interaction.id, error: messageOf(second) },
      'nothing more can be said to a command on Discord',
    )
  }
}
