import { describe, expect, it } from 'vitest'
import { settingKeys } from '../../../src/config/edit/setting-keys.ts'
import { followConfig } from '../../../src/main.ts'
import { ADMIN, EDITOR, openNewsroom, READER, ROOT } from './open-newsroom.ts'

/** Something that every key takes and that is not its default; keys that only stand together are set together. */
const SAMPLES: Record<string, string> = {
  database: 'data/other.db',
  'http.contact': 'desk@example.org',
  'http.product': 'desk/2',
  'http.timeout': '30s',
  'http.maxBody': '5MB',
  'polling.tick': '*/30 * * * * *',
  'polling.parseDeadline': '20s',
  'polling.lateAfter': '3h',
  'polling.articlePause': '4s',
  'metrics.host': '::1',
  'matching.falseAlertsPerThousand': '0,5',
  'analyst.url': 'http://127.0.0.1:8080/v1',
  'analyst.model': 'small',
  'analyst.apiKeyVariable': 'SLACK_BOT_TOKEN',
  'analyst.timeout': '40s',
  'statements.stancePrecision': '0.97',
  'health.repeat': '2d',
  'review.remindAfterDays': '3, 9',
  'delivery.settle': '20s',
  'reader.zone': 'America/Mexico_City',
  'ledger.anchorFile': 'none',
  'retention.texts': '90d',
  editors: 'Ana, Luis',
  'slack.teams': 'T0123ABC',
  'slack.editors.users': 'U0123ABC, W0123ABC',
  'slack.editors.groups': 'S0123ABC',
  'slack.editors.channels': 'C0123ABC',
  'slack.admins': 'U0123ABC',
  'discord.guilds': '123456789012345678',
  'discord.editors.users': '[123456789012345678]',
  'discord.editors.roles': '123456789012345678',
  'discord.admins': '123456789012345678',
  watches: '- { channel: desk, all: true }',
}
const TOGETHER = ['analyst.url', 'analyst.model']

function sampleOf({ key, form, default: preset }: ReturnType<typeof settingKeys>[number]): string {
  const other = form.enum?.find((one) => one !== preset)
  if (SAMPLES[key] !== undefined) return SAMPLES[key]
  if (key.endsWith('.discord')) return '123456789012345678'
  if (other !== undefined) return String(other)
  if (form.type === 'boolean') return String(!preset)
  return form.type === 'integer' ? String(Number(preset ?? 10) + 1) : 'C0123ABC'
}

describe('settings', () => {
  it('can all be set, each key of the schema, and are read by the loader as they were typed', async () => {
    const desk = await openNewsroom()
    const keys = settingKeys()
    expect(keys.length).toBeGreaterThan(50)
    for (const one of keys) {
      const typed = sampleOf(one)
      const needed = one.key.startsWith('analyst.') ? TOGETHER.filter((key) => key !== one.key) : []
      const set = [...needed, one.key].map((key) => ({ key, value: key === one.key ? typed : (SAMPLES[key] ?? '') }))
      const before = desk.read('settings')
      await desk.commands.setSettings({ set }, ROOT).catch((error: Error) => {
        // Set already beside another key.
        if (!/stands already/.test(error.message)) throw new Error(`${one.key}: ${error.message}`)
      })
      const { settings } = await desk.commands.settings({ key: one.key }, ROOT)
      expect(settings, one.key).toMatchObject([{ key: one.key, from: { type: 'file' } }])
      expect([settings[0]?.value].flat(2).length, one.key).toBeGreaterThan(0)
      if (TOGETHER.includes(one.key)) continue
      await desk.commands.setSettings({ set: [{ key: one.key, value: null }] }, ROOT)
      if (!one.key.startsWith('analyst.') && !/^(?:reader\.locale|polling\.lateAfter|editors)$/.test(one.key))
        expect(desk.read('settings'), one.key).toBe(before)
    }
  })

  it('say where they come from, what they mean, and when they hold', async () => {
    const desk = await openNewsroom()
    const { settings } = await desk.commands.settings({}, EDITOR)
    const of = (key: string) => settings.find((one) => one.key === key)
    expect(of('polling.lateAfter')).toMatchObject({
      value: '2h',
      default: '2h',
      from: { type: 'file', line: 5 },
      chat: 'editor',
    })
    expect(of('polling.holdAbove')).toMatchObject({ value: 100, from: { type: 'default' }, restart: false })
    expect(of('database')).toMatchObject({ restart: true, chat: 'nobody' })
    expect(of('channels.review.slack')?.meaning).toContain('slack')
    const atHome = await desk.commands.settings({ key: 'slack' }, ROOT)
    expect(atHome.settings.map(({ key, chat }) => [key, chat])).toEqual(
      expect.arrayContaining([
        ['slack.editors.users', 'admin'],
        ['slack.admins', 'nobody'],
      ]),
    )
    expect(settings.every(({ meaning }) => meaning !== '')).toBe(true)
  })

  it('hold at once in the program that changed them, and are told with who, before and after', async () => {
    const desk = await openNewsroom()
    const done = await desk.commands.setSettings({ set: [{ key: 'statements.stancePrecision', value: '0.9' }] }, EDITOR)
    expect(done).toMatchObject({
      number: 1,
      undo: 'onrecord config undo 1',
      changes: [{ place: 'statements.stancePrecision', before: undefined, after: 0.9 }],
    })
    expect(desk.config.settings.statements.stancePrecision).toBe(0.9)
    expect(await desk.told()).toMatchObject([
      {
        by: 'Bea (U0BEA)',
        platform: 'slack',
        set: [{ file: 'settings', place: 'statements.stancePrecision', after: 0.9 }],
      },
    ])
    expect((await desk.store.ledger.verify()).brokenAt).toBeNull()
  })

  it.each([
    ['a key that is near', ROOT, 'poling.lateAfter', '3h', /Did you mean polling\.lateAfter/],
    ['a key known by its end', ROOT, 'stancePrecision', '0.9', /Did you mean statements\.stancePrecision/],
    ['a value the loader refuses', ROOT, 'polling.lateAfter', 'soon', /expected a duration/],
    ['a secret by its name', ROOT, 'slack.botToken', 'x', /secrets never stand in onrecord\.yaml.*\.env/],
    ['a secret by its look', ROOT, 'http.contact', 'xoxb-12-34-secret', /looks like a token/],
    ['who is no editor', READER, 'polling.lateAfter', '3h', /not an editor/],
    ['an editor who makes himself more', EDITOR, 'slack.editors.users', 'U0BEA', /not an admin/],
    ['an admin who names admins', ADMIN, 'slack.admins', 'U0CHO', /command line only/],
    [
      'an admin who reaches for another platform',
      ADMIN,
      'discord.editors.users',
      '123456789012345678',
      /command line only/,
    ],
    ['an admin who moves the database', ADMIN, 'database', 'x.db', /command line only/],
    ['a block that reaches further than a key', EDITOR, 'slack', '{ admins: [U0BEA] }', /command line only/],
  ])('refuse %s', async (_name, asker, key, value, says) => {
    const desk = await openNewsroom()
    const before = desk.read('settings')
    const refused = desk.commands.setSettings({ set: [{ key, value }] }, asker)
    await expect(refused).rejects.toThrow(says)
    await expect(refused).rejects.not.toThrow(/xoxb-12/)
    expect(desk.read('settings')).toBe(before)
    expect(await desk.told()).toEqual([])
  })

  it('tell apart what was changed by hand before', async () => {
    const desk = await openNewsroom()
    desk.write('settings', desk.read('settings').replace('locale: en', 'locale: es'))
    await desk.commands.setSettings({ set: [{ key: 'polling.holdAbove', value: '50' }] }, ROOT)
    const [told] = await desk.told()
    expect(told?.set).toEqual([{ file: 'settings', place: 'polling.holdAbove', after: 50 }])
    expect(desk.config.settings.reader.locale).toBe('es')
  })
})

it('an entry of another process tells of what it changed alone, and the worker finds nothing to add', async () => {
  const desk = await openNewsroom()
  const entries = async () => (await desk.store.ledger.head()).entry
  await desk.commands.setSettings({ set: [{ key: 'polling.lateAfter', value: '3h' }] }, ROOT)
  await desk.commands.addActor({ name: 'Ministry of Roads', kind: 'institution' }, ROOT)
  const before = await entries()
  // As the worker does when it follows the files.
  await followConfig(desk)
  expect(await entries()).toBe(before)
  await desk.commands.removeActor({ actor: 'ministry-of-roads' }, ROOT)
  await followConfig(desk)
  expect(await entries()).toBe(before + 1)
})

describe('taking changes back', () => {
  it('restores the file to the letter, one change after the other, and takes an undo back', async () => {
    const desk = await openNewsroom()
    const before = desk.read('settings')
    const set = (key: string, value: string) => desk.commands.setSettings({ set: [{ key, value }] }, EDITOR)
    await set('polling.lateAfter', '3h')
    await set('health.repeat', '2d')
    await desk.commands.undoChange({}, EDITOR)
    await desk.commands.undoChange({}, EDITOR)
    expect(desk.read('settings')).toBe(before)
    await expect(desk.commands.undoChange({}, EDITOR)).rejects.toThrow('There is no change to take back')
    await expect(desk.commands.undoChange({ number: 1 }, EDITOR)).rejects.toThrow('taken back already')
    await desk.commands.undoChange({ number: 4 }, EDITOR)
    expect(desk.read('settings')).toBe(before.replace('2h', '3h'))
    const { changes } = await desk.commands.changes({}, EDITOR)
    expect(changes.map(({ number, undone }) => [number, undone])).toEqual([
      [5, false],
      [4, true],
      [3, false],
      [2, true],
      [1, false],
    ])
  })

  it('keeps what others changed since, and says where they changed the same', async () => {
    const desk = await openNewsroom()
    const set = (key: string, value: string) => desk.commands.setSettings({ set: [{ key, value }] }, ROOT)
    await set('polling.lateAfter', '3h')
    await set('editors', 'Ana, Bea')
    await set('editors', 'Ana, Bea, Cho')
    await desk.commands.undoChange({ number: 2 }, ROOT)
    expect(desk.read('settings')).toContain('editors: [Ana, Cho]')
    await desk.commands.undoChange({ number: 1 }, ROOT)
    expect(desk.read('settings')).toContain('lateAfter: 2h')
    await set('polling.lateAfter', '5h')
    await set('polling.lateAfter', '6h')
    await expect(desk.commands.undoChange({ number: 6 }, ROOT)).rejects.toThrow(/lateAfter was changed again.*6h now/)
  })

  it('needs the right that the change itself needs', async () => {
    const desk = await openNewsroom()
    await desk.commands.setSettings({ set: [{ key: 'slack.editors.users', value: 'U0BEA' }] }, ROOT)
    await desk.commands.setSettings({ set: [{ key: 'slack.editors.users', value: null }] }, ROOT)
    await expect(desk.commands.undoChange({}, EDITOR)).rejects.toThrow(/not an admin/)
    await desk.commands.undoChange({}, ADMIN)
    expect(desk.config.settings.slack?.editors.users).toEqual(['U0BEA'])
  })
})
