import { elementsOf, textOf, type XmlElement } from '../xml/xml-tree.ts'

/** Titles and descriptions of Media RSS, beside or inside a group: what to show where an entry has no other. */
export function pickMediaTexts(parent: XmlElement): { title: string; description: string } {
  const own = elementsOf(parent)
  const groups = own.filter(({ uri, local }) => uri === 'media' && (local === 'group' || local === 'content'))
  const all = [...own, ...groups.flatMap(elementsOf)].filter(({ uri }) => uri === 'media')
  const textOfFirst = (name: string) => {
    const found = all.find(({ local }) => local === name)
    return found ? textOf(found).trim() : ''
  }
  return { title: textOfFirst('title'), description: textOfFirst('description') }
}
