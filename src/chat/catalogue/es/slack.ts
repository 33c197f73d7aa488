import type { SlackStrings } from '../slack-strings.ts'

export const slack: SlackStrings = {
  shortened: 'Acortado para que quepa: "por qué" e "historial" muestran el resto.',
  working: 'Trabajando en ello…',
  tooLate: 'Tardó demasiado y Slack ya no abre el formulario: inténtalo de nuevo.',
  nothingInMessage: 'En este mensaje no hay ninguna declaración mía ni ninguna dirección.',
  notInChannel: 'Todavía no estoy en este canal: escribe /invite @onrecord o no podré publicar aquí.',
  sharedBy: (name) => `Compartido por ${name}`,
}
