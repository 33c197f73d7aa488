import type { Locale } from '../../domain/vocabulary.ts'

/** Commands of a terminal that have another name in a chat. */
const IN_CHAT: Record<string, string> = {
  claims: '/claim list',
  status: '/claim status',
  history: '/claim history',
  asof: '/claim asof',
  why: '/claim why',
  'why-not': '/claim why-not',
  requests: '/claim requests',
  coverage: '/claim coverage',
  search: '/claim search',
  export: '/claim export',
  watch: '/claim watch',
  unwatch: '/claim unwatch',
  watches: '/claim watches',
  proposals: '/claim-admin review',
  decide: '/claim-admin review',
  sources: '/claim-admin sources',
  release: '/claim-admin release',
  dismiss: '/claim-admin dismiss',
  deliveries: '/claim-admin deliveries',
  possible: '/claim-admin possible',
  statement: '/claim-admin statement',
  add: '/claim-admin add',
  edit: '/claim-admin edit',
  archive: '/claim-admin archive',
  actors: '/claim-admin actor',
  editors: '/claim-admin editors',
}

const OPTION_WORDS: Record<Locale, Record<string, string>> = {
  en: { reason: 'a reason', claim: 'a claim', said: 'by:said', as: 'your name' },
  es: { reason: 'un motivo', claim: 'una afirmación', said: 'by:said', as: 'tu nombre' },
}

/** A sentence that names commands of the terminal, for somebody in a chat: `"onrecord requests set 3 …"` → `/claim-admin request 3`. */
export function inChatWords(sentence: string, locale: Locale): string {
  return sentence
    .replace(/"?onrecord requests set (\d{1,15}|N)?[^".]{0,80}"?/g, (_all, id = '') =>
      `/claim-admin request ${id}`.trim(),
    )
    .replace(/"?onrecord claims add"?/g, '/claim-admin add')
    .replace(/"?onrecord config (?:undo|history)(?: (\d{1,9}))?"?/g, (_all, id = '') =>
      `/claim-admin changes ${id}`.trim(),
    )
    .replace(
      /"?onrecord config (?:list|get|set|unset)([^".:]{0,80})"?/g,
      (_all, rest) => `/claim-admin settings${rest}`,
    )
    .replace(/"?onrecord ([a-z-]{2,20})((?: [^" ]{1,80})?)"?/g, (all, verb: string, rest: string) => {
      const command = IN_CHAT[verb]
      return command === undefined ? all : `${command}${rest.startsWith(' -') ? '' : rest}`
    })
    .replace(/--([a-z-]{2,20})(?: (?:"[^"]{0,80}"|[A-Z]{2,20}))?/g, (_all, option: string) => {
      return OPTION_WORDS[locale][option] ?? option
    })
}
