/** One element of a leniently read document. Names are resolved: `uri` is its namespace, `local` in lower case. */
export type XmlElement = {
  uri: string
  local: string
  /** By lower-case local name; `xml:base` and `rdf:about` keep their prefix. Values are decoded. */
  attributes: Record<string, string>
  children: XmlNode[]
  /** Absolute address that relative links inside resolve against; empty where none is known. */
  base: string
  language: string
}

/** Text is decoded; `cdata` tells where it stood in a CDATA section. */
export type XmlText = { text: string; cdata: boolean }
export type XmlNode = XmlElement | XmlText

export function isElement(node: XmlNode): node is XmlElement {
  return 'local' in node
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter(isElement)
}

/** All text below an element, tags left out. */
export function textOf(element: XmlElement): string {
  const parts: string[] = []
  const open: XmlNode[] = [element]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) parts.push(node.text)
    else for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as XmlNode)
  }
  return parts.join('')
}
