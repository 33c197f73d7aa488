import type { DiscordStrings } from '../discord-strings.ts'

export const discord: DiscordStrings = {
  link: 'enlace',
  cut: (lines) =>
    lines === 1
      ? '… 1 línea más no cabía; los botones de abajo llevan al resto.'
      : `… ${lines} líneas más no cabían; los botones de abajo llevan al resto.`,
  moreActions: 'Más acciones',
  formErrors: 'Todavía no se ha cambiado nada',
  typed: 'Lo que escribiste',
  reopen: 'Corregirlo',
  openForm: 'El formulario está listo.',
  openFormButton: 'Abrir el formulario',
  formExpired: 'Lo escrito ya no se conserva. Empieza de nuevo con el comando.',
  otherServer: 'Este bot no responde en este servidor.',
  onlyInServers: 'Este bot responde en servidores, no en mensajes directos.',
  fileTooLarge:
    'El archivo es demasiado grande para Discord. «onrecord export» en la línea de comandos lo escribe entero.',
}
