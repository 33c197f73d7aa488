/** Prints every sample in both languages: `node test/chat/preview.ts [columns] [en|es] [name]`. Not a test. */
import { createConsolePublisher } from '../../src/chat/console/console-publisher.ts'
import { buildNoticeMessage } from '../../src/chat/notices/build-message.ts'
import { NOTICES } from './samples.ts'

const [width = '100', only, name] = process.argv.slice(2)
for (const locale of ['en', 'es'] as const) {
  if (only !== undefined && only !== locale) continue
  const publisher = createConsolePublisher({
    write: (text) => process.stdout.write(text),
    colour: process.stdout.isTTY === true,
    width: Number(width),
    mark: locale === 'en' ? 'reconstructed' : 'reconstruido',
  })
  for (const [key, notice] of Object.entries(NOTICES)) {
    if (name !== undefined && !key.startsWith(name)) continue
    const thread = notice.kind === 'card' || notice.kind === 'health' || notice.kind === 'held' ? null : 'root'
    await publisher.publish({
      place: { channel: 'newsroom', thread },
      message: buildNoticeMessage(notice, locale),
      key: `${locale}-${key}`,
      broadcast: notice.kind === 'status',
    })
  }
  await publisher.edit(
    { channel: 'newsroom', id: `${locale}-card` },
    { ...buildNoticeMessage(NOTICES.card ?? never(), locale), fallback: 'x' },
    'k',
  )
}

function never(): never {
  throw new Error('The samples hold no card.')
}
