import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { messageOf } from '../domain/errors.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Problem } from './types.ts'

/** 200,000 claims fit in; more is an accident. */
const MAX_BYTES = 64 * 1_048_576
/** Values an alias may stand for in all: enough for shared lists, too few for a bomb. */
const MAX_ALIASES = 100
const MAX_SYNTAX_PROBLEMS = 20

export type Path = readonly PropertyKey[]

/** A configuration file as plain data, with the place of everything in it. */
export type YamlFile = {
  file: string
  /** `undefined` when the text could not be read as YAML at all. */
  data: unknown
  problems: Problem[]
  /** Place of a value, or of its key; of the nearest enclosing thing where there is no such value. */
  locate(path: Path, part: 'key' | 'value'): { line: number; column: number }
}

/** Reads YAML 1.2. Syntax errors, tabs, duplicate keys and alias bombs come back as problems; it never throws. */
export function readYaml(file: string, bytes: Uint8Array): YamlFile {
  const problems: Problem[] = []
  const lines = new LineCounter()
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const add = (message: Sentence, place = { line: 1, column: 1 }) =>
    problems.push({ file, ...place, path: '', message, nearest: null })
  const unread = (): YamlFile => ({ file, data: undefined, problems, locate: () => ({ line: 1, column: 1 }) })

  const text = decode(bytes, add)
  if (text === null) return unread()
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
    for (const error of document.errors.slice(0, MAX_SYNTAX_PROBLEMS)) {
      add(explainSyntax(error.code, error.message), at(error.pos[0]))
    }
    const readable = document.errors.every((error) => error.code === 'DUPLICATE_KEY')
    const data = readable ? toData(document, add, at) : undefined
    return { file, data, problems, locate: (path, part) => at(offsetOf(document, path, part)) }
  } catch (error) {
    add(sentence`cannot be read as YAML: ${messageOf(error)}`)
    return unread()
  }
}

function decode(bytes: Uint8Array, add: (message: Sentence) => void): string | null {
  if (bytes.length > MAX_BYTES) {
    add(sentence`is larger than ${MAX_BYTES / 1_048_576} MB; expected a configuration file`)
    return null
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    add(sentence`is not UTF-8 text; save it as UTF-8`)
    return null
  }
}

function toData(document: Document.Parsed, add: AddProblem, at: (offset: number) => Place): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {}
  } catch (error) {
    let place = at(0)
    visit(document, {
      Alias: (_, alias) => {
        place = at(alias.range?.[0] ?? 0)
        return visit.BREAK
      },
    })
    add(
      sentence`its aliases (*name) stand for too much or for nothing: ${messageOf(error)}; write the values out`,
      place,
    )
    return undefined
  }
}

type Place = { line: number; column: number }
type AddProblem = (message: Sentence, place?: Place) => void

/** What the YAML library says, in the words of somebody editing a file. */
function explainSyntax(code: string, message: string): Sentence {
  switch (code) {
    case 'TAB_AS_INDENT':
      return sentence`a tab is used as indentation; expected spaces`
    case 'DUPLICATE_KEY':
      return sentence`this key stands here twice; expected each key once`
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return sentence`not valid YAML: ${message}; check the indentation, and quote texts that hold ": " or " #"`
    default:
      return sentence`not valid YAML: ${message}`
  }
}

/** Follows a path as far as it goes in the document. */
function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, key] of path.entries()) {
    const target: unknown = isAlias(node) ? node.resolve(document) : node
    const last = depth === path.length - 1
    if (isSeq(target) && typeof key === 'number') {
      node = target.items[key]
    } else if (isMap(target)) {
      const pair = target.items.find((it) => String(isScalar(it.key) ? it.key.value : it.key) === String(key))
      if (pair === undefined) return offset
      // A key without a value has its value right behind the colon: the key is the better place to show.
      const valueless = isScalar(pair.value) && pair.value.value === null
      if (last && (part === 'key' || valueless)) return startOf(pair.key) ?? offset
      node = pair.value
    } else {
      return offset
    }
    offset = startOf(node) ?? offset
  }
  return offset
}

function startOf(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null
}
