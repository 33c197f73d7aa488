import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForm } from '../../../src/chat/front/forms/form-spec.ts'
import {
  CONTEXT_MAX,
  ESSENTIAL_FIELDS,
  FIELD_MAX,
  type FormValues,
  OPTIONS_MAX,
  runAction,
  runLine,
  submitForm,
} from '../../../src/chat/front/front.ts'
import { type FieldName, FORM_IDS, type FormId } from '../../../src/chat/front/names.ts'
import { FORMS } from '../../../src/chat/front/submit-form.ts'
import type { Locale } from '../../../src/domain/vocabulary.ts'
import { aPoll, aProposal } from '../../support/builders.ts'
import type { Bot } from '../../support/start-bot.ts'
import { asking, buttonsOf, openDesk, READER, textOf } from './open-desk.ts'

let bot: Bot
beforeAll(async () => {
  bot = await openDesk()
})
afterAll(() => bot.close())

const LOCALES: Locale[] = ['en', 'es']

describe.each(LOCALES)('forms in %s', (locale) => {
  it.each(FORMS.map((form) => [form.id, form] as const))('%s fits into a dialog of either platform', (_id, spec) => {
    const form = openForm(spec, { locale }, '')
    expect(form.title.length).toBeLessThanOrEqual(24)
    expect(form.submit.length).toBeLessThanOrEqual(24)
    expect(form.fields.length).toBeGreaterThan(0)
    for (const field of form.fields) {
      expect(field.label.length, field.name).toBeLessThanOrEqual(45)
      expect(field.hint?.length ?? 0, field.name).toBeLessThanOrEqual(100)
      expect(field.hint, field.name).not.toMatch(/…$/)
      expect(field.options.length, field.name).toBeLessThanOrEqual(OPTIONS_MAX)
      expect(field.maxLength).toBeLessThanOrEqual(FIELD_MAX)
      if (field.kind === 'select') expect(field.options.length, field.name).toBeGreaterThan(1)
      for (const option of field.options) {
        expect(option.label.length, option.value).toBeLessThanOrEqual(75)
        expect(option.value.length).toBeLessThanOrEqual(75)
      }
    }
    // A platform that shows five fields still gets everything that is needed.
    const needed = form.fields.map((field, index) => ({ ...field, index })).filter((field) => field.required)
    expect(needed.every(({ index }) => index < ESSENTIAL_FIELDS)).toBe(true)
  })
})

it('every form of the list is there once', () => {
  expect(FORMS.map(({ id }) => id).toSorted()).toEqual([...FORM_IDS].toSorted())
})

it('a context has room for the longest slug and a number', () => {
  expect(64 + 1 + 9).toBeLessThanOrEqual(CONTEXT_MAX)
  const [form] = FORMS
  if (form === undefined) throw new Error('There is no form.')
  expect(() => openForm(form, { locale: 'en' }, 'x'.repeat(CONTEXT_MAX + 1))).toThrow(RangeError)
})

const DRAFT: FormValues = {
  title: 'Visits to a training camp',
  text: 'Foreign instructors trained recruits at a camp near the border.',
  claimant: 'US Department of Homeland Security',
  firstMadeOn: '2025-10-14',
  aliases: 'training camp near the border\nes: campo de entrenamiento en la frontera',
}
const SAID: FormValues = {
  speaker: 'Claudia Sheinbaum (President of Mexico)',
  stance: 'no_evidence.received_none',
  quote: '“No hay información de que esto sea así.”',
  saidOn: '2025-10-16',
  source: 'morning briefing of 16 October, minute 12',
}

/** What is typed, and the field whose error it must be. */
const WRONG: [FormId, string, FormValues, FieldName][] = [
  ['add', '', { ...DRAFT, title: '' }, 'title'],
  ['add', '', { ...DRAFT, text: 'x'.repeat(601) }, 'text'],
  ['add', '', { ...DRAFT, parties: 'Government of Mexico' }, 'parties'],
  ['add', '', { ...DRAFT, parent: 'zzz' }, 'parent'],
  ['add', '', { ...DRAFT, review: 'never' }, 'review'],
  ['add', '', { ...DRAFT, firstMadeOn: '14/10/2025' }, 'firstMadeOn'],
  ['backtest', '', { ...DRAFT, claimant: '' }, 'claimant'],
  ['edit-wording', 'cartel-bounties~1', { ...DRAFT, reason: '' }, 'reason'],
  ['edit-wording', 'cartel-bounties~7', { ...DRAFT, reason: 'typo' }, 'reason'],
  ['edit-names', 'cartel-bounties~1', { parties: 'nobody', reason: 'r' }, 'parties'],
  ['edit-settings', 'cartel-bounties~1', { review: 'human', languages: '', reason: 'r' }, 'languages'],
  ['statement', 'cartel-bounties', { ...SAID, stance: 'no_evidence' }, 'stance'],
  ['statement', 'cartel-bounties', { ...SAID, quote: '' }, 'quote'],
  ['statement-move', '1~cartel-bounties', { claim: 'zzz', reason: 'r' }, 'claim'],
  ['statement-stance', '1~cartel-bounties', { stance: '', reason: 'r' }, 'stance'],
  ['statement-speaker', '1~cartel-bounties', { speaker: 'x'.repeat(201), reason: 'r' }, 'speaker'],
  ['set-status', 'cartel-bounties', { change: 'rung:proven', reason: 'r' }, 'change'],
  ['set-status', 'cartel-bounties', { change: 'set:disputed', reason: 'r' }, 'by'],
  [
    'set-status',
    'cartel-bounties',
    { change: 'set:adjudicated', reason: 'r', adjudication: 'a court' },
    'adjudication',
  ],
  ['set-status', 'cartel-bounties', { change: 'rung:cited', reason: 'r', statements: 'one' }, 'statements'],
  ['review', '1', { verdict: 'dismiss' }, 'reason'],
  ['review', '1', { verdict: 'edit', reason: 'r' }, 'change'],
  ['dismiss', '', { target: 'nothing', reason: 'r' }, 'target'],
  ['dismiss', '', { target: 'https://wire.example/a', reason: 'r' }, 'claim'],
  ['dismiss', '', { target: '99', reason: 'r' }, 'target'],
  ['archive', 'chicago-offer', { reason: ' ' }, 'reason'],
  ['undo', 'cartel-bounties', {}, 'reason'],
  ['request', 'cartel-bounties', { from: 'Mexico', what: '', reason: 'r' }, 'what'],
  ['request', 'cartel-bounties', { from: 'Mexico', what: 'papers', on: '03/04/2025', reason: 'r' }, 'on'],
  ['request-set', '1', { state: 'lost', reason: 'r' }, 'state'],
  ['request-set', '1', { state: 'answered', reason: 'r', statement: '1, 2' }, 'statement'],
  ['possible-dismiss', '1:cartel-bounties', {}, 'reason'],
]

describe('what is wrong in a form', () => {
  it.each(WRONG)('%s (%s) %j: told at %s', async (id, context, values, field) => {
    const reply = await submitForm(id, context, values, asking(bot))
    if (reply.type !== 'errors') throw new Error(`Errors were expected, not ${JSON.stringify(reply)}`)
    expect(Object.keys(reply.errors)).toEqual([field])
    expect(reply.errors[field]).toMatch(/\S.*\.?$/)
    expect(FORMS.find((form) => form.id === id)?.fields.map(({ name }) => name)).toContain(field)
  })

  it('is told in Spanish too', async () => {
    const reply = await submitForm('archive', 'chicago-offer', {}, asking(bot, { locale: 'es' }))
    expect(reply).toEqual({ type: 'errors', errors: { reason: 'Esto hace falta.' } })
  })

  it('nobody but an editor submits anything', async () => {
    const reply = await submitForm('review', '1', { verdict: 'confirm' }, asking(bot, { asker: READER }))
    expect(textOf(reply)).toContain('Ben is not an editor here.')
    expect(await bot.store.queries.proposal(1)).toMatchObject({ state: 'open' })
  })

  it('a form that is not there any more says so', async () => {
    expect(textOf(await submitForm('gone', '', {}, asking(bot)))).toContain('no longer fits anything')
  })
})

describe('what a form does', () => {
  it('opens from what stands', async () => {
    const reply = await runLine('edit cartel-bounties names', 'claim-admin', asking(bot))
    if (reply.type !== 'form') throw new Error('A form was expected.')
    const value = (name: FieldName) => reply.form.fields.find((field) => field.name === name)?.value
    expect(value('aliases')).toBe('cartel bounties\nbounties on ICE agents\nes: recompensas por agentes de ICE')
    expect(value('parties')).toContain('respondent: Government of Mexico (Claudia Sheinbaum) [mexico]')
    expect(value('tags')).toBe('border')
    expect(reply.form.context).toBe('cartel-bounties~1')
  })

  it('decides a proposal once; the second is told who was first', async () => {
    const ctx = asking(bot)
    const done = await submitForm('review', '1', { verdict: 'confirm' }, ctx)
    expect(textOf(done)).toContain('proposal 1 confirmed')
    expect(buttonsOf(done)).toEqual(['proposals:'])
    const again = await submitForm('review', '1', { verdict: 'dismiss', reason: 'no' }, ctx)
    expect(textOf(again)).toContain('was already confirmed by Ana Ruiz')
  })

  it('a ruling is confirmed in a form of its own: where, by which standard, how it ended', async () => {
    const change = { type: 'set_flag' as const, flag: 'adjudicated' as const, by: [] }
    await bot.store.polls.commitExtra({ ...aPoll({ proposals: [aProposal(2, { change })] }), sourceId: null })
    const ctx = asking(bot)
    expect(buttonsOf(await runLine('review', 'claim-admin', ctx))).toContain('confirm_ruling:2')
    const opened = await runAction('confirm_ruling', '2', ctx)
    if (opened.type !== 'form') throw new Error('A form was expected.')
    expect(opened.form.fields.map(({ name }) => name)).toEqual(['forum', 'standard', 'outcome', 'reason'])
    const empty = await submitForm('ruling', '2', { forum: 'Federal jury', standard: 'beyond doubt' }, ctx)
    expect(empty).toMatchObject({ type: 'errors', errors: { outcome: expect.any(String) } })
    // An old button says what is missing.
    expect(textOf(await runAction('confirm', '2', ctx))).toContain('Which court')
    const found = { forum: 'Federal jury', standard: 'beyond reasonable doubt', outcome: 'acquitted' }
    expect(textOf(await submitForm('ruling', '2', found, ctx))).toContain('proposal 2 confirmed')
    expect((await bot.store.queries.status('cartel-bounties')).flags).toMatchObject([{ adjudication: found }])
  })

  it('runs a draft over what is stored', async () => {
    expect(textOf(await submitForm('backtest', '', DRAFT, asking(bot)))).toContain('Backtest')
  })

  it('puts a request on record', async () => {
    const values = {
      from: 'Government of Mexico',
      what: 'the intelligence it rests on',
      on: '2025-10-15',
      reason: 'letter',
    }
    const done = await submitForm('request', 'cartel-bounties', values, asking(bot))
    expect(buttonsOf(done)).toEqual(['requests:', 'status:cartel-bounties'])
    expect((await bot.store.requests.all())[0]).toMatchObject({ from: 'Government of Mexico' })
  })
})
