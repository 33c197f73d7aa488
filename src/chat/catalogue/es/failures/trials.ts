import type { Failures } from './failure-words.ts'

/** Why an address that was tried is no source. */
export const TRIAL_WORDS: Failures = {
  'No list of news was found in the page itself; it names feeds: use one of them.':
    'En la página misma no se encontró ninguna lista de noticias; nombra canales: usa uno de ellos.',
  '{0} refuses this program (HTTP {1}). No disguise is shipped: ask whoever runs it for a way in.':
    '{0} no deja pasar a este programa (HTTP {1}). No lleva disfraz: pide una entrada a quien lo administra.',
  '{0} answered HTTP {1}.': '{0} contestó HTTP {1}.',
  'Nothing to poll there: {0}': (say, why = '') => `Ahí no hay nada que consultar: ${say(why)}`,
  'Nothing to poll there: neither a feed nor a list of linked headlines.':
    'Ahí no hay nada que consultar: ni un canal ni una lista de titulares con enlace.',
}
