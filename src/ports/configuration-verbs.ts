import type { Office } from '../domain/office.ts'
import type { Instant, OutletType, SourceKind } from '../domain/vocabulary.ts'
import type { Asker, DoneAnswer } from './asker.ts'

/** `dryRun`: says what would change and writes nothing. */
export type Trying = { dryRun?: boolean }

/** A key of onrecord.yaml, or a block of them; all where left out. */
export type SettingsInput = { key?: string }
export type SettingView = {
  key: string
  meaning: string
  /** As the file has it: durations are texts such as `15m`. `undefined` for nothing. */
  value: unknown
  default: unknown
  /** Where the value comes from. */
  from: { type: 'file'; file: string; line: number } | { type: 'default' } | { type: 'environment'; variable: string }
  /** Taken up only when the program starts again. */
  restart: boolean
  /** Who may change it in a chat. At the command line: whoever can write the files. */
  chat: ChatRight
}
export const CHAT_RIGHTS = ['editor', 'admin', 'nobody'] as const
export type ChatRight = (typeof CHAT_RIGHTS)[number]
export type SettingsAnswer = { kind: 'settings'; asked: string | null; settings: SettingView[] }

/** `value`: as somebody types it; `null` takes it out, so that the default holds. Several are one change. */
export type SetSettingsInput = Trying & { set: { key: string; value: string | null }[] }

export type TrySourceInput = { url: string; allowPrivate?: boolean; userAgent?: string }
/** What an address would be as a source. Kept for an hour under `token`, so that it need not be asked again. */
export type SourceTrialAnswer = {
  kind: 'source_trial'
  token: string
  url: string
  verdict: 'feed' | 'page' | 'feed_links' | 'blocked' | 'nothing' | 'failed'
  status: number | null
  title: string | null
  /** Of its entries, the newest first as they stand there; a few. */
  items: { title: string; at: Instant | null }[]
  count: number
  /** Feeds that a page names. */
  feeds: { url: string; title: string }[]
  /** What stands in the way, in words. */
  problem: string | null
  /** The source that has this address already. */
  known: string | null
  /** As it would be added; `null` where there is nothing to add. */
  draft: { id: string; name: string; kind: SourceKind; language: 'en' | 'es' | null } | null
}

/** What is said of a source by hand; the rest is found out by asking its address. */
export type SourceFacts = {
  name?: string
  outlet?: OutletType
  /** Actor id; `null` for nobody. */
  voiceOf?: string | null
  /** Such as `15m`. */
  interval?: string
  language?: 'en' | 'es' | 'und'
  fullText?: boolean
  note?: string
  userAgent?: string
}
export type AddSourceInput = Trying &
  SourceFacts & {
    /** An address, or the token of a trial. */
    from: { url: string } | { token: string }
    id?: string
    allowPrivate?: boolean
    /** Add it although it could not be tried out: a feed at exactly this address. */
    untried?: boolean
  }
export type ChangeSourceInput = Trying & { source: string } & (
    | { do: 'pause'; reason: string }
    | { do: 'resume' }
    | { do: 'remove' }
    | { do: 'edit'; changes: SourceFacts & { url?: string } }
  )

/** `from` and `until`: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type OfficeDraft = Office
export type ActorView = {
  id: string
  name: string
  kind: 'person' | 'institution'
  aliases: string[]
  affiliations: OfficeDraft[]
  /** Changes whenever it is changed: see `SaveActorInput`. */
  mark: string
}
export type ActorsInput = { typed?: string; limit?: number }
export type ActorsAnswer = { kind: 'actors'; actors: ActorView[]; total: number }

export type AddActorInput = Trying & {
  id?: string
  name: string
  kind: 'person' | 'institution'
  aliases?: string[]
  affiliations?: OfficeDraft[]
}
export type EditActorInput = Trying & {
  actor: string
  /** `ActorView.mark` that the change started from: refused as `conflict` where somebody else changed it since. */
  mark?: string
  name?: string
  kind?: 'person' | 'institution'
  aliases?: string[]
  addAliases?: string[]
  removeAliases?: string[]
  affiliations?: OfficeDraft[]
  addAffiliations?: OfficeDraft[]
  /** Those to these bodies. */
  removeAffiliations?: string[]
}
export type RemoveActorInput = Trying & { actor: string }

export const EDITOR_PLACES = ['cli', 'slack', 'discord'] as const
export type EditorPlace = (typeof EDITOR_PLACES)[number]
export const EDITOR_KINDS = ['names', 'users', 'groups', 'channels', 'roles', 'admins'] as const
export type EditorKind = (typeof EDITOR_KINDS)[number]
export type EditorsAnswer = { kind: 'editors'; lists: { place: EditorPlace; kind: EditorKind; who: string[] }[] }
/** `who`: a name, an id, or a mention as the platform writes it. `kind` where the id does not tell. */
export type ChangeEditorsInput = Trying & { do: 'add' | 'remove'; place: EditorPlace; kind?: EditorKind; who: string }

export type ChangesAnswer = {
  kind: 'changes'
  changes: {
    number: number
    at: Instant
    by: string
    platform: string
    what: string
    /** Each place, before and after, without secrets. */
    set: { place: string; before?: unknown; after?: unknown }[]
    undone: boolean
    /** The change that this one takes back. */
    undoes: number | null
  }[]
}
/** The last change that stands where no number is given. */
export type UndoChangeInput = Trying & { number?: number }

export type ConfigurationAnswer = SettingsAnswer | SourceTrialAnswer | ActorsAnswer | EditorsAnswer | ChangesAnswer

/**
 * Why: what stands in the configuration files is changed here too, by whoever may: checked by the loader before a byte is
 * written, kept in the ledger with a name, and taken back by `undoChange`. All throw `unavailable` where the program was
 * not started from files, or they cannot be written; `invalid` to who may not.
 */
export interface ConfigurationVerbs {
  settings(input: SettingsInput, asker: Asker): Promise<SettingsAnswer>
  setSettings(input: SetSettingsInput, asker: Asker): Promise<DoneAnswer>
  trySource(input: TrySourceInput, asker: Asker): Promise<SourceTrialAnswer>
  /** One that was made within the hour. */
  keptTrial(input: { token: string }, asker: Asker): Promise<SourceTrialAnswer>
  addSource(input: AddSourceInput, asker: Asker): Promise<DoneAnswer>
  changeSource(input: ChangeSourceInput, asker: Asker): Promise<DoneAnswer>
  actors(input: ActorsInput, asker: Asker): Promise<ActorsAnswer>
  addActor(input: AddActorInput, asker: Asker): Promise<DoneAnswer>
  editActor(input: EditActorInput, asker: Asker): Promise<DoneAnswer>
  /** `conflict`, saying where, while anything refers to it. */
  removeActor(input: RemoveActorInput, asker: Asker): Promise<DoneAnswer>
  editors(input: object, asker: Asker): Promise<EditorsAnswer>
  changeEditors(input: ChangeEditorsInput, asker: Asker): Promise<DoneAnswer>
  changes(input: { limit?: number }, asker: Asker): Promise<ChangesAnswer>
  undoChange(input: UndoChangeInput, asker: Asker): Promise<DoneAnswer>
}
