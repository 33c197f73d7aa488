import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vitest/node'

export type FoundSentence = { pattern: string; file: string; line: number }
export type Node = { type: string; start: number; [key: string]: unknown }
type Found = { found: FoundSentence[]; unreadable: string[] }

/**
 * Every sentence that `sentence` or the message of an `OnrecordError` writes in the TypeScript of a folder, by the parser;
 * and each message whose parts are not kept apart.
 */
export function sentencesInSource(folder: string, without: readonly string[] = []): Found {
  return walkFolder(folder, without, (node, add) => {
    if (isTagged(node)) add(patternOf(node.quasi as Node))
    if (node.type !== 'NewExpression' || nameOf(node.callee) !== 'OnrecordError') return
    for (const message of branchesOf((node.arguments as Node[])[1]))
      if (message.type === 'Literal') add(String(message.value))
      else if (/TemplateLiteral|BinaryExpression/.test(message.type)) add(null)
  })
}

/** What the schemas of a folder say of a value: the `error` of a check, written there or named `error` or `…Error`. */
export function schemaWords(folder: string): FoundSentence[] {
  const { found } = walkFolder(folder, [], (node, add) => {
    const value =
      node.type === 'Property' && nameOf(node.key) === 'error'
        ? (node.value as Node)
        : node.type === 'VariableDeclarator' && /^error$|Error$/.test(nameOf(node.id) ?? '')
          ? (node.init as Node)
          : undefined
    if (value?.type === 'Literal') add(String(value.value))
    if (value?.type === 'TemplateLiteral') add(patternOf(value))
  })
  return found
}

type Add = (pattern: string | null) => void

/** Walks the TypeScript of a folder; `look` adds what it finds, `null` what it cannot read. */
export function walkFolder(folder: string, without: readonly string[], look: (node: Node, add: Add) => void): Found {
  const result: Found = { found: [], unreadable: [] }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || without.some((one) => name.startsWith(one))) continue
    const file = path.join(folder, name)
    const source = readFileSync(file, 'utf8')
    const lineOf = (at: number) => source.slice(0, at).split('\n').length
    walk(parseAst(source, { lang: 'ts' }), (node) =>
      look(node, (pattern) => {
        const line = lineOf(node.start)
        if (pattern === null) result.unreadable.push(`${file}:${line}`)
        else result.found.push({ pattern, file, line })
      }),
    )
  }
  return result
}

/** A message may be one of several. */
function branchesOf(message: Node | undefined): Node[] {
  if (message === undefined) return []
  if (message.type !== 'ConditionalExpression') return [message]
  return [...branchesOf(message.consequent as Node), ...branchesOf(message.alternate as Node)]
}

export function nameOf(node: unknown): string | undefined {
  return (node as { name?: string } | undefined)?.name
}

function isTagged(node: Node): boolean {
  return node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sentence'
}

/** As the tag itself puts it. */
function patternOf(template: Node): string {
  const { quasis } = template as unknown as { quasis: { value: { cooked: string } }[] }
  return quasis
    .map(({ value }, n) => (n === 0 ? '' : `{${n - 1}}`) + value.cooked)
    .join('')
    .replace(/\n\s*/g, ' ')
}

export function walk(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit)
    return
  }
  if ('type' in node) visit(node as Node)
  for (const [key, member] of Object.entries(node)) if (key !== 'type') walk(member, visit)
}
