import type { Locale } from '../../domain/vocabulary.ts'

/** Words only Discord's adapter says. */
export type DiscordWords = {
  /** What can be clicked where the label itself looks like an address. */
  link: string
  /** At the end of a post that did not fit. */
  cut(lines: number): string
}

const WORDS: Record<Locale, DiscordWords> = {
  en: {
    link: 'link',
    cut: (lines) =>
      `… ${lines} more ${lines === 1 ? 'line' : 'lines'} did not fit; the buttons below lead to the rest.`,
  },
  es: {
    link: 'enlace',
    cut: (lines) =>
      lines === 1
        ? '… 1 línea más no cabía; los botones de abajo llevan al resto.'
        : `… ${lines} líneas más no cabían; los botones de abajo llevan al resto.`,
  },
}

export function discordWords(locale: Locale): DiscordWords {
  return WORDS[locale]
}
