/** What the published specification misses and Discord refuses all the same. Sources: Discord's developer pages. */
type Json = Record<string, unknown>
const CONTENT_MAX = 2_000
const EMBEDS_SUM_MAX = 6_000
const ROWS_MAX = 5
/** Locales Discord knows. */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
)
/** `CHAT_INPUT` command and option names. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
/** Components V2 have no content and no embeds. */
const COMPONENTS_V2 = 1 << 15

export function checkMessage(message: Json): string[] {
  const problems: string[] = []
  const content = typeof message.content === 'string' ? message.content : ''
  const embeds = list(message.embeds)
  const components = list(message.components)
  if (length(content) > CONTENT_MAX) problems.push(`content is ${length(content)} characters, over ${CONTENT_MAX}`)
  const sum = embeds.reduce((total, embed) => total + embedSize(embed), 0)
  if (sum > EMBEDS_SUM_MAX) problems.push(`embeds are ${sum} characters in sum, over ${EMBEDS_SUM_MAX}`)
  for (const embed of embeds)
    for (const field of list(embed.fields))
      if (String(field.name).trim() === '' || String(field.value).trim() === '')
        problems.push('an embed field is empty')
  const rows = components.filter((one) => one.type === 1)
  if (rows.length > ROWS_MAX) problems.push(`${rows.length} action rows, over ${ROWS_MAX}`)
  for (const row of rows) problems.push(...checkRow(row))
  problems.push(...checkCustomIds(components))
  const mentions = message.allowed_mentions as Json | undefined
  if (!mentions || !Array.isArray(mentions.parse) || mentions.parse.length > 0 || mentions.users || mentions.roles)
    problems.push('allowed_mentions is not {parse: []}: a mention would be live')
  if ((Number(message.flags ?? 0) & COMPONENTS_V2) !== 0 && (content !== '' || embeds.length > 0))
    problems.push('a message of components v2 has content or embeds')
  if (message.enforce_nonce && !message.nonce) problems.push('enforce_nonce without a nonce')
  return problems
}

/** Does a new message say anything at all? */
export function isEmptyMessage(message: Json): boolean {
  return (
    !message.content &&
    list(message.embeds).length === 0 &&
    list(message.components).length === 0 &&
    !message.attachments
  )
}

function checkRow(row: Json): string[] {
  const parts = list(row.components)
  const buttons = parts.filter((one) => one.type === 2)
  const problems: string[] = []
  if (buttons.length > 5) problems.push('more than 5 buttons in a row')
  if (buttons.length > 0 && buttons.length < parts.length) problems.push('buttons and selects in one row')
  if (parts.length - buttons.length > 1) problems.push('more than one select in a row')
  for (const button of buttons) {
    if (button.style === 5 ? !button.url : !button.custom_id) problems.push('a button leads nowhere')
    if (!button.label && !button.emoji) problems.push('a button has no label')
  }
  for (const select of parts.filter((one) => one.type === 3)) {
    const values = list(select.options).map((option) => option.value)
    if (new Set(values).size < values.length) problems.push('two options of a select have one value')
  }
  return problems
}

function checkCustomIds(components: Json[]): string[] {
  const ids = components.flatMap((row) => list(row.components).map((one) => one.custom_id)).filter(Boolean)
  return new Set(ids).size < ids.length ? ['two components have one custom_id'] : []
}

export function checkModal(modal: Json): string[] {
  const parts = list(modal.components)
  const problems = parts.length > 5 ? [`a modal with ${parts.length} components, over 5`] : []
  const inner = parts.flatMap((part) => (part.type === 18 ? [part.component as Json] : list(part.components)))
  const ids = inner.map((one) => one.custom_id)
  if (new Set(ids).size < ids.length) problems.push('two inputs have one custom_id')
  for (const input of inner)
    if (input.type === 4 && Number(input.min_length ?? 0) > Number(input.max_length ?? 4000))
      problems.push('an input that nothing fits')
  return problems
}

export function checkChoices(data: Json): string[] {
  const choices = list(data.choices)
  const problems = choices.length > 25 ? [`${choices.length} choices, over 25`] : []
  for (const choice of choices) {
    if (length(String(choice.name)) > 100 || String(choice.name) === '')
      problems.push('a choice name is empty or over 100')
    if (typeof choice.value === 'string' && length(choice.value) > 100) problems.push('a choice value is over 100')
  }
  return problems
}

export function checkCommands(commands: Json[]): string[] {
  const problems = commands.flatMap((command) => checkNamed(command, `/${command.name}`))
  const names = commands.map((command) => command.name)
  if (new Set(names).size < names.length) problems.push('two commands have one name')
  for (const command of commands)
    if (commandSize(command) > 8_000) problems.push(`/${command.name} is over 8,000 characters in sum`)
  return problems
}

function checkNamed(one: Json, where: string): string[] {
  const problems: string[] = []
  const names = [['', one.name], ...Object.entries((one.name_localizations as Json | null) ?? {})]
  for (const [locale, name] of names) {
    if (typeof name !== 'string' || !NAME.test(name)) problems.push(`${where}: bad name ${JSON.stringify(name)}`)
    else if (name !== name.toLowerCase()) problems.push(`${where}: name ${name} is not in lower case`)
    if (locale !== '' && !LOCALES.has(String(locale))) problems.push(`${where}: Discord knows no locale ${locale}`)
  }
  for (const locale of Object.keys((one.description_localizations as Json | null) ?? {}))
    if (!LOCALES.has(locale)) problems.push(`${where}: Discord knows no locale ${locale}`)
  const options = list(one.options)
  const optional = options.findIndex((option) => option.type !== 1 && option.type !== 2 && !option.required)
  if (optional >= 0 && options.slice(optional).some((option) => option.required))
    problems.push(`${where}: a required option after an optional one`)
  if (new Set(options.map((option) => option.name)).size < options.length)
    problems.push(`${where}: two options have one name`)
  return [
    ...problems,
    ...options.flatMap((option) => [
      ...(option.autocomplete && list(option.choices).length > 0 ? [`${where}: choices and autocomplete`] : []),
      ...checkNamed(option, `${where} ${option.name}`),
    ]),
  ]
}

/** Names, descriptions and values of a command, the longest localisation of each. */
function commandSize(one: Json): number {
  const longest = (text: unknown, localised: unknown) =>
    Math.max(
      length(String(text ?? '')),
      ...Object.values((localised as Json | null) ?? {}).map((it) => length(String(it))),
    )
  const own = longest(one.name, one.name_localizations) + longest(one.description, one.description_localizations)
  const choices = list(one.choices).reduce(
    (sum, choice) => sum + length(String(choice.name)) + length(String(choice.value)),
    0,
  )
  return own + choices + list(one.options).reduce((sum, option) => sum + commandSize(option), 0)
}

export function embedSize(embed: Json): number {
  const own = [
    embed.title,
    embed.description,
    (embed.footer as Json | undefined)?.text,
    (embed.author as Json | undefined)?.name,
  ]
  const fields = list(embed.fields).flatMap((field) => [field.name, field.value])
  return [...own, ...fields].reduce<number>((sum, text) => sum + length(String(text ?? '')), 0)
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
/** Counted as the stricter of the two ways there are: UTF-16 units. */
const length = (text: string) => text.length
