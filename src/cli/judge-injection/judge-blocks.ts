/**
 * What Slack refuses in blocks and views, by its reference of July 2026: written from the reference alone, knowing
 * nothing of the renderer it judges. Agrees with the verdicts of Slack's Python SDK and adds the limits it misses.
 */
type Json = Record<string, unknown>
type Report = (where: string, what: string) => void

const BLOCKS_IN_MESSAGE = 50
const BLOCKS_IN_VIEW = 100
/** All text of one message, in characters: longer is cut by Slack without a word. */
const MESSAGE_TEXT_MAX = 12_000

/** A message's blocks: every problem in words; none where Slack takes them. */
export function judgeBlocks(blocks: readonly unknown[]): string[] {
  const problems: string[] = []
  const report: Report = (where, what) => void problems.push(`${where}: ${what}`)
  if (blocks.length > BLOCKS_IN_MESSAGE) report('blocks', `${blocks.length} blocks, at most ${BLOCKS_IN_MESSAGE}`)
  const total = countText(blocks)
  if (total > MESSAGE_TEXT_MAX) report('blocks', `${total} characters of text in all, at most ${MESSAGE_TEXT_MAX}`)
  judgeAll(blocks, report)
  return problems
}

/** A modal or home tab. */
export function judgeView(view: object): string[] {
  const problems: string[] = []
  const report: Report = (where, what) => void problems.push(`${where}: ${what}`)
  const { type, title, submit, close, callback_id, private_metadata, blocks } = view as Json
  if (type !== 'modal' && type !== 'home') report('view', `type "${String(type)}" is none`)
  if (type === 'modal') {
    if (title === undefined) report('title', 'a modal needs one')
    bound(title, 'title', 1, 24, report)
    bound(submit, 'submit', 1, 24, report)
    bound(close, 'close', 1, 24, report)
  }
  text(callback_id, 'callback_id', 255, report)
  text(private_metadata, 'private_metadata', 3000, report)
  const list = Array.isArray(blocks) ? blocks : []
  count(list, 'blocks', 1, BLOCKS_IN_VIEW, report)
  judgeAll(list, report)
  return problems
}

/** Characters in every text object, fallbacks of dates and addresses of links left in: what Slack counts is no less. */
export function countText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countText(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : countText(one)),
    0,
  )
}

function judgeAll(blocks: readonly unknown[], report: Report): void {
  const ids = new Set<unknown>()
  blocks.forEach((block, index) => {
    const { type, block_id } = block as Json
    const where = `blocks[${index}] ${String(type)}`
    if (block_id !== undefined && ids.has(block_id)) report(where, `block_id "${String(block_id)}" is used twice`)
    ids.add(block_id)
    text(block_id, `${where}.block_id`, 255, report)
    const judge = JUDGES[String(type)]
    if (judge) judge(block as Json, where, report)
    else report(where, 'no such block')
  })
}

const JUDGES: Record<string, (block: Json, where: string, report: Report) => void> = {
  section(block, where, report) {
    if (block.text === undefined && block.fields === undefined) report(where, 'neither text nor fields')
    bound(block.text, `${where}.text`, 1, 3000, report)
    if (block.fields !== undefined) {
      const fields = block.fields as unknown[]
      count(fields, `${where}.fields`, 1, 10, report)
      for (const [index, field] of fields.entries()) bound(field, `${where}.fields[${index}]`, 1, 2000, report)
    }
    if (block.accessory !== undefined) element(block.accessory as Json, `${where}.accessory`, report)
  },
  header(block, where, report) {
    if ((block.text as Json | undefined)?.type !== 'plain_text') report(where, 'its text is plain_text')
    bound(block.text, `${where}.text`, 1, 150, report)
  },
  context(block, where, report) {
    const elements = block.elements as Json[]
    count(elements, `${where}.elements`, 1, 10, report)
    elements.forEach((one, index) => {
      if (one.type === 'image') text(one.alt_text, `${where}.elements[${index}].alt_text`, 2000, report)
      else bound(one, `${where}.elements[${index}]`, 1, 3000, report)
    })
  },
  actions(block, where, report) {
    const elements = block.elements as Json[]
    count(elements, `${where}.elements`, 1, 25, report)
    const ids = new Set<unknown>()
    elements.forEach((one, index) => {
      if (one.action_id !== undefined && ids.has(one.action_id))
        report(`${where}.elements[${index}]`, `action_id "${String(one.action_id)}" is used twice`)
      ids.add(one.action_id)
      element(one, `${where}.elements[${index}]`, report)
    })
  },
  input(block, where, report) {
    bound(block.label, `${where}.label`, 1, 2000, report)
    bound(block.hint, `${where}.hint`, 1, 2000, report)
    element((block.element ?? {}) as Json, `${where}.element`, report)
  },
  image(block, where, report) {
    text(block.alt_text, `${where}.alt_text`, 2000, report)
    text(block.image_url, `${where}.image_url`, 3000, report)
    bound(block.title, `${where}.title`, 1, 2000, report)
  },
  markdown: (block, where, report) => text(block.text, `${where}.text`, 12_000, report),
  divider: () => {},
  rich_text(block, where, report) {
    count(block.elements, `${where}.elements`, 1, Number.POSITIVE_INFINITY, report)
  },
  file: () => {},
  video: () => {},
}

function element(one: Json, where: string, report: Report): void {
  text(one.action_id, `${where}.action_id`, 255, report)
  bound(one.placeholder, `${where}.placeholder`, 1, 150, report)
  if (one.confirm !== undefined) confirmation(one.confirm as Json, `${where}.confirm`, report)
  if (one.type === 'button') {
    bound(one.text, `${where}.text`, 1, 75, report)
    text(one.value, `${where}.value`, 2000, report)
    text(one.url, `${where}.url`, 3000, report)
    if (one.style !== undefined && one.style !== 'primary' && one.style !== 'danger')
      report(where, `style "${String(one.style)}" is none`)
  }
  if (one.type === 'plain_text_input') {
    text(one.initial_value, `${where}.initial_value`, Number(one.max_length ?? 3000), report)
    if (Number(one.max_length ?? 1) > 3000) report(where, 'max_length is at most 3000')
  }
  const options = one.options as Json[] | undefined
  if (options !== undefined) {
    const most = one.type === 'overflow' ? 5 : one.type === 'checkboxes' || one.type === 'radio_buttons' ? 10 : 100
    count(options, `${where}.options`, 1, most, report)
  }
  for (const group of (one.option_groups ?? []) as Json[]) {
    bound(group.label, `${where}.option_groups.label`, 1, 75, report)
    for (const option of group.options as Json[]) judgeOption(option, where, report)
  }
  for (const option of [...(options ?? []), one.initial_option, ...((one.initial_options ?? []) as Json[])])
    if (option !== undefined) judgeOption(option as Json, where, report)
  if (one.initial_option !== undefined && options !== undefined) {
    const { value } = one.initial_option as Json
    if (!options.some((option) => option.value === value)) report(where, 'the initial option is not among the options')
  }
}

/** The Python SDK checks neither length; Slack refuses both. */
function judgeOption(option: Json, where: string, report: Report): void {
  bound(option.text, `${where}.option.text`, 1, 75, report)
  bound(option.description, `${where}.option.description`, 1, 75, report)
  text(option.value, `${where}.option.value`, 150, report)
}

function confirmation(one: Json, where: string, report: Report): void {
  bound(one.title, `${where}.title`, 1, 100, report)
  bound(one.text, `${where}.text`, 1, 300, report)
  bound(one.confirm, `${where}.confirm`, 1, 30, report)
  bound(one.deny, `${where}.deny`, 1, 30, report)
}

/** A text object's length. */
function bound(value: unknown, where: string, least: number, most: number, report: Report): void {
  if (value === undefined) return
  const { text: words } = value as { text?: unknown }
  if (typeof words !== 'string' || words.length < least) report(where, `shorter than ${least}`)
  else if (words.length > most) report(where, `${words.length} characters, at most ${most}`)
}

function text(value: unknown, where: string, most: number, report: Report): void {
  if (typeof value === 'string' && value.length > most) report(where, `${value.length} characters, at most ${most}`)
}

function count(value: unknown, where: string, least: number, most: number, report: Report): void {
  const length = Array.isArray(value) ? value.length : 0
  if (length < least || length > most) report(where, `${length} of them, between ${least} and ${most}`)
}
