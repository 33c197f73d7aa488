import type { Claim } from '../../../domain/claim.ts'
import { REVIEW_MODES } from '../../../domain/vocabulary.ts'
import type { ClaimDraft } from '../../../ports/editor-verbs.ts'
import type { ClaimFacts } from '../../../ports/lookup-verbs.ts'
import { buildAnswerMessage } from '../../answers/build-answer.ts'
import { archiveAction, historyAction, statusAction, watchHereAction } from '../../compose/actions.ts'
import { readerOf } from '../../compose/reader.ts'
import { fold } from '../../text/fold.ts'
import { choiceLabel } from '../describe.ts'
import { doneReply } from '../done-reply.ts'
import { FIELD_MAX, type FormValues } from '../form.ts'
import type { FrontContext } from '../front-context.ts'
import { type FrontReply, reply } from '../front-reply.ts'
import { type FieldSpec, type FormSpec, fieldErrors, formReply, line, paragraph, REASON } from './form-spec.ts'
import { readAliases, readParties, splitWords, writeAliases, writeParties } from './read-lists.ts'

const REVIEW: FieldSpec = {
  name: 'review',
  kind: 'select',
  required: false,
  options: ({ locale }) => REVIEW_MODES.map((value) => ({ value, label: choiceLabel(value, locale) })),
}
const REVIEWED: FieldSpec = { name: 'reviewed', kind: 'checkbox', required: false }

/** The five that make a claim; the others have a value that stands without them. */
const DRAFT: readonly FieldSpec[] = [
  line('title', true, 80),
  paragraph('text', true, 600),
  line('claimant', true, 160),
  { name: 'firstMadeOn', kind: 'date', required: true, maxLength: 10 },
  paragraph('aliases', false),
  paragraph('parties', false),
  line('tags', false, 500),
  line('parent', false, 64),
  line('languages', false, 20),
  REVIEW,
]

const add: FormSpec = {
  id: 'add',
  fields: DRAFT,
  keepsWords: true,
  async submit(values, _context, ctx) {
    const draft = await readDraft(values, ctx)
    if ('type' in draft) return draft
    const done = await ctx.commands.addClaim({ claim: draft }, ctx.asker)
    const { exact } = await ctx.commands.claimNames({ typed: draft.slug ?? draft.title }, ctx.asker)
    const reader = readerOf(ctx.locale)
    const next =
      exact === null
        ? []
        : [statusAction(exact.slug, reader), watchHereAction(exact.slug, reader), archiveAction(exact.slug, reader)]
    return doneReply(done, ctx, next)
  },
}

const backtest: FormSpec = {
  id: 'backtest',
  fields: DRAFT,
  keepsWords: true,
  async submit(values, _context, ctx) {
    const draft = await readDraft(values, ctx)
    return 'type' in draft ? draft : runBacktest(wholeClaim(draft), ctx)
  },
}

const editWording: FormSpec = {
  id: 'edit-wording',
  fields: [...DRAFT.slice(0, 4), REASON],
  keepsWords: true,
  submit: (values, context, ctx) =>
    edit(context, values, ctx, () => ({
      title: values.title ?? '',
      text: values.text ?? '',
      claimant: values.claimant ?? '',
      firstMadeOn: values.firstMadeOn ?? '',
    })),
}

const editNames: FormSpec = {
  id: 'edit-names',
  fields: [
    paragraph('aliases', false),
    paragraph('parties', false),
    line('tags', false, 500),
    line('parent', false, 64),
    REASON,
  ],
  keepsWords: true,
  submit: (values, context, ctx) =>
    edit(context, values, ctx, async (now) => {
      const parties = readParties(values.parties ?? '')
      if ('wrong' in parties)
        return fieldErrors({ parties: readerOf(ctx.locale).front.errors.partyRole(parties.wrong) })
      const parent = await readParent(values, ctx)
      if (typeof parent === 'object' && parent !== null) return parent
      // What did not fit into the form was not in it: what is typed then is added.
      const aliases = fits(writeAliases(now.aliases))
        ? readAliases(values.aliases ?? '')
        : joined(now.aliases, readAliases(values.aliases ?? ''))
      return {
        aliases,
        parties: fits(writeParties(now.parties)) ? parties : [...now.parties, ...parties],
        tags: splitWords(values.tags ?? '').map((tag) => tag.replace(/^#/, '')),
        parent,
      }
    }),
}

const editSettings: FormSpec = {
  id: 'edit-settings',
  fields: [{ ...REVIEW, required: true }, REVIEWED, line('languages', true, 20), REASON],
  keepsWords: true,
  submit: (values, context, ctx) =>
    edit(context, values, ctx, () => ({
      ...languagesOf(values),
      ...reviewOf(values),
      reviewed: values.reviewed === 'yes',
    })),
}

export const CLAIM_FORMS = [add, backtest, editWording, editNames, editSettings]

export type EditPart = 'wording' | 'names' | 'settings'

/** A form that starts from the claim as it stands. */
export async function openEdit(slug: string, part: EditPart, ctx: FrontContext): Promise<FrontReply> {
  const now = await ctx.commands.claimFacts({ claim: slug }, ctx.asker)
  const form = part === 'names' ? editNames : part === 'settings' ? editSettings : editWording
  return formReply(form, ctx, `${now.slug}~${now.version}`, {
    title: now.title,
    text: now.text,
    claimant: now.claimant,
    firstMadeOn: now.firstMadeOn,
    aliases: writeAliases(now.aliases),
    parties: writeParties(now.parties),
    tags: now.tags.join(', '),
    parent: now.parent ?? '',
    languages: now.languages.join(', '),
    review: now.review,
    reviewed: now.reviewed ? 'yes' : '',
  })
}

export function openDraft(id: 'add' | 'backtest', ctx: FrontContext): FrontReply {
  return formReply(id === 'add' ? add : backtest, ctx, '')
}

export async function runBacktest(claim: Claim, ctx: FrontContext): Promise<FrontReply> {
  const answer = await ctx.commands.backtest({ claim }, ctx.asker)
  return reply(buildAnswerMessage(answer, ctx.locale))
}

async function edit(
  context: string,
  values: FormValues,
  ctx: FrontContext,
  changesOf: (now: ClaimFacts) => Partial<ClaimDraft> | FrontReply | Promise<Partial<ClaimDraft> | FrontReply>,
): Promise<FrontReply> {
  const [slug = '', version] = context.split('~')
  const now = await ctx.commands.claimFacts({ claim: slug }, ctx.asker)
  const reader = readerOf(ctx.locale)
  // Two people with the form open: the second would put back what the first has changed.
  if (String(now.version) !== version) return fieldErrors({ reason: reader.front.errors.changed })
  const changes = await changesOf(now)
  if ('type' in changes) return changes
  const done = await ctx.commands.editClaim({ claim: slug, changes, reason: values.reason ?? '' }, ctx.asker)
  return doneReply(done, ctx, [statusAction(slug, reader), historyAction(slug, reader)])
}

async function readDraft(values: FormValues, ctx: FrontContext): Promise<ClaimDraft | FrontReply> {
  const parties = readParties(values.parties ?? '')
  if ('wrong' in parties) return fieldErrors({ parties: readerOf(ctx.locale).front.errors.partyRole(parties.wrong) })
  const parent = await readParent(values, ctx)
  if (typeof parent === 'object' && parent !== null) return parent
  const tags = splitWords(values.tags ?? '').map((tag) => tag.replace(/^#/, ''))
  return {
    title: values.title ?? '',
    text: values.text ?? '',
    claimant: values.claimant ?? '',
    firstMadeOn: values.firstMadeOn ?? '',
    aliases: readAliases(values.aliases ?? ''),
    ...(parties.length === 0 ? {} : { parties }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(parent === null ? {} : { parent }),
    ...languagesOf(values),
    ...reviewOf(values),
  }
}

async function readParent(values: FormValues, ctx: FrontContext): Promise<string | null | FrontReply> {
  const typed = values.parent ?? ''
  if (typed === '') return null
  const { exact, nearest } = await ctx.commands.claimNames({ typed, limit: 3 }, ctx.asker)
  if (exact) return exact.slug
  const { errors } = readerOf(ctx.locale).front
  const names = nearest.map(({ slug }) => slug).join(', ')
  return fieldErrors({
    parent: `${errors.unknownClaim(typed)}${names === '' ? '' : ` ${errors.didYouMean} ${names}?`}`,
  })
}

function languagesOf(values: FormValues): Pick<ClaimDraft, 'languages'> {
  const words = splitWords((values.languages ?? '').replace(/\s+/g, ',')).map(fold)
  const languages = (['en', 'es'] as const).filter((one) => words.some((word) => word === one || NAMES[one].test(word)))
  return languages.length === 0 ? {} : { languages }
}

const NAMES = { en: /^(?:english|ingles)$/, es: /^(?:spanish|espanol|castellano)$/ } as const

function reviewOf(values: FormValues): Pick<ClaimDraft, 'review'> {
  const review = REVIEW_MODES.find((mode) => mode === values.review)
  return review === undefined ? {} : { review }
}

function fits(text: string): boolean {
  return text.length <= FIELD_MAX
}

function joined(now: Claim['aliases'], more: Claim['aliases']): Claim['aliases'] {
  return { en: [...(now.en ?? []), ...(more.en ?? [])], es: [...(now.es ?? []), ...(more.es ?? [])] }
}

/** A draft with the defaults of a tracked claim, for running it over what is stored. */
function wholeClaim(draft: ClaimDraft): Claim {
  const { parent, ...rest } = draft
  return {
    ...rest,
    slug: draft.slug ?? slugOf(draft.title),
    parties: draft.parties ?? [{ role: 'claimant', name: draft.claimant }],
    languages: draft.languages ?? ['en', 'es'],
    aliases: draft.aliases ?? {},
    tags: draft.tags ?? [],
    ...(parent ? { parent } : {}),
    review: draft.review ?? 'human',
    reviewed: draft.reviewed ?? false,
  }
}

function slugOf(title: string): string {
  const slug = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
  return slug === '' ? 'draft' : slug
}
