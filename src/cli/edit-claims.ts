import { loadClaimDraft } from '../config/load-claim-draft.ts'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import { PARTY_ROLES, type PartyRole, type ReviewMode } from '../domain/vocabulary.ts'
import type { ClaimDraft } from '../ports/editor-verbs.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { printAnswer } from './print-answer.ts'
import { readConfig } from './read-config.ts'
import { askerOf, withApp } from './with-app.ts'

export type ClaimOptions = GlobalOptions & {
  as: string
  reason?: string
  slug?: string
  title?: string
  text?: string
  claimant?: string
  on?: string
  language?: ('en' | 'es')[]
  aliasEn?: string[]
  aliasEs?: string[]
  party?: string[]
  tag?: string[]
  parent?: string | false
  review?: ReviewMode
  reviewed?: boolean
}

/** A claim from a file in the form of `claims.yaml`, from options, or from a file with options that say otherwise. */
export async function addClaim(options: ClaimOptions, file?: string): Promise<number> {
  const config = readConfig(options)
  return withApp({ ...options, app: { config } }, async (app, terminal) => {
    const known = { actors: config.actors, claims: await app.store.claims.all() }
    const claim = { ...(file === undefined ? {} : loadClaimDraft(file, known)), ...draftOf(options) }
    const missing = (['title', 'text', 'claimant', 'firstMadeOn'] as const).filter((key) => claim[key] === undefined)
    if (missing.length > 0)
      throw new OnrecordError(
        'invalid',
        sentence`A claim needs --title, --text, --claimant and --on (when it was first made), or a file with them.
          Missing: ${missing.map((key) => (key === 'firstMadeOn' ? '--on' : `--${key}`)).join(', ')}.`,
      )
    const answer = await app.commands.addClaim({ claim: claim as ClaimDraft }, askerOf(config, options.as))
    printAnswer(answer, options, config, terminal)
    return EXIT.fine
  })
}

/** What is given replaces what the claim has; a list is given whole. */
export function editClaim(options: ClaimOptions, claim: string): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const changes = draftOf(options)
    if (Object.keys(changes).length === 0)
      throw new OnrecordError('invalid', 'Say what to change: --text "…", --alias-en "…", --tag …, and so on.')
    const input = { claim, changes, reason: options.reason ?? '' }
    const answer = await app.commands.editClaim(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

export function renameClaim(options: ClaimOptions, claim: string, slug: string): Promise<number> {
  return editClaim({ ...options, slug }, claim)
}

export const archiveClaim = (options: ClaimOptions, claim: string) => setArchived(options, claim, false)
export const restoreClaim = (options: ClaimOptions, claim: string) => setArchived(options, claim, true)

function setArchived(options: ClaimOptions, claim: string, restore: boolean): Promise<number> {
  return withApp(options, async (app, terminal) => {
    const input = { claim, restore, reason: options.reason ?? '' }
    const answer = await app.commands.archiveClaim(input, askerOf(app.config, options.as))
    printAnswer(answer, options, app.config, terminal)
    return EXIT.fine
  })
}

function draftOf(options: ClaimOptions): Partial<ClaimDraft> {
  const { slug, title, text, claimant, on, language, aliasEn, aliasEs, party, tag, parent, review, reviewed } = options
  const aliases = { ...(aliasEn ? { en: given(aliasEn) } : {}), ...(aliasEs ? { es: given(aliasEs) } : {}) }
  const all = {
    slug,
    title,
    text,
    claimant,
    firstMadeOn: on,
    languages: language,
    aliases: Object.keys(aliases).length === 0 ? undefined : aliases,
    parties: party && given(party).map(readParty),
    tags: tag && given(tag),
    parent: parent === false ? null : parent,
    review,
    reviewed,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** Nothing between quotation marks takes a list away. */
function given(list: readonly string[]): string[] {
  return list.filter((one) => one.trim() !== '')
}

/** `respondent=Government of Mexico`. */
function readParty(typed: string): { role: PartyRole; name: string } {
  const [role = '', ...rest] = typed.split('=')
  const name = rest.join('=').trim()
  const known = PARTY_ROLES.find((one) => one === role.trim())
  if (known === undefined || name === '')
    throw new OnrecordError(
      'invalid',
      sentence`"${typed}" is no party. Write ROLE=NAME with a role of ${PARTY_ROLES.join(', ')}.`,
    )
  return { role: known, name }
}
