import { wordOf } from '../refusals/refusal-words.ts'
import type { Failures } from './failure-words.ts'

const DOING = { posting: 'publicar', editing: 'editar', reading: 'leer' }

/** Why a post did not go out: what the chats answered, and what held it back here. */
export const POST_FAILURES: Failures = {
  'Slack asks to wait {0} s before the next call.': 'Slack pide esperar {0} s antes de la próxima llamada.',
  'Slack asks to wait and does not say how long.': 'Slack pide esperar y no dice cuánto.',
  'Slack answered with HTTP status {0}.': 'Slack contestó con el estado HTTP {0}.',
  'Slack answered with HTTP status {0}; whether the message is there is not known.':
    'Slack contestó con el estado HTTP {0}; no se sabe si el mensaje está allí.',
  'Slack could not be reached ({0}).': 'No se pudo llegar a Slack ({0}).',
  'The connection to Slack broke ({0}); whether the message is there is not known.':
    'La conexión con Slack se cortó ({0}); no se sabe si el mensaje está allí.',
  'Slack refused the message ({0}).': 'Slack rechazó el mensaje ({0}).',
  'There is no channel {0} that the app can see: correct its id in onrecord.yaml, or invite the app where the channel is private.':
    'No hay ningún canal {0} que la aplicación vea: corrige su id en onrecord.yaml, o invita a la aplicación si el canal es privado.',
  'Channel {0} is archived: unarchive it, or watch from another channel.':
    'El canal {0} está archivado: desarchívalo, o haz el seguimiento desde otro.',
  'The app is not in channel {0}: invite it there with "/invite @onrecord".':
    'La aplicación no está en el canal {0}: invítala allí con "/invite @onrecord".',
  "The app lacks the permission {0} for channel {1}: add the scope in the app's settings (manifest.yaml lists them all) and install it again.":
    'A la aplicación le falta el permiso {0} para el canal {1}: añádelo en sus ajustes (manifest.yaml los enumera todos) e instálala otra vez.',
  'The workspace does not let the app post in channel {0}: ask an administrator, or choose another channel.':
    'El espacio de trabajo no deja a la aplicación publicar en el canal {0}: pídelo a quien administra, o elige otro canal.',
  'The message to be edited is not there any more, or may not be edited.':
    'El mensaje que había que editar ya no está, o no se puede editar.',
  'The thread to reply in is not there any more, or nobody may reply in it.':
    'El hilo en el que había que responder ya no está, o nadie puede responder en él.',
  'Slack does not accept the bot token: it was revoked, or the app was uninstalled. Install the app again and put the new token into .env ("onrecord slack setup" walks you through).':
    'Slack no acepta el token del bot: se revocó, o la aplicación se desinstaló. Instálala otra vez y pon el token nuevo en .env ("onrecord slack setup" te guía).',
  'Slack failed on its side; whether the message is there is not known.':
    'Slack falló por su lado; no se sabe si el mensaje está allí.',
  'Slack is not available at the moment.': 'Slack no está disponible en este momento.',
  'Slack does not let the app in at the moment: an administrator of the workspace limits who may post, from which network or with which app. It is tried again by itself; ask an administrator to allow the app.':
    'Slack no deja entrar a la aplicación en este momento: quien administra el espacio de trabajo limita quién publica, desde qué red o con qué aplicación. Se intenta otra vez sin más; pide a quien administra que la permita.',
  'Slack is moving channel {0}, which is shared with another workspace: it is tried again.':
    'Slack está trasladando el canal {0}, compartido con otro espacio de trabajo: se intenta otra vez.',
  'The workspace has sent more messages than its plan lets it for now: it is tried again.':
    'El espacio de trabajo ha enviado más mensajes de los que su plan le permite por ahora: se intenta otra vez.',
  'Slack asks to slow down.': 'Slack pide ir más despacio.',
  'Slack took the message and did not say where it stands.': 'Slack tomó el mensaje y no dijo dónde está.',
  "Whether the post is on Slack cannot be told from the channel's history: {0}.": (say, why = '') =>
    `Por el historial del canal no se sabe si el mensaje está en Slack: ${say(why)}.`,
  'it shows our messages without the mark we look for': 'muestra nuestros mensajes sin la marca que buscamos',
  'it does not show a message that is known to stand there': 'no muestra un mensaje que se sabe que está allí',
  'more than {0} messages stand there': 'hay más de {0} mensajes',
  'it shows no message at all, and does not say that there is none':
    'no muestra ningún mensaje, y no dice que no lo haya',
  'it shows no message at all; it is asked once more': 'no muestra ningún mensaje; se pregunta otra vez',
  'it shows no message at all, and the app is not a member of the channel':
    'no muestra ningún mensaje, y la aplicación no es miembro del canal',
  'Discord asks to wait before {0} in channel {1}.': (_say, what, channel) =>
    `Discord pide esperar antes de ${wordOf(DOING, what)} en el canal ${channel}.`,
  'Discord answered {0} to {1} in channel {2}.': (_say, status, what, channel) =>
    `Discord contestó ${status} al ${wordOf(DOING, what)} en el canal ${channel}.`,
  'Discord cannot be reached for {0}. It will be tried again.': (_say, what) =>
    `No se puede llegar a Discord para ${wordOf(DOING, what)}. Se intentará otra vez.`,
  'Discord did not answer in time to {0} in channel {1}.': (_say, what, channel) =>
    `Discord no contestó a tiempo al ${wordOf(DOING, what)} en el canal ${channel}.`,
  'The connection to Discord broke during {0} in channel {1}.': (_say, what, channel) =>
    `La conexión con Discord se cortó al ${wordOf(DOING, what)} en el canal ${channel}.`,
  'Discord does not accept the bot token any more. Make a new one in the Developer Portal (Bot, Reset Token) and put it into .env as DISCORD_TOKEN.':
    'Discord ya no acepta el token del bot. Haz otro en el Developer Portal (Bot, Reset Token) y ponlo en .env como DISCORD_TOKEN.',
  'Discord knows no channel {0}: it was deleted, or the bot was removed from its server. Name another channel, or invite the bot again.':
    'Discord no conoce ningún canal {0}: se borró, o se quitó al bot de su servidor. Nombra otro canal, o invita al bot otra vez.',
  'The message in channel {0} was deleted on Discord.': 'El mensaje del canal {0} se borró en Discord.',
  'The bot cannot see channel {0} on Discord. Give it the permission View Channel there.':
    'El bot no ve el canal {0} en Discord. Dale allí el permiso View Channel.',
  'The bot lacks a permission for {0} in channel {1} on Discord.': (_say, what, channel) =>
    `Al bot le falta un permiso para ${wordOf(DOING, what)} en el canal ${channel} de Discord.`,
  'A moderator locked the thread in channel {0} on Discord. Unlock it to post there.':
    'Quien modera cerró el hilo del canal {0} en Discord. Ábrelo para publicar allí.',
  'Discord still holds the key of this post in channel {0}, which was deleted a moment ago. It will be tried again.':
    'Discord guarda todavía la clave de este mensaje del canal {0}, que se borró hace un momento. Se intentará otra vez.',
  'A moderator timed the bot out on Discord, until {0}: it may not post in channel {1}. Remove the time-out, or watch again when it is over.':
    'Quien modera silenció al bot en Discord, hasta {0}: no puede publicar en el canal {1}. Quítale el silencio, o vuelve a hacer el seguimiento cuando acabe.',
  "The message in channel {0} on Discord is another bot's: it is posted anew.":
    'El mensaje del canal {0} de Discord es de otro bot: se publica de nuevo.',
  'The thread in channel {0} on Discord was deleted.': 'El hilo del canal {0} de Discord se borró.',
  'Forum {0} on Discord wants a tag on each post, and the bot sets none. Switch off "Require people to select tags when posting" in the forum\'s settings.':
    'El foro {0} de Discord pide una etiqueta en cada publicación, y el bot no pone ninguna. Desactiva «Exigir etiquetas al publicar» (Require people to select tags when posting) en los ajustes del foro.',
  "Something between here and Discord, or a guard of Discord's, answered {0} to {1} in channel {2}. It will be tried again.":
    (_say, status, what, channel) =>
      `Algo entre aquí y Discord, o una defensa de Discord, contestó ${status} al ${wordOf(DOING, what)} en el canal ${channel}. Se intentará otra vez.`,
  'The Discord server has as many open threads as it may. Close some; the post will be tried again.':
    'El servidor de Discord tiene todos los hilos abiertos que admite. Cierra algunos; el mensaje se intentará otra vez.',
  'Discord forbids {0} in channel {1}: {2}': (_say, what, channel, said) =>
    `Discord prohíbe ${wordOf(DOING, what)} en el canal ${channel}: ${said}`,
  'Discord refused {0} in channel {1} ({2}): {3}': (_say, what, channel, code, said) =>
    `Discord no dejó ${wordOf(DOING, what)} en el canal ${channel} (${code}): ${said}`,
  'Channel {0} on Discord has too many messages to look through.':
    'El canal {0} de Discord tiene demasiados mensajes para repasarlos.',
  'The messages of channel {0} on Discord cannot be read. Give the bot the permission Read Message History there.':
    'Los mensajes del canal {0} de Discord no se pueden leer. Da al bot allí el permiso Read Message History.',
  'The bot lacks {0} in channel {1} on Discord. Give it that permission there; until then nothing can be posted.':
    'Al bot le falta {0} en el canal {1} de Discord. Dale allí ese permiso; hasta entonces no se puede publicar nada.',
  'The bot lacks {0} in channel {1} on Discord. Give it those permissions there; until then nothing can be posted.': (
    _say,
    missing = '',
    channel,
  ) =>
    `Al bot le faltan ${missing.replaceAll(' and ', ' y ')} en el canal ${channel} de Discord. Dale allí esos permisos; hasta entonces no se puede publicar nada.`,
  'Channel {0} on Discord is neither a text channel nor a forum. Name another channel.':
    'El canal {0} de Discord no es un canal de texto ni un foro. Nombra otro canal.',
  'The post in forum {0} on Discord was deleted.': 'El mensaje del foro {0} de Discord se borró.',
  'The post in {0} on Discord was deleted.': 'El mensaje de {0} en Discord se borró.',
  'The post could not be written to the console; it will be tried again.':
    'El mensaje no se pudo escribir en la consola; se intentará otra vez.',
  'What posts to {0} could not be loaded: {1}': 'No se pudo cargar lo que publica en {0}: {1}',
  'It may be there already: {0}': (say, why = '') => `Puede que ya esté allí: ${say(why)}`,
  'The worker was stopped.': 'El proceso se paró.',
  'The message could not be built: {0}': 'El mensaje no se pudo componer: {0}',
  'No {0} publisher is configured.': 'No está configurado nada que publique en {0}.',
  'Nothing it would have told of is left to tell.': 'De lo que iba a contar ya no queda nada.',
  'The post to be edited is not known to be there.': 'No consta que esté allí el mensaje que había que editar.',
  'Waits until it is settled whether the card of its thread is there: see delivery {0}.':
    'Espera a que se sepa si está la ficha de su hilo: mira el envío {0}.',
  '{0}: it waits for a new one.': (say, why = '') => `${say(why)}: espera a otra.`,
  'The card of its thread was deleted': 'La ficha de su hilo se borró',
  'The card of its thread is not there': 'La ficha de su hilo no está',
  'taken down by its source before it was posted': 'su fuente lo retiró antes de que se publicara',
  'Dropped by {0}': 'Lo descartó {0}',
  'dismissed by an editor before it was posted': 'la redacción lo descartó antes de que se publicara',
  'corrected by an editor before it was posted': 'la redacción lo corrigió antes de que se publicara',
  'The worker stopped while posting; it is not known whether the post arrived.':
    'El proceso se paró mientras publicaba; no se sabe si el mensaje llegó.',
  'an editor knew of an answer before it was posted': 'la redacción supo de una respuesta antes de que se publicara',
  'restored from a backup: it may have been posted since': 'recuperado de una copia: puede que se publicara después',
  'No answer within {0} s.': 'No hubo respuesta en {0} s.',
}
