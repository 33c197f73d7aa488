import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vitest/node'

export type FoundSentence = { pattern: string; file: string; line: number }
type Node = { type: string; start: number; [key: string]: unknown }

/** Every sentence that `sentence` or the message of an `OnrecordError` writes in the TypeScript of a folder, by the parser. */
export function sentencesInSource(folder: string): { found: FoundSentence[]; unreadable: string[] } {
  const found: FoundSentence[] = []
  const unreadable: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const file = path.join(folder, name)
    const source = readFileSync(file, 'utf8')
    const lineOf = (at: number) => source.slice(0, at).split('\n').length
    walk(parseAst(source, { lang: 'ts' }), (node) => {
      const at = { file, line: lineOf(node.start) }
      if (isTagged(node)) found.push({ pattern: patternOf(node), ...at })
      if (node.type !== 'NewExpression' || (node.callee as Node & { name?: string }).name !== 'OnrecordError') return
      const [, message] = node.arguments as Node[]
      if (message?.type === 'Literal') found.push({ pattern: String(message.value), ...at })
      else if (message && /TemplateLiteral|BinaryExpression/.test(message.type)) unreadable.push(`${file}:${at.line}`)
    })
  }
  return { found, unreadable }
}

function isTagged(node: Node): boolean {
  return node.type === 'TaggedTemplateExpression' && (node.tag as Node & { name?: string }).name === 'sentence'
}

/** As the tag itself puts it. */
function patternOf(node: Node): string {
  const { quasis } = node.quasi as { quasis: { value: { cooked: string } }[] }
  return quasis
    .map(({ value }, n) => (n === 0 ? '' : `{${n - 1}}`) + value.cooked)
    .join('')
    .replace(/\n\s*/g, ' ')
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit)
    return
  }
  if ('type' in node) visit(node as Node)
  for (const [key, member] of Object.entries(node)) if (key !== 'type') walk(member, visit)
}
