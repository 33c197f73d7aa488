import type { SlackStrings } from '../slack-strings.ts'

export const slack: SlackStrings = {
  shortened: 'Acortado para que quepa: "por qué" e "historial" muestran el resto.',
  sharedBy: (name) => `Compartido por ${name}`,
}
