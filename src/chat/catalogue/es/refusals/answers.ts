import type { Refusals } from './refusal-words.ts'

/** What a question is refused: claims, dates, searches, exports. */
export const ANSWER_REFUSALS: Refusals = {
  'Hits are shown up to number {0}. Narrow the search by dates or words.':
    'Se muestran resultados hasta el número {0}. Acota la búsqueda por fechas o palabras.',
  'Say what to look for: a word, a "phrase", the beginning of a word with a star.':
    'Di qué buscar: una palabra, una "frase", el comienzo de una palabra con un asterisco.',
  '"{0}" is no name.': '«{0}» no es un nombre.',
  'There is no source "{0}". "onrecord sources" lists them.':
    'No hay ninguna fuente «{0}». "onrecord sources" las enumera.',
  'Statement {0} belongs to no claim.': 'La declaración {0} no es de ninguna afirmación.',
  'There is no claim "{0}": none is tracked yet. Add one: "onrecord claims add".':
    'No hay ninguna afirmación «{0}»: todavía no se sigue ninguna. Añade una: "onrecord claims add".',
  '{0}. Did you mean {1}?': '{0}. ¿Querías decir {1}?',
  '"{0}" fits several claims': '«{0}» vale para varias afirmaciones',
  'There is no claim "{0}"': 'No hay ninguna afirmación «{0}»',
  'There is no time zone "{0}". Zones go by their IANA names, like America/Mexico_City. Did you mean {1}?':
    'No hay ningún huso horario «{0}». Van por su nombre de la IANA, como America/Mexico_City. ¿Querías decir {1}?',
  '{0} is in the future: nothing is on record of it. It is {1} UTC now.':
    '{0} está en el futuro: no consta nada. Ahora son las {1} UTC.',
  '{0} {1}': '{0} {1}',
  'Write a day like 2025-10-16, or a time like 2025-10-16T14:30, with Z or -06:00 behind it if you like.':
    'Escribe un día como 2025-10-16, o una hora como 2025-10-16T14:30, con Z o -06:00 detrás si quieres.',
  '"{0}" is no date.': '«{0}» no es una fecha.',
  '"{0}" is taken for no date, so that nobody reads it as another: write {1}.':
    '«{0}» no se toma por una fecha, para que nadie la lea como otra: escribe {1}.',
  '"{0}" could be {1} or {2}: write the one you mean.': '«{0}» podría ser {1} o {2}: escribe la que quieres decir.',
  'There was no {0} in {1}: its calendar skipped that day.': 'No hubo {0} en {1}: su calendario se saltó ese día.',
  '"{0}" has no such time: hours go from 00 to 23, minutes and seconds to 59.':
    '«{0}» no tiene esa hora: las horas van de 00 a 23, los minutos y segundos hasta 59.',
  '"{0}" is before {1}.': '«{0}» es anterior a {1}.',
  '"{0}" has month {1}; there are twelve.': '«{0}» tiene el mes {1}; hay doce.',
  '"{0}" is no day: that month has {1}.': '«{0}» no es un día: ese mes tiene {1}.',
  'There was no {0} in {1}: the clocks were put forward over it. Give the offset with it.':
    'No hubo {0} en {1}: los relojes se adelantaron por encima. Da el desfase con ella.',
  '{0} came twice in {1}: the clocks were put back. Say which with its offset: {2} or {3}.':
    '{0} hubo dos veces en {1}: los relojes se atrasaron. Di cuál con su desfase: {2} o {3}.',
  '"{0}": no place is {1} from UTC.': '«{0}»: ningún lugar está a {1} de UTC.',
  'That is a text, no search: expected at most {0} characters.':
    'Eso es un texto, no una búsqueda: como mucho {0} caracteres.',
  'Expected at most {0} words; put a phrase between quotation marks.':
    'Como mucho {0} palabras; pon una frase entre comillas.',
  'The span ends ({0}) before it begins ({1}). Turn the two round.':
    'El período acaba ({0}) antes de empezar ({1}). Pon uno en lugar del otro.',
  'Expected one of {0}, not "{1}".': 'Se esperaba uno de {0}, no «{1}».',
  'Nothing writes exports here.': 'Aquí nada escribe exportaciones.',
}
