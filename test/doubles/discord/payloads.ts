import type { InteractionRecord, Json, State } from './state.ts'
import { actingMember, channelView, guildEvent, messageView, threadView } from './views.ts'
import { EVERYBODY, IDS, type Member, permissionBits } from './world.ts'

/** What a person did, as a test says it. */
export type Act = {
  kind: 'command' | 'autocomplete' | 'component' | 'modal'
  /** Member id; the editor where left out. */
  user?: string
  guild?: string
  channel?: string
  locale?: string
  /** Of a command: `claim`, its subcommand (`statement add`: group and subcommand), and options by name. */
  command?: string
  sub?: string
  options?: Record<string, string | number | boolean>
  /** The option being typed in. */
  focused?: string
  /** Of a component or a form. */
  customId?: string
  message?: string
  values?: string[]
  fields?: Record<string, string | string[]>
  /** Milliseconds until Discord takes no answer any more; 0: already over. */
  expiresMs?: number
}

const TYPES: Record<Act['kind'], number> = { command: 2, autocomplete: 4, component: 3, modal: 5 }
const EXPIRES_MS = 3_000

/** Makes the interaction Discord would send. Throws, in words, where a person could not have done that. */
export function createInteraction(state: State, act: Act): InteractionRecord {
  const guild = act.guild ?? IDS.guild
  const user = act.user ?? IDS.eva
  const member = state.world.members.find((one) => one.id === user && (one.guild === guild || guild !== IDS.guild))
  if (member === undefined) throw new Error(`Nobody ${user} is in ${guild}.`)
  const channelId = act.channel ?? IDS.newsroom
  const id = state.newId()
  const record: InteractionRecord = {
    id,
    token: `interaction-token-${id}`,
    createdAt: Date.now(),
    expiresMs: act.expiresMs ?? EXPIRES_MS,
    payload: {},
    callback: null,
    original: null,
    followups: [],
  }
  const thread = state.threads.get(channelId)
  const channel = state.world.channels.find((one) => one.id === (thread?.parent ?? channelId))
  record.payload = {
    id,
    token: record.token,
    application_id: IDS.application,
    type: TYPES[act.kind],
    version: 1,
    guild_id: guild,
    guild: { id: guild, locale: 'en-US', features: guildEvent(state, guild).features },
    guild_locale: 'en-US',
    locale: act.locale ?? 'en-US',
    channel_id: channelId,
    channel: thread ? threadView(state, thread) : channel ? channelView(state, channel) : { id: channelId, type: 0 },
    member: actingMember(member),
    app_permissions: permissionBits(EVERYBODY.filter((name) => !channel?.deny.includes(name))),
    entitlements: [],
    authorizing_integration_owners: { '0': guild },
    context: 0,
    attachment_size_limit: 10_485_760,
    data: dataOf(state, act, guild, member),
    ...messageOf(state, act),
  }
  state.interactions.set(record.token, record)
  return record
}

function dataOf(state: State, act: Act, guild: string, member: Member): Json {
  if (act.kind === 'component') return componentData(state, act)
  if (act.kind === 'modal') return modalData(act)
  const command = [...(state.commands.get(guild) ?? []), ...(state.commands.get('global') ?? [])].find(
    (one) => one.name === act.command,
  )
  if (command === undefined) throw new Error(`No command /${act.command} is registered.`)
  const needed = BigInt(String(command.default_member_permissions ?? 0))
  const has = BigInt(String(actingMember(member).permissions))
  if ((has & needed) !== needed) throw new Error(`Discord does not show /${act.command} to ${member.name}.`)
  let [level, place] = [command, [] as string[]]
  for (const name of act.sub?.split(' ') ?? []) {
    const next = (level.options as Json[] | undefined)?.find((one) => one.name === name)
    if (next === undefined) throw new Error(`/${act.command} has no ${name}.`)
    level = next
    place = [...place, name]
  }
  const declared = (level.options as Json[] | undefined) ?? []
  const given = Object.entries(act.options ?? {}).map(([name, value]) => optionOf(declared, name, value, act))
  if (act.kind === 'command')
    for (const option of declared)
      if (option.required && act.options?.[String(option.name)] === undefined)
        throw new Error(`/${act.command} ${act.sub}: ${option.name} is required.`)
  let options: Json[] = given
  for (const [depth, name] of [...place.entries()].reverse())
    options = [{ name, type: place.length === 2 && depth === 0 ? 2 : 1, options }]
  return { id: command.id, name: command.name, type: 1, guild_id: command.guild_id, options }
}

function optionOf(declared: Json[], name: string, value: unknown, act: Act): Json {
  const option = declared.find((one) => one.name === name)
  if (option === undefined) throw new Error(`/${act.command} ${act.sub ?? ''} has no option ${name}.`)
  const choices = option.choices as Json[] | undefined
  if (choices && !choices.some((one) => one.value === value)) throw new Error(`${name} cannot be ${value}.`)
  if (act.kind === 'command' && typeof value === 'string' && value.length > Number(option.max_length ?? 6000))
    throw new Error(`${name} is longer than ${option.max_length}.`)
  return { name, type: option.type, value, ...(act.focused === name ? { focused: true } : {}) }
}

function componentData(state: State, act: Act): Json {
  const message = state.messages.find((one) => one.id === act.message && !one.deleted)
  if (message === undefined) throw new Error(`There is no message ${act.message}.`)
  const parts = message.components.flatMap((row) => (row.components as Json[] | undefined) ?? [])
  const part = parts.find((one) => one.custom_id === act.customId)
  if (part === undefined)
    throw new Error(`The message has no component ${act.customId}: ${parts.map((one) => one.custom_id).join(', ')}.`)
  return { custom_id: act.customId, component_type: part.type, id: 1, ...(act.values ? { values: act.values } : {}) }
}

function modalData(act: Act): Json {
  const components = Object.entries(act.fields ?? {}).map(([custom_id, value], i) => ({
    type: 18,
    id: i * 2 + 1,
    component: Array.isArray(value)
      ? { type: 3, id: i * 2 + 2, custom_id, values: value }
      : { type: 4, id: i * 2 + 2, custom_id, value },
  }))
  return { custom_id: act.customId, components, resolved: {} }
}

function messageOf(state: State, act: Act): Json {
  const message = state.messages.find((one) => one.id === act.message)
  return message === undefined ? {} : { message: messageView(message) }
}
