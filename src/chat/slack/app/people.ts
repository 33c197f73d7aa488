import { messageOf, OnrecordError } from '../../../domain/errors.ts'
import type { Locale } from '../../../domain/vocabulary.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import type { SlackDeps } from './slack-deps.ts'

/** Who asks. `name` is what the ledger keeps: the name at the time and the id, which nobody can choose. */
export type Person = {
  id: string
  name: string
  /** The name alone, for others to read. */
  shown: string
  locale: Locale
  zone: string
  editor: boolean
  /** May also say who else is one. */
  admin?: boolean
}

export type People = {
  /** `fresh`: rights are looked up anew, as for everything that changes something. Throws `unavailable` where they cannot be. */
  person(id: string, fresh: boolean): Promise<Person>
  /** As far as Slack tells us; `false` where it does not. */
  isIn(id: string, channel: string): Promise<boolean>
}

const FACTS_KEPT_MS = 3_600_000
const MEMBERS_KEPT_MS = 60_000
/** Pages of 200 members; more than anybody's desk. */
const MEMBER_PAGES = 25

type Facts = Omit<Person, 'id' | 'editor' | 'admin'>

/** Who is an editor is read off `deps` whenever it is asked: it changes while the program runs. */
export function createPeople(deps: SlackDeps): People {
  const { client, clock, log } = deps
  const remember = <T>(keptMs: number, ask: (id: string) => Promise<T>) => {
    const kept = new Map<string, { at: number; value: Promise<T> }>()
    return (id: string, fresh = false): Promise<T> => {
      const known = kept.get(id)
      if (known && !fresh && clock.now() - known.at < keptMs) return known.value
      const value = ask(id)
      kept.set(id, { at: clock.now(), value })
      // What failed is asked again.
      value.catch(() => kept.delete(id))
      return value
    }
  }

  const facts = remember(FACTS_KEPT_MS, async (id): Promise<Facts> => {
    const { user } = await client.users.info({ user: id, include_locale: true })
    const said = cutAtWord(cleanLine(user?.profile?.real_name ?? user?.real_name ?? user?.name ?? ''), 80)
    return {
      name: said === '' ? id : `${said} (${id})`,
      shown: said === '' ? id : said,
      locale: localeOf(user?.locale) ?? deps.reader.locale,
      zone: user?.tz ?? deps.reader.zone,
    }
  })
  const groupMembers = remember(MEMBERS_KEPT_MS, async (group) => {
    const { users } = await client.usergroups.users.list({ usergroup: group })
    return users ?? []
  })
  const channelMembers = remember(MEMBERS_KEPT_MS, async (channel) => {
    const members: string[] = []
    let cursor = ''
    for (let page = 0; page < MEMBER_PAGES; page += 1) {
      const answer = await client.conversations.members({ channel, limit: 200, ...(cursor === '' ? {} : { cursor }) })
      members.push(...(answer.members ?? []))
      cursor = answer.response_metadata?.next_cursor ?? ''
      if (cursor === '') break
    }
    return members
  })

  const isAdmin = (id: string) => deps.admins?.includes(id) ?? false
  const isEditor = async (id: string, fresh: boolean): Promise<boolean> => {
    const { editors } = deps
    if (isAdmin(id)) return true
    if (editors.users.includes(id)) return true
    const lists = [
      ...editors.groups.map((group) => groupMembers(group, fresh)),
      ...editors.channels.map((channel) => channelMembers(channel, fresh)),
    ]
    const settled = await Promise.allSettled(lists)
    if (settled.some((list) => list.status === 'fulfilled' && list.value.includes(id))) return true
    const failed = settled.find((list) => list.status === 'rejected')
    if (failed === undefined) return false
    log.warn({ error: messageOf(failed.reason) }, 'who is an editor could not be asked of Slack')
    // Whoever is no editor for sure may read on; only what changes something has to wait.
    if (!fresh) return false
    throw new OnrecordError('unavailable', 'Slack did not say just now who is an editor: try again in a minute.')
  }

  return {
    isIn: (id, channel) =>
      channelMembers(channel).then(
        (members) => members.includes(id),
        () => false,
      ),
    async person(id, fresh) {
      const [known, editor] = await Promise.all([
        facts(id).catch((error: unknown): Facts => {
          log.debug({ error: messageOf(error) }, 'a person could not be asked of Slack')
          return { name: id, shown: id, locale: deps.reader.locale, zone: deps.reader.zone }
        }),
        isEditor(id, fresh),
      ])
      return { id, ...known, editor, admin: isAdmin(id) }
    },
  }
}

function localeOf(locale: string | undefined): Locale | null {
  if (locale === undefined) return null
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en'
}
