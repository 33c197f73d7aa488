/** Lower-case without accents, for comparing names: "José" and "jose" are one. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
