import type { Language } from '../../../domain/vocabulary.ts'
import type { StatementEdit } from '../../../ports/editor-verbs.ts'
import { historyAction, statusAction, whyAction } from '../../compose/actions.ts'
import { readerOf } from '../../compose/reader.ts'
import { doneReply } from '../done-reply.ts'
import type { FormValues } from '../form.ts'
import type { FrontContext } from '../front-context.ts'
import type { FrontReply } from '../front-reply.ts'
import { readUrl } from '../read-args.ts'
import { type FieldSpec, type FormSpec, fieldErrors, formReply, line, paragraph, REASON } from './form-spec.ts'
import { readSpeaker } from './read-lists.ts'
import { guessLanguage, readStance, stanceOptions, stanceValue } from './stance-options.ts'

const SPEAKER = line('speaker', true, 200)
const STANCE: FieldSpec = { name: 'stance', kind: 'select', required: true, options: stanceOptions }
const LANGUAGE: FieldSpec = {
  name: 'language',
  kind: 'select',
  required: false,
  options: ({ locale }) => {
    const { language } = readerOf(locale).words
    return (['en', 'es', 'und'] as const).map((value) => ({ value, label: language[value] }))
  },
}
const TRANSLATION = paragraph('translation', false, 2_000)

const statement: FormSpec = {
  id: 'statement',
  fields: [
    SPEAKER,
    STANCE,
    paragraph('quote', true, 2_000),
    { name: 'saidOn', kind: 'date', required: true, maxLength: 40 },
    paragraph('source', true, 1_000),
    { name: 'direct', kind: 'checkbox', required: false },
    LANGUAGE,
    TRANSLATION,
  ],
  keepsWords: true,
  async submit(values, claim, ctx) {
    const stance = readStance(values.stance ?? '')
    if (stance === null) return fieldErrors({ stance: readerOf(ctx.locale).front.errors.required })
    const typed = values.quote ?? ''
    const quote = bareWords(typed)
    const language = languageOf(values.language) ?? guessLanguage(quote)
    const url = addressIn(values.source ?? '')
    const done = await ctx.commands.addStatement(
      {
        claim,
        ...readSpeaker(values.speaker ?? ''),
        ...stance,
        quote,
        // Where the form had no room for the box, quotation marks say it.
        direct: values.direct === 'yes' || quote !== typed,
        language,
        saidOn: values.saidOn ?? '',
        zone: ctx.zone,
        ...(url === null ? {} : { url }),
        ...(values.translation
          ? { translation: { language: otherThan(language, ctx), words: values.translation } }
          : {}),
        reason: values.source ?? '',
      },
      ctx.asker,
    )
    return statementDone(done, claim, ctx)
  },
}

const dismissStatement = editing('statement-dismiss', [REASON], () => ({ type: 'dismiss' }))
const restoreStatement = editing('statement-restore', [REASON], () => ({ type: 'restore' }))
const reAttribute = editing('statement-speaker', [SPEAKER, REASON], (values) => ({
  type: 're_attribute',
  ...readSpeaker(values.speaker ?? ''),
}))
const reStance = editing('statement-stance', [STANCE, REASON], (values, ctx) => {
  const stance = readStance(values.stance ?? '')
  return stance === null
    ? fieldErrors({ stance: readerOf(ctx.locale).front.errors.required })
    : { ...stance, type: 're_stance' }
})
const moveStatement = editing('statement-move', [line('claim', true, 80), REASON], async (values, ctx) => {
  const typed = values.claim ?? ''
  const { exact, nearest } = await ctx.commands.claimNames({ typed, limit: 3 }, ctx.asker)
  if (exact) return { type: 'move', claim: exact.slug }
  const { errors } = readerOf(ctx.locale).front
  const names = nearest.map(({ slug }) => slug).join(', ')
  return fieldErrors({ claim: `${errors.unknownClaim(typed)}${names === '' ? '' : ` ${errors.didYouMean} ${names}?`}` })
})
const translate = editing(
  'statement-translate',
  [{ ...TRANSLATION, required: true }, LANGUAGE, REASON],
  (values, ctx) => {
    const words = values.translation ?? ''
    const guessed = guessLanguage(words)
    return {
      type: 'translate',
      words,
      language: languageOf(values.language) ?? (guessed === 'und' ? ctx.locale : guessed),
    }
  },
)

export const STATEMENT_FORMS = [
  statement,
  dismissStatement,
  restoreStatement,
  reAttribute,
  reStance,
  moveStatement,
  translate,
]

/** The form of what is done to a statement, in the words of `StatementEdit`. */
const FORM_OF: Record<StatementEdit['type'], FormSpec> = {
  dismiss: dismissStatement,
  restore: restoreStatement,
  re_attribute: reAttribute,
  re_stance: reStance,
  move: moveStatement,
  translate,
}

export function openStatement(claim: string, ctx: FrontContext): FrontReply {
  return formReply(statement, ctx, claim)
}

/** Starts from what stands. */
export async function openStatementEdit(
  id: number,
  edit: StatementEdit['type'],
  ctx: FrontContext,
): Promise<FrontReply> {
  const { claim, statement: now } = await ctx.commands.statement({ statementId: id }, ctx.asker)
  return formReply(FORM_OF[edit], ctx, `${id}~${claim.slug}`, {
    speaker: now.affiliation === '' ? now.speaker : `${now.speaker} (${now.affiliation})`,
    stance: stanceValue(now.stance, now.stanceKind),
    claim: '',
  })
}

type EditOf = (
  values: FormValues,
  ctx: FrontContext,
) => StatementEdit | FrontReply | Promise<StatementEdit | FrontReply>

function editing(id: FormSpec['id'], fields: readonly FieldSpec[], editOf: EditOf): FormSpec {
  return {
    id,
    fields,
    keepsWords: id === 'statement-translate',
    async submit(values, context, ctx) {
      const [number = '', claim = ''] = context.split('~')
      const edit = await editOf(values, ctx)
      if (edit.type === 'errors' || edit.type === 'message' || edit.type === 'form') return edit
      if (edit.type === 'file' || edit.type === 'nothing') return edit
      const input = { statementId: Number(number), edit, reason: values.reason ?? '' }
      const done = await ctx.commands.editStatement(input, ctx.asker)
      return doneReply(done, ctx, [
        whyAction(Number(number), readerOf(ctx.locale)),
        statusAction(edit.type === 'move' ? edit.claim : claim, readerOf(ctx.locale)),
      ])
    },
  }
}

function statementDone(done: Parameters<typeof doneReply>[0], claim: string, ctx: FrontContext): FrontReply {
  const reader = readerOf(ctx.locale)
  return doneReply(done, ctx, [statusAction(claim, reader), historyAction(claim, reader)])
}

/** Without the quotation marks around the whole of it. */
function bareWords(typed: string): string {
  return /^["“«„](.+)["”»“]$/s.exec(typed.trim())?.[1]?.trim() ?? typed.trim()
}

function addressIn(typed: string): string | null {
  const found = /<?(https?:\/\/[^\s<>|]+)/i.exec(typed)?.[1]
  return found === undefined ? null : readUrl(found)
}

function languageOf(value: string | undefined): Language | undefined {
  return (['en', 'es', 'und'] as const).find((one) => one === value)
}

/** What a translation is into: the other of the two languages. */
function otherThan(language: Language, { locale }: FrontContext): Language {
  return language === 'en' ? 'es' : language === 'es' ? 'en' : locale
}
