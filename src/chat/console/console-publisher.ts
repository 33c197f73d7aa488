import pc from 'picocolors'
import type { Message } from '../../domain/message.ts'
import { type ChatPublisher, type MessageRef, PublishError, type PublishRequest } from '../../ports/chat-publisher.ts'
import { catalogueOf } from '../catalogue/catalogue-of.ts'
import { cleanLine } from '../text/clean-text.ts'
import { cutAtWord } from '../text/cut-at-word.ts'
import { renderMessage } from './render-message.ts'

export type ConsoleOptions = {
  /** Takes whole lines with their line feeds; what it throws becomes a passing `PublishError`. */
  write(text: string): void
  colour: boolean
  /** Columns of the terminal. */
  width: number
  /** IANA zone of the times; UTC where left out. */
  zone?: string
  /** Whose posts these are; `onrecord` where left out. */
  label?: string
  /** A word printed on each post, such as "reconstructed". */
  mark?: string
}

type Posted = { ref: MessageRef; root: boolean; shown: string }

const THREAD_INDENT = '    '
/** In the line that says a card was updated: columns kept for status and counts, and at least for the title. */
const STATE_ROOM = 40
const TITLE_MIN = 16

/**
 * Prints posts as a channel would show them. A key is printed once in the life of the process; the key is also the
 * message's id, so that a thread opened by an earlier process can still be answered.
 */
export function createConsolePublisher(options: ConsoleOptions): ChatPublisher {
  const paint = pc.createColors(options.colour)
  const posted = new Map<string, Posted>()

  const print = (text: string): void => {
    try {
      options.write(text)
    } catch (cause) {
      throw new PublishError('unavailable', 'The post could not be written to the console; it will be tried again.', {
        cause,
      })
    }
  }

  return {
    platform: 'console',

    async publish(request) {
      const known = posted.get(request.key)
      if (known !== undefined) return known.ref
      const ref = { channel: request.place.channel, id: request.key }
      print(postText(request, options, paint))
      posted.set(request.key, { ref, root: request.place.thread === null, shown: request.message.fallback })
      return ref
    },

    async edit(ref, message) {
      const known = posted.get(ref.id)
      // A card posted by an earlier process is known by what is being put in its place.
      const root = known?.root ?? message.tone === 'neutral'
      if (known?.shown === message.fallback) return
      posted.set(ref.id, { ref, root, shown: message.fallback })
      print(editText(ref, root, message, options, paint))
    },

    async find(place, key) {
      const known = posted.get(key)
      return known !== undefined && known.ref.channel === place.channel ? known.ref : null
    },

    async close() {},
  }
}

type Colours = ReturnType<typeof pc.createColors>

function postText({ place, message, broadcast }: PublishRequest, options: ConsoleOptions, paint: Colours): string {
  const { inThread, alsoInChannel } = catalogueOf(message.locale ?? 'en').words.console
  const indent = place.thread === null ? '' : THREAD_INDENT
  const card = renderMessage(message, { ...options, width: options.width - indent.length })
  const marks = [
    ...(place.thread === null ? [options.label ?? 'onrecord'] : [inThread, ...(broadcast ? [alsoInChannel] : [])]),
    ...(options.mark === undefined ? [] : [`[${options.mark}]`]),
  ].join(' · ')
  const header = `${place.thread === null ? '' : '  ↳ '}${paint.bold(channelName(place.channel))} ${paint.dim(`· ${marks}`)}`
  const body = card.split('\n').map((line) => indent + line)
  return `\n${[header, ...body].join('\n')}\n`
}

function editText(ref: MessageRef, root: boolean, message: Message, options: ConsoleOptions, paint: Colours): string {
  const { cardUpdated, postUpdated } = catalogueOf(message.locale ?? 'en').words.console
  const mark = options.mark === undefined ? '' : ` [${options.mark}]`
  const lead = `  ${channelName(ref.channel)} (${root ? cardUpdated : postUpdated}: `
  const room = Math.max(20, options.width - lead.length - mark.length - 1)
  return `${paint.dim(`${lead}${shortLine(message, room)})${mark}`)}\n`
}

/** The fallback cut to size; a long title gives way first, so that what follows it can be seen. */
function shortLine(message: Message, room: number): string {
  const line = cleanLine(message.fallback)
  const [first] = message.blocks
  const title = first?.type === 'heading' ? cleanLine(first.text) : ''
  if (line.length <= room || title === '' || !line.startsWith(`${title}:`)) return cutAtWord(line, room)
  const kept = Math.max(TITLE_MIN, room - STATE_ROOM)
  return cutAtWord(`${cutAtWord(title, kept)}${line.slice(title.length)}`, room)
}

function channelName(channel: string): string {
  const name = cutAtWord(cleanLine(channel), 80)
  return name.startsWith('#') ? name : `#${name}`
}
