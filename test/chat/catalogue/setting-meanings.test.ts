import { expect, test } from 'vitest'
import { buildSettings } from '../../../src/chat/answers/build-configuration.ts'
import { SETTING_MEANINGS } from '../../../src/chat/catalogue/es/setting-meanings.ts'
import { readerOf } from '../../../src/chat/compose/reader.ts'
import { settingKeys } from '../../../src/config/edit/setting-keys.ts'
import { messageText } from '../message-text.ts'

test('every setting has its meaning in Spanish, and none that is not there', () => {
  expect(Object.keys(SETTING_MEANINGS).sort()).toEqual(
    settingKeys()
      .map(({ key }) => key)
      .sort(),
  )
})

test.each([
  ['en', 'Time zone of dates and digests'],
  ['es', 'Huso horario de fechas y resúmenes'],
] as const)('%s', (locale, meaning) => {
  const one = { key: 'reader.zone', meaning: 'Time zone of dates and digests', value: 'UTC', default: 'UTC' }
  const shown = { ...one, from: { type: 'default' as const }, restart: false, chat: 'editor' as const }
  const message = buildSettings({ kind: 'settings', asked: null, settings: [shown] }, readerOf(locale))
  expect(messageText(message)).toContain(meaning)
})
