import { parseOpml } from 'feedsmith'
import { Parser } from 'htmlparser2'
import { OnrecordError } from '../../domain/errors.ts'
import { type Sentence, sentence } from '../../domain/sentence.ts'

/** The largest lists people keep have some thousands of feeds in a megabyte. */
const MAX_CHARACTERS = 8_000_000
const MOST_OUTLINES = 20_000
const MAX_DEPTH = 50
const LONGEST_NAME = 120

/** A feed of a list, as its author wrote it. */
export type OpmlFeed = {
  name: string
  url: string
  language: string | null
  /** Attributes of this program's own, where the list was written by it. */
  own: { id: string | null; outlet: string | null; voiceOf: string | null; interval: string | null }
}

export type OpmlList = {
  title: string
  feeds: OpmlFeed[]
  /** Entries left out, with why. */
  refused: { name: string; why: string }[]
}

export const OWN_ATTRIBUTES = ['onrecord:id', 'onrecord:outlet', 'onrecord:voiceOf', 'onrecord:interval'] as const
type Outline = {
  text?: string
  title?: string
  xmlUrl?: string
  language?: string
  outlines?: Outline[]
} & Partial<Record<(typeof OWN_ATTRIBUTES)[number], unknown>>

/**
 * The feeds of an OPML document, folders and all. Nothing it points at is fetched. Throws `OnrecordError` `invalid` for
 * what is no OPML, and for a document type declaration: lists need none, bombs do.
 */
export function readOpml(text: string): OpmlList {
  if (text.length > MAX_CHARACTERS)
    throw refuse(sentence`it has ${text.length} characters; lists of feeds have at most ${MAX_CHARACTERS}`)
  if (/<!(?:doctype|entity)/i.test(text))
    throw refuse(sentence`it holds a document type declaration, which a list does not need`)
  checkShape(text)
  const list: OpmlList = { title: '', feeds: [], refused: [] }
  let outlines: Outline[]
  try {
    const document = parseOpml(text, { extraOutlineAttributes: [...OWN_ATTRIBUTES] })
    list.title = document.head?.title ?? ''
    outlines = (document.body?.outlines ?? []) as Outline[]
  } catch (cause) {
    throw refuse(sentence`it cannot be read as OPML; expected <opml> with <body> and <outline> in it`, cause)
  }
  const waiting = [...outlines]
  for (let outline = waiting.shift(); outline !== undefined; outline = waiting.shift()) {
    waiting.unshift(...(outline.outlines ?? []))
    if (outline.xmlUrl === undefined) continue
    const name = oneLine(outline.title || outline.text || '')
    const url = webAddress(outline.xmlUrl)
    if (url === null)
      list.refused.push({ name, why: `"${oneLine(outline.xmlUrl)}" is no http or https address without a password` })
    else
      list.feeds.push({
        name: name || new URL(url).hostname,
        url,
        language: outline.language ?? null,
        own: ownOf(outline),
      })
  }
  return list
}

/** Counted before anything is built: what nests or repeats without end is refused. */
function checkShape(text: string): void {
  let [depth, outlines, root] = [0, 0, '']
  let wrong: Sentence | null = null
  const parser = new Parser(
    {
      onopentag(name) {
        if (root === '') root = name
        depth += 1
        if (name === 'outline') outlines += 1
        if (depth > MAX_DEPTH) wrong = sentence`its outlines are nested more than ${MAX_DEPTH} deep`
        if (outlines > MOST_OUTLINES) wrong = sentence`it has more than ${MOST_OUTLINES} outlines`
        if (wrong) parser.pause()
      },
      onclosetag() {
        depth -= 1
      },
    },
    { xmlMode: true, lowerCaseTags: true },
  )
  parser.end(text)
  if (wrong) throw refuse(wrong)
  if (root !== 'opml')
    throw refuse(root === '' ? sentence`it holds no XML` : sentence`it is a <${oneLine(root)}> document`)
}

function ownOf(outline: Outline): OpmlFeed['own'] {
  const read = (name: (typeof OWN_ATTRIBUTES)[number]) => {
    const value = outline[name]
    return typeof value === 'string' && value.length <= 64 ? value : null
  }
  return {
    id: read('onrecord:id'),
    outlet: read('onrecord:outlet'),
    voiceOf: read('onrecord:voiceOf'),
    interval: read('onrecord:interval'),
  }
}

function webAddress(text: string): string | null {
  // feed://host/path is an old way to write http.
  const address = text.trim().replace(/^feed:\/\//i, 'http://')
  if (address.length > 2_000 || !URL.canParse(address)) return null
  const { protocol, username, password, href } = new URL(address)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' ? href : null
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
}

function refuse(why: string | Sentence, cause?: unknown): OnrecordError {
  return new OnrecordError('invalid', sentence`The OPML was not taken in: ${why}. Nothing was changed.`, { cause })
}
