import type { Catalogue } from './catalogue.ts'
import { answers } from './en/answers.ts'
import { chatSetup } from './en/chat-setup.ts'
import { configuration } from './en/configuration.ts'
import { delivery } from './en/delivery.ts'
import { discord } from './en/discord.ts'
import { front } from './en/front.ts'
import { notices } from './en/notices.ts'
import { poll } from './en/poll.ts'
import { setup } from './en/setup.ts'
import { slack } from './en/slack.ts'
import { words } from './en/words.ts'

export const en: Catalogue = {
  locale: 'en',
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
