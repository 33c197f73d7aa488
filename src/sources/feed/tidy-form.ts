import type { FeedText } from './feed-document.ts'

/**
 * What a feed says, settled (texts, links, which of several counts) but in the fields of its family; a field it lacks is
 * empty. Written as plain XML for the libraries, or taken as it is where only little is left of a feed.
 */
export type TidyFeed = TidyRss | TidyAtom

export type TidyRss = { family: 'rss'; channel: TidyChannel; items: TidyItem[] }

export type TidyChannel = {
  title: string
  description: string
  link: string
  language: string
  published: string
  updated: string
  issued: string
  created: string
  ttl: string
  skipHours: string[]
  skipDays: string[]
}

export type TidyItem = {
  title: string
  description: string
  contents: FeedText[]
  link: string
  guid: string
  published: string
  issued: string
  created: string
  updated: string
  author: string
  language: string
}

/** `head` is null where the document is a lone entry. */
export type TidyAtom = { family: 'atom'; head: TidyAtomFields | null; entries: TidyAtomFields[] }

export type TidyAtomFields = {
  title: TidyText | null
  subtitle: TidyText | null
  summary: TidyText | null
  content: TidyText | null
  links: { rel: string; type: string; href: string }[]
  id: string
  updated: string
  published: string
  created: string
  authors: string[]
  language: string
}

/** Without a type where the text is no construct of Atom, but a stand-in for one. */
export type TidyText = { value: string; type: FeedText['type'] | null }
