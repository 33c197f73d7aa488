import type { Message } from '../domain/message.ts'
import type { ChatPublisher } from '../ports/chat-publisher.ts'
import type { Fetcher } from '../ports/fetcher.ts'

type Redact = (text: string) => string

/** What goes wrong on a wire is kept and told: its sentence is cleared of secrets before anybody sees it. */
export function fetcherWithout(redact: Redact, fetcher: Fetcher): Fetcher {
  return { ...fetcher, fetch: (request, signal) => cleared(redact, () => fetcher.fetch(request, signal)) }
}

/** The same of a publisher; and no message it is handed holds a secret of ours. */
export function publisherWithout(redact: Redact, known: Redact, publisher: ChatPublisher): ChatPublisher {
  const clear = (message: Message): Message => {
    const text = JSON.stringify(message)
    const without = known(text)
    return without === text ? message : (JSON.parse(without) as Message)
  }
  return {
    ...publisher,
    publish: (request) => cleared(redact, () => publisher.publish({ ...request, message: clear(request.message) })),
    edit: (ref, message, key) => cleared(redact, () => publisher.edit(ref, clear(message), key)),
    find: (...args) => cleared(redact, () => publisher.find(...args)),
    close: () => publisher.close(),
  }
}

async function cleared<T>(redact: Redact, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Error) error.message = redact(error.message)
    throw error
  }
}
