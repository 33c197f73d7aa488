import { ParseError } from '../../ports/source-adapter.ts'
import { readXml, XmlTooLarge } from '../xml/read-xml.ts'
import { elementsOf, type XmlElement } from '../xml/xml-tree.ts'
import { tidyAtom } from './tidy-atom.ts'
import type { TidyFeed } from './tidy-form.ts'
import { tidyRss } from './tidy-rss.ts'

/**
 * What both libraries lose when they read a feed as it came (broken markup, namespaces, `xml:base`, types and modes
 * of Atom texts, naked HTML, entities of HTML and of the document) is settled here before they see it. Throws
 * `ParseError` `not_a_feed` where the document is XML but no feed, `malformed` where there is nothing to read.
 */
export function tidyFeed(text: string, base: string): TidyFeed {
  const root = read(text, base)
  if (root === null) throw new ParseError('malformed', 'The document has no XML element in it.')
  if (root.local === 'feed' || root.local === 'entry') return tidyAtom(root)
  const channel = root.local === 'channel' ? root : elementsOf(root).find(({ local }) => local === 'channel')
  const known = ['rss', 'rdf', 'channel'].includes(root.local)
  if (!known && !channel) {
    throw new ParseError('not_a_feed', `The document is XML with a <${root.local.slice(0, 40)}> root, not a feed.`)
  }
  return tidyRss(root, channel ?? root)
}

function read(text: string, base: string): XmlElement | null {
  try {
    return readXml(text, base)
  } catch (error) {
    if (error instanceof XmlTooLarge) throw new ParseError('malformed', error.message, error)
    throw error
  }
}
