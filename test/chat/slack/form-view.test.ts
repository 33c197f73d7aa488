import { describe, expect, test } from 'vitest'
import { placeErrors, readContext, readForm, renderForm } from '../../../src/chat/slack/app/form-view.ts'
import { homeView, messageView } from '../../../src/chat/slack/app/message-view.ts'
import { refillForm } from '../../../src/chat/slack/app/refill-form.ts'
import { judgeView } from '../../../src/cli/judge-injection/judge-blocks.ts'
import { placePayload } from '../../../src/cli/judge-injection/place-payload.ts'
import { judgeBySchema } from '../../support/slack/slack-specs.ts'

/** Every form that can be opened, and every answer to one, with these words in all places. */
const placed = await placePayload('AT&T <x> *y*')
const forms = placed.flatMap((one) => one.forms)
const messages = placed.flatMap((one) => one.messages)

describe('modals and the home tab are taken by both judges', () => {
  test('there are forms and answers to be judged', () => {
    expect(forms.length).toBeGreaterThanOrEqual(4)
    expect(messages.length).toBeGreaterThan(40)
  })

  test.each(forms.map((form) => ({ name: form.id, form })))('form $name', ({ form }) => {
    const view = renderForm(form, 'C0DESK')
    expect(judgeView(view)).toEqual([])
    expect(judgeBySchema('ModalView', view)).toEqual([])
    expect(view.submit).toBeDefined()
    // Filled in and told what is wrong, it is a modal again.
    const again = refillForm(view, { reason: 'because', title: 'T' }, 'That is not enough.')
    expect(judgeView(again)).toEqual([])
    expect(judgeBySchema('ModalView', again)).toEqual([])
  })

  test('answers', () => {
    for (const message of messages) {
      const modal = messageView(message, 'C0DESK', 'UTC')
      expect([...judgeView(modal), ...judgeBySchema('ModalView', modal)]).toEqual([])
      const home = homeView(message, 'UTC')
      expect([...judgeView(home), ...judgeBySchema('HomeView', home)]).toEqual([])
    }
  })
})

describe('what comes back', () => {
  test('is read by field, whatever the kind of input', () => {
    const state = {
      values: {
        reason: { value: { type: 'plain_text_input', value: 'because' } },
        change: { value: { type: 'static_select', selected_option: { value: 'set_rung:cited' } } },
        direct: { value: { type: 'checkboxes', selected_options: [] } },
        reviewed: { value: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } },
        by: { value: { type: 'plain_text_input', value: null } },
      },
    }
    expect(readForm(state)).toEqual({
      reason: 'because',
      change: 'set_rung:cited',
      direct: '',
      reviewed: 'yes',
      by: '',
    })
    expect(readForm(undefined)).toEqual({})
  })

  test('errors stand under their fields, those of fields that are not shown under the first', () => {
    expect(placeErrors({ reason: 'why?', quote: 'too long' }, ['change', 'reason'])).toEqual({
      reason: 'why?',
      change: 'too long',
    })
  })

  test('a context that is none is empty', () => {
    expect(readContext('{')).toEqual({ context: '', channel: '' })
    expect(
      readContext(
        renderForm({ id: 'add', title: 't', submit: 's', context: 'c~1', fields: [] }, 'C1').private_metadata,
      ),
    ).toEqual({ context: 'c~1', channel: 'C1' })
  })
})
