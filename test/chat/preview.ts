/** Prints every sample in both languages: `node test/chat/preview.ts [columns] [en|es] [name]`. Not a test. */
import { buildAnswerMessage } from '../../src/chat/answers/build-answer.ts'
import { createConsolePublisher } from '../../src/chat/console/console-publisher.ts'
import { renderMessage } from '../../src/chat/console/render-message.ts'
import { buildNoticeMessage } from '../../src/chat/notices/build-message.ts'
import { ANSWERS, NOTICES } from './samples.ts'

const [columns = '100', only, name = ''] = process.argv.slice(2)
const options = { colour: process.stdout.isTTY === true, width: Number(columns) }
const write = (text: string) => process.stdout.write(text)

for (const locale of ['en', 'es'] as const) {
  if (only !== undefined && only !== locale) continue
  const mark = locale === 'en' ? 'reconstructed' : 'reconstruido'
  const publisher = createConsolePublisher({ ...options, write, mark })
  for (const [key, notice] of Object.entries(NOTICES)) {
    if (!key.startsWith(name)) continue
    const root = notice.kind === 'card' || notice.kind === 'health' || notice.kind === 'held'
    const message = buildNoticeMessage(notice, locale)
    const place = { channel: 'newsroom', thread: root ? null : 'root' }
    const ref = await publisher.publish({ place, message, key, broadcast: notice.kind === 'status' })
    if (key === 'card') await publisher.edit(ref, { ...message, fallback: `${message.fallback} …` }, key)
  }
  for (const [key, answer] of Object.entries(ANSWERS)) {
    if (key.startsWith(name)) write(`\n$ ${key}\n${renderMessage(buildAnswerMessage(answer, locale), options)}\n`)
  }
}
