import type { Failures } from './failure-words.ts'

/** Why what came could not be read: feeds, list pages and articles. */
export const READ_FAILURES: Failures = {
  'The answer is empty.': 'La respuesta está vacía.',
  'The answer is plain text: "{0}".': 'La respuesta es texto sin formato: «{0}».',
  'An HTML page came instead of a feed.': 'En lugar de un canal llegó una página HTML.',
  'An HTML page titled "{0}" came instead of a feed.': 'En lugar de un canal llegó una página HTML titulada «{0}».',
  'A {0} page came instead of the feed; the site blocks programs.': (_say, kind) => challenge('del canal', kind),
  'A {0} page came instead of the list; the site blocks programs.': (_say, kind) => challenge('de la lista', kind),
  'A {0} page came instead of the article; the site blocks programs.': (_say, kind) => challenge('del artículo', kind),
  'A {0} page came instead; the site blocks programs.': (_say, kind) => challenge('de lo pedido', kind),
  '{0}: the page has changed or is another one.': (say, found = '') =>
    `${say(found)}: la página ha cambiado o es otra.`,
  'The selector "{0}" for items matches nothing': 'El selector «{0}» de las entradas no encuentra nada',
  '{0} items match "{1}", but "{2}" for the link or "{3}" for the title matches nothing in them':
    '{0} entradas responden a «{1}», pero «{2}» para el enlace o «{3}» para el título no encuentra nada en ellas',
  '"{0}" is not a CSS selector: {1}': '«{0}» no es un selector CSS: {1}',
  'Source {0} is a page but has no selectors ("page:").':
    'La fuente {0} es una página, pero no tiene selectores («page:»).',
  'The parse worker gave no items.': 'El lector de documentos no dio ninguna entrada.',
  'The parse worker gave no answer.': 'El lector de documentos no dio respuesta.',
  'The document broke the parser: {0}': 'El documento no se pudo leer; el lector falló: {0}',
  'The document took too long to read. {0}': (say, why = '') =>
    `Leer el documento llevaba demasiado tiempo. ${say(why)}`,
  'The document takes more memory than it may.': 'Leer el documento pide más memoria de la permitida.',
  'The document could not be read: {0}': (say, why = '') => `El documento no se pudo leer: ${say(why)}`,
  'The document could not be taken in, which is a defect of this program: {0}':
    'El documento no se pudo recoger, y es un fallo de este programa: {0}',
  'The worker stopped in the middle of a job.': 'El proceso que leía se paró a medias.',
  'The job was stopped after {0} ms.': 'Se paró a los {0} ms.',
  'The worker did not start.': 'El proceso que lee no arrancó.',
  'The worker pool is closed.': 'Los procesos que leen están cerrados.',
  'The worker pool was closed.': 'Los procesos que leen se cerraron.',
  'The job used more memory than a worker may.': 'Pidió más memoria de la permitida.',
  'The worker stopped: {0}': 'El proceso que leía se paró: {0}',
  'The document has no XML element in it.': 'El documento no tiene ningún elemento XML.',
  'The document has more than {0} elements.': 'El documento tiene más de {0} elementos.',
  'The document is XML with a <{0}> root, not a feed.': 'El documento es XML con raíz <{0}>, no un canal.',
  'The answer is JSON but no JSON Feed: it has no list of items.':
    'La respuesta es JSON, pero no un JSON Feed: no trae lista de entradas.',
  'The answer begins like JSON but is none: {0}': 'La respuesta empieza como JSON, pero no lo es: {0}',
  'No parser could read the feed ({0}).': (say, complaints = '') =>
    `Ningún lector pudo con el canal (${complaints.split('; ').map(say).join('; ')}).`,
  '{0} read {1} of {2} entries': '{0} leyó {1} de {2} entradas',
  'The article is no web page but {0}.': 'El artículo no es una página web, sino {0}.',
  'The article page is empty.': 'La página del artículo está vacía.',
  'The article page has {0} characters; at most {1} are read.':
    'La página del artículo tiene {0} caracteres; se leen {1} como mucho.',
  'The article is no web page: it holds no markup.': 'El artículo no es una página web: no tiene etiquetas.',
  'The article page nests more than {0} elements into one another.':
    'La página del artículo mete más de {0} elementos unos dentro de otros.',
  'No article was found in the page.': 'En la página no se encontró ningún artículo.',
  'No article could be read: {0}': 'No se pudo leer ningún artículo: {0}',
}

function challenge(of: string, kind = ''): string {
  const what = kind === 'bot check' ? 'control contra robots' : kind.replace(/^(.+) challenge$/, 'control de $1')
  return `En lugar ${of} llegó una página de ${what}; el sitio cierra el paso a los programas.`
}
