import type { StatementEdit } from '../../ports/editor-verbs.ts'
import type { ArgName, EDITOR_VERBS, FieldName, FormId, READER_VERBS, VerbGroup } from '../front/names.ts'

/** Groups of verbs in the help. */
export type HelpGroup = 'ask' | 'follow' | 'claims' | 'record' | 'queue' | 'upkeep' | 'files'

/** What commands, forms and buttons of the chats say. Lengths are those of the narrower platform. */
export type FrontStrings = {
  /** At most 100 characters each. */
  verbs: Record<(typeof READER_VERBS)[number], string>
  adminVerbs: Record<(typeof EDITOR_VERBS)[number], string>
  groups: Record<VerbGroup, string>
  /** At most 100 characters each. */
  args: Record<ArgName, string>
  /** Labels of choices that are no words of the vocabulary. */
  choices: Record<ChoiceName, string>
  forms: Record<FormId, { title: string; submit: string }>
  fields: Record<FieldName, { label: string; hint: string }>
  errors: {
    required: string
    tooLong(most: number): string
    oneOf(values: string): string
    number: string
    url: string
    notEditor(name: string): string
    unknownVerb(typed: string): string
    unknownClaim(typed: string): string
    severalClaims(typed: string): string
    noClaims: string
    whichClaim: string
    unknownSource(typed: string): string
    missing(arg: string): string
    wrong(arg: string, typed: string): string
    expected(values: string): string
    didYouMean: string
    try: string
    changed: string
    failed: string
    oldButton: string
    partyRole(typed: string): string
    nothingToChange: string
    notStatement(typed: string): string
    reportOrQuote: string
    adjudication: string
    flagBy: string
    office(typed: string): string
  }
  help: {
    heading: Record<VerbGroup, string>
    groups: Record<HelpGroup, string>
    more(group: string): string
    /** After an argument in square brackets. */
    example: string
    editorsOnly: string
    unknown: string
  }
  page: { shown(from: number, until: number, total: number): string }
  home: {
    heading: string
    intro: string
    watches: string
    noWatches: string
    proposals(count: number): string
    requests(count: number): string
    sources: string
    deliveries(count: number): string
  }
  statementChoices: string
  /** Names of edits of a statement, for buttons. */
  edits: Record<StatementEdit['type'], string>
}

export const CHOICE_NAMES = [
  'yes',
  'known',
  'said',
  'statement',
  'item',
  'claim',
  'newest',
  'best',
  'jsonld',
  'csv',
  'jsonl',
  'markdown',
  'live',
  'daily',
  'weekly',
  'en',
  'es',
  'here',
  'everywhere',
  'wording',
  'names',
  'settings',
  'open',
  'needs_review',
  'refused',
  'all',
  'acknowledged',
  'partly_answered',
  'answered',
  'human',
  'auto',
  'confirm',
  'edit',
  'dismiss',
  'pause',
  'resume',
  'remove',
  'add',
] as const
export type ChoiceName = (typeof CHOICE_NAMES)[number]
