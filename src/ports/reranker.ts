/**
 * Why: likeness of meaning beside likeness of words, switched off by default. 0–1, higher is more alike; one value a
 * text, in order. Throws `OnrecordError` `unavailable` where its model cannot be loaded.
 */
export interface Reranker {
  likeness(claim: string, texts: readonly string[]): Promise<number[]>
}
