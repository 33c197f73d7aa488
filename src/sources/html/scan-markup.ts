import { Tokenizer } from 'htmlparser2'

export type MarkupEvents = {
  /** A start tag is complete. */
  open?: (name: string, attributes: Record<string, string>, selfClosing: boolean) => void
  /** The same for whoever has no use for its attributes, which cost more than the tag. */
  tag?: (name: string, selfClosing: boolean) => void
  close?: (name: string) => void
  /** Raw: entities are not decoded. */
  text?: (raw: string) => void
  cdata?: (raw: string) => void
  /** Where an attribute's raw value stands in the text. */
  attribute?: (name: string, start: number, end: number) => void
}

/**
 * Reads tags, attributes and texts in one pass. The library's tokenizer and not its parser, because that keeps a
 * list of open elements whose cost grows with every tag left open: a crafted document makes it quadratic.
 */
export function scanMarkup(markup: string, xml: boolean, events: MarkupEvents): void {
  let name = ''
  let attributes: Record<string, string> = {}
  let attribute = ''
  let value: { start: number; end: number } | null = null
  const finishTag = (selfClosing: boolean) => {
    events.tag?.(name, selfClosing)
    if (events.open === undefined) return
    events.open(name, attributes, selfClosing)
    attributes = {}
  }
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: false, recognizeSelfClosing: true },
    {
      onopentagname: (start, end) => {
        name = markup.slice(start, end)
      },
      onopentagend: () => finishTag(false),
      onselfclosingtag: () => finishTag(true),
      onclosetag: (start, end) => events.close?.(markup.slice(start, end)),
      onattribname: (start, end) => {
        attribute = markup.slice(start, end)
        value = null
      },
      onattribdata: (start, end) => {
        value = { start: value?.start ?? start, end }
      },
      onattribend: () => {
        if (value) events.attribute?.(attribute, value.start, value.end)
        if (events.open && !Object.hasOwn(attributes, attribute))
          attributes[attribute] = value ? markup.slice(value.start, value.end) : ''
      },
      ontext: (start, end) => events.text?.(markup.slice(start, end)),
      oncdata: (start, end, offset) => events.cdata?.(markup.slice(start, end - offset)),
      onattribentity: () => {},
      ontextentity: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  )
  tokenizer.write(markup)
  tokenizer.end()
}
