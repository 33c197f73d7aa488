import { sayFailure } from '../../../compose/say-failure.ts'
import { type Refusals, wordOf } from './refusal-words.ts'

const UNNAMED = { 'a speaker the text does not name': 'alguien a quien el texto no nombra' }

const STATE = {
  pending: 'por enviar',
  sending: 'enviándose',
  sent: 'enviada',
  retry: 'se intentará de nuevo',
  'needs review': 'por revisar',
  refused: 'rechazada',
}

const STANCE = {
  asserts: 'la afirma',
  denies: 'la niega',
  disputes: 'la pone en duda',
  'no evidence': 'dice que no hay pruebas',
  'requests evidence': 'pide pruebas',
  'supplies evidence': 'presenta pruebas',
  'supplies counter evidence': 'presenta pruebas en contra',
  corroborates: 'la confirma',
  qualifies: 'la matiza',
  retracts: 'la retira',
  'legal action': 'da un paso judicial',
  'declines comment': 'no quiere comentar',
}

/** Why an address was not posted. */
export const WHY_NOT_SENTENCES: Refusals = {
  'no source of {0} is polled': 'no se consulta ninguna fuente de {0}',
  '{0} is polled from this host, but this page was not in what it listed':
    '{0} se consulta en este servidor, pero esta página no estaba en lo que enumeró',
  '{0} of this host is configured, but switched off': '{0}, de este servidor, está configurada, pero desactivada',
  'statement {0} about {1}: {2} said on {3} that it is not about this claim: {4}':
    'la declaración {0} sobre {1}: {2} dijo el {3} que no trata de esta afirmación: {4}',
  'it repeats statement {0} about {1}, and: {2} said on {3} that it is not about this claim: {4}':
    'repite la declaración {0} sobre {1}, y {2} dijo el {3} que no trata de esta afirmación: {4}',
  'an editor ({0}) said on {1} that it is not about this claim: {2}':
    'la redacción ({0}) dijo el {1} que no trata de esta afirmación: {2}',
  'an editor said on {0} that it is not about this claim: {1}':
    'la redacción dijo el {0} que no trata de esta afirmación: {1}',
  'repeats statement {0} about {1} by {2}, which was on record before': (id = '', claim = '', speaker = '') =>
    `repite la declaración ${id} sobre ${claim}, de ${wordOf(UNNAMED, speaker)}, que ya constaba`,
  'statement {0} about {1}: posted to {2}': 'la declaración {0} sobre {1} se publicó en {2}',
  'statement {0} about {1}: {2} is told of it in one post with others, once there is room again, from {3} on':
    'la declaración {0} sobre {1}: {2} la recibe en un solo mensaje con otras cuando vuelva a haber sitio, desde {3}',
  'statement {0} about {1}: {2} for {3}: {4}': (id = '', claim = '', state = '', channels = '', why = '') =>
    `la declaración ${id} sobre ${claim}: ${wordOf(STATE, state)} en ${channels}: ${sayFailure(why, 'es')}`,
  'statement {0} about {1}: {2} for {3}': (id = '', claim = '', state = '', channels = '') =>
    `la declaración ${id} sobre ${claim}: ${wordOf(STATE, state)} en ${channels}`,
  'statement {0} about {1} came with a sudden bulk; "onrecord release {2}" posts it':
    'la declaración {0} sobre {1} llegó de golpe con muchas otras; "onrecord release {2}" la publica',
  'statement {0} about {1} came with a bulk an editor chose to keep silent about':
    'la declaración {0} sobre {1} llegó con muchas otras que la redacción prefirió no publicar',
  'statement {0} about {1}: recorded; no live watch takes it':
    'la declaración {0} sobre {1} consta; ningún seguimiento al momento la recoge',
  'statement {0} about {1}: it only repeats the claim, without a position of its own':
    'la declaración {0} sobre {1} solo repite la afirmación, sin postura propia',
  'statement {0} about {1}: what it says of the claim is unclear':
    'la declaración {0} sobre {1}: no está claro qué dice de la afirmación',
  'statement {0} about {1}: nobody is named for it': 'la declaración {0} sobre {1}: no se nombra a nadie que la diga',
  'statement {0} about {1}: nobody is named for it: "{2}" does not say who':
    'la declaración {0} sobre {1}: no se nombra a nadie que la diga: «{2}» no dice quién',
  'statement {0} about {1}: {2} is no party to the claim, and what was said moves nothing ({3})': (
    id = '',
    claim = '',
    speaker = '',
    stance = '',
  ) =>
    `la declaración ${id} sobre ${claim}: ${wordOf(UNNAMED, speaker)} no es parte en la afirmación, y lo dicho no cambia nada (${wordOf(STANCE, stance)})`,
  'statement {0} about {1}: the same words of the same speaker, told in the post of statement {2}':
    'la declaración {0} sobre {1}: son las mismas palabras de la misma persona, dichas en la publicación de la declaración {2}',
  'statement {0} about {1}: its item was there before its source was first polled':
    'la declaración {0} sobre {1}: su entrada estaba antes de la primera consulta de su fuente',
  'statement {0} about {1}: its item was there before the claim was added':
    'la declaración {0} sobre {1}: su entrada estaba antes de que se añadiera la afirmación',
  'statement {0} about {1}: taken in silently': 'la declaración {0} sobre {1} se recogió sin publicarse',
  'nearest claim {0}: score {1}, posted from {2}, {3} short':
    'la afirmación más cercana es {0}: puntuación {1}, se publica desde {2}, faltan {3}',
  'nearest claim {0}: score {1}, posted from {2}, enough':
    'la afirmación más cercana es {0}: puntuación {1}, se publica desde {2}, alcanza',
  'it would match today; when it was read the claim, its wording or the rules were others':
    'hoy coincidiría; cuando se leyó, la afirmación, su redacción o las reglas eran otras',
  'no claim is tracked': 'no se sigue ninguna afirmación',
  'it shares no name or number with any tracked claim':
    'no comparte ningún nombre ni cifra con ninguna afirmación que se siga',
}
