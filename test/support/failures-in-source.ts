import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vitest/node'
import { type FoundSentence, type Node, nameOf, walk, walkFolder } from './sentences-in-source.ts'

type Found = { found: FoundSentence[]; unreadable: string[] }

/** Where a failure is made, and which argument says it. The judges' and the bench's doubles speak to nobody. */
const MADE_BY: Record<string, number> = {
  FetchError: 1,
  ParseError: 1,
  WorkerFailure: 1,
  XmlTooLarge: 0,
  PublishError: 1,
}
const WITHOUT = ['cli/judge-', 'cli/bench/']

/** Functions and properties by which a file says one on its way to a constructor, or in the place of it. */
const SAID_IN: Record<string, { calls?: Record<string, number>; properties?: string[]; returns?: boolean }> = {
  'app/poll/fetch-source.ts': { calls: { failed: 1 } },
  'app/poll/poll-sources.ts': { properties: ['error'] },
  'app/check-withdrawals.ts': { properties: ['reason'] },
  'app/configuration/try-out.ts': { returns: true },
  'app/deliver/deliver-one.ts': { calls: { poisoned: 2, refused: 1, waitForNewCard: 2 }, properties: ['error'] },
  'app/deliver/explain-failure.ts': { properties: ['error'] },
  'app/deliver/wait-for-card.ts': { calls: { waitForNewCard: 2 }, properties: ['error'] },
  'chat/discord/publish/explain-error.ts': { calls: { refuse: 1 } },
  'chat/slack/explain-error.ts': { calls: { all: 2 } },
  'chat/slack/find-message.ts': { calls: { cannotTell: 0 } },
  'runtime/deadline.ts': { calls: { Error: 0 } },
  'store/commit-articles.ts': { properties: ['last_error'] },
  'store/decide-delivery.ts': { properties: ['last_error'] },
  'store/dismissals.ts': { calls: { refuseUnsent: 3 } },
  'store/outbox.ts': { properties: ['last_error'] },
  'store/request-steps.ts': { properties: ['last_error'] },
  'store/restore.ts': { properties: ['last_error'] },
  'store/statement-edits.ts': { calls: { refuseUnsent: 3 } },
  'runtime/fetch/address-policy.ts': { properties: ['why'] },
  'sources/article/article-reader.ts': { properties: ['reason'] },
  'sources/article/robots-cache.ts': { calls: { down: 0 } },
  'sources/feed/parse-feed.ts': { calls: { push: 0 } },
  'sources/inspect/create-inspector.ts': { properties: ['message'] },
  'sources/page/parse-page.ts': { calls: { nothingFound: 1 } },
}

/**
 * Every sentence that says why a source or an article could not be had or a post did not go out, `{0}` … in the place of its parts. What a constant
 * or a table of the same file puts into one is put in; a sentence that is somebody else's (`error.message`) is left out.
 */
export function failuresInSource(src: string): Found {
  const result = walkFolder(src, WITHOUT, () => {})
  for (const file of filesOf(src)) {
    const name = path.relative(src, file)
    const source = readFileSync(file, 'utf8')
    const tree = parseAst(source, { lang: 'ts' })
    const own = factsOf(tree as unknown as Node, SAID_IN[name]?.calls ?? {})
    for (const said of saidIn(tree as unknown as Node, SAID_IN[name] ?? {})) {
      const line = source.slice(0, said.start).split('\n').length
      const patterns = patternsOf(said, own)
      if (patterns === 'elsewhere') continue
      if (patterns === null) result.unreadable.push(`${name}:${line}`)
      else for (const pattern of patterns) result.found.push({ pattern: numbered(pattern), file, line })
    }
  }
  const worded = ({ pattern }: FoundSentence) => /\p{L}/u.test(pattern.replace(/\{\d+\}/g, ''))
  return { ...result, found: result.found.filter(worded) }
}

function filesOf(src: string): string[] {
  const files = new Set<string>()
  walkFolder(src, WITHOUT, (node, add) => {
    if (node.type === 'Program') add('')
  }).found.forEach(({ file }) => {
    files.add(file)
  })
  return [...files]
}

/** `taken`: names that are taken out of something, whose words were made elsewhere. */
type Facts = { constants: Map<string, Node[]>; names: string[]; taken: Set<string> }

function factsOf(tree: Node, calls: Record<string, number>): Facts {
  const facts: Facts = { constants: new Map(), names: [], taken: new Set() }
  walk(tree, (node) => {
    if (node.type === 'VariableDeclarator' && node.init) {
      const name = nameOf(node.id)
      if (name) facts.constants.set(name, [...(facts.constants.get(name) ?? []), node.init as Node])
    }
    // What is handed to one of these functions is looked at where it is called.
    const made = node.type === 'VariableDeclarator' ? (node.init as Node | null) : node
    if (Object.hasOwn(calls, nameOf(node.id) ?? ''))
      for (const one of (made?.params as Node[] | undefined) ?? []) facts.taken.add(nameOf(one) ?? '')
    if (node.type === 'ObjectPattern')
      for (const one of node.properties as Node[]) facts.taken.add(nameOf(one.value) ?? '')
    if (node.type === 'Property' && nameOf(node.key) === 'name' && (node.value as Node).type === 'Literal')
      facts.names.push(String((node.value as Node).value))
  })
  return facts
}

function saidIn(tree: Node, { calls = {}, properties = [], returns = false }: (typeof SAID_IN)[string]): Node[] {
  const said: Node[] = []
  const add = (node: Node | undefined) => {
    if (node) said.push(node)
  }
  walk(tree, (node) => {
    const made = nameOf(node.callee) ?? nameOf((node.callee as Node | undefined)?.property)
    if (node.type === 'NewExpression' && made !== undefined && Object.hasOwn(MADE_BY, made))
      add((node.arguments as Node[])[MADE_BY[made] ?? 0])
    if (/^(?:Call|New)Expression$/.test(node.type) && made !== undefined && Object.hasOwn(calls, made))
      add((node.arguments as Node[])[calls[made] ?? 0])
    if (node.type === 'Property' && properties.includes(nameOf(node.key) ?? '')) add(node.value as Node)
    if (node.type === 'ReturnStatement' && returns) {
      const value = node.argument as Node | null
      if (value && /Literal|Conditional|Logical/.test(value.type) && value.value !== null) add(value)
    }
  })
  return said
}

/** `null`: cannot be read; `elsewhere`: where it was made it was looked at already, or it is nobody's here. */
function patternsOf(node: Node, facts: Facts): string[] | 'elsewhere' | null {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : 'elsewhere'
    case 'TemplateLiteral':
      return templates(node, facts)
    case 'ConditionalExpression':
      return joined([node.consequent as Node, node.alternate as Node], facts)
    case 'LogicalExpression':
      return joined([node.left as Node, node.right as Node], facts)
    case 'Identifier': {
      const inits = facts.constants.get(String(node.name))
      if (inits) return joined(inits, facts)
      return facts.taken.has(String(node.name)) ? 'elsewhere' : null
    }
    case 'ArrowFunctionExpression':
      return patternsOf(node.body as Node, facts)
    case 'MemberExpression':
    case 'CallExpression':
      return 'elsewhere'
    default:
      return null
  }
}

function joined(nodes: Node[], facts: Facts): string[] | 'elsewhere' | null {
  const all = nodes.map((node) => patternsOf(node, facts))
  if (all.includes(null)) return null
  const found = all.flatMap((one) => (one === null || one === 'elsewhere' ? [] : one))
  return found.length > 0 ? found : 'elsewhere'
}

/** A hole is `{}` until all are numbered in the order they stand in. */
function templates(node: Node, facts: Facts): string[] {
  const quasis = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
  let patterns = [quasis[0] ?? '']
  for (const [n, expression] of (node.expressions as Node[]).entries()) {
    const fills = fillsOf(expression, facts)
    patterns = patterns.flatMap((one) => fills.map((fill) => `${one}${fill}${quasis[n + 1] ?? ''}`))
  }
  return patterns
}

function fillsOf(node: Node, facts: Facts): string[] {
  if (node.type === 'MemberExpression' && node.computed) {
    const table = facts.constants.get(nameOf(node.object) ?? '')?.[0]
    const values =
      table?.type === 'ObjectExpression' ? (table.properties as Node[]).map((one) => one.value as Node) : []
    const words = values.flatMap((one) => (one.type === 'Literal' ? [String(one.value)] : []))
    if (words.length > 0) return words
  }
  if (node.type === 'MemberExpression' && nameOf(node.property) === 'name' && facts.names.length > 0) return facts.names
  if (node.type === 'Literal') return [String(node.value)]
  if (node.type === 'ConditionalExpression')
    return [...fillsOf(node.consequent as Node, facts), ...fillsOf(node.alternate as Node, facts)]
  if (node.type !== 'Identifier') return ['{}']
  const found = patternsOf(node, facts)
  return found === null || found === 'elsewhere' ? ['{}'] : found
}

function numbered(pattern: string): string {
  let n = 0
  return pattern.replaceAll('{}', () => `{${n++}}`)
}
