import type { Message } from '../../src/domain/message.ts'
import type { Platform } from '../../src/domain/vocabulary.ts'
import type { ChatPublisher, MessageRef, PublishRequest } from '../../src/ports/chat-publisher.ts'

export type Posted = PublishRequest & { id: string }

/** The far end of a delivery: keeps what was posted, and fails as it is told. */
export type RecordingPublisher = ChatPublisher & {
  posts: Posted[]
  edits: { ref: MessageRef; message: Message }[]
  finds: string[]
  /** Called before a post is taken: throw to refuse it, wait to hang. */
  onPublish: (request: PublishRequest) => Promise<void> | void
  /** Called after it was taken: throw to lose the answer. */
  afterPublish: (request: PublishRequest) => Promise<void> | void
  onEdit: () => Promise<void> | void
  onFind: (key: string) => MessageRef | null
}

export function recordingPublisher(platform: Platform = 'console'): RecordingPublisher {
  const posts: Posted[] = []
  const edits: RecordingPublisher['edits'] = []
  const publisher: RecordingPublisher = {
    platform,
    posts,
    edits,
    finds: [],
    onPublish: () => {},
    afterPublish: () => {},
    onEdit: () => {},
    onFind: (key) => {
      const found = posts.find((post) => post.key === key)
      return found ? { channel: found.place.channel, id: found.id } : null
    },
    async publish(request) {
      await publisher.onPublish(request)
      const id = `m${posts.length + 1}`
      posts.push({ ...request, id })
      await publisher.afterPublish(request)
      return { channel: request.place.channel, id }
    },
    async edit(ref, message) {
      await publisher.onEdit()
      edits.push({ ref, message })
    },
    async find(_place, key) {
      publisher.finds.push(key)
      return publisher.onFind(key)
    },
    async close() {},
  }
  return publisher
}
