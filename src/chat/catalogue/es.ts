import type { Catalogue } from './catalogue.ts'
import { answers } from './es/answers.ts'
import { chatSetup } from './es/chat-setup.ts'
import { configuration } from './es/configuration.ts'
import { delivery } from './es/delivery.ts'
import { discord } from './es/discord.ts'
import { front } from './es/front.ts'
import { notices } from './es/notices.ts'
import { poll } from './es/poll.ts'
import { setup } from './es/setup.ts'
import { slack } from './es/slack.ts'
import { words } from './es/words.ts'

export const es: Catalogue = {
  locale: 'es',
  answers,
  chatSetup,
  configuration,
  delivery,
  discord,
  front,
  notices,
  poll,
  setup,
  slack,
  words,
}
