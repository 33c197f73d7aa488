import type { FetchErrorReason } from '../../../../ports/fetcher.ts'
import type { Failures } from './failure-words.ts'

/** Why nothing came from an address: the guarded fetch and what a server answered. */
export const FETCH_FAILURES: Failures = {
  'The address is {0} characters long; at most {1} are taken.':
    'La dirección tiene {0} caracteres; se admiten {1} como mucho.',
  'The address {0} has a backslash, blank or control character in it.':
    'La dirección {0} lleva una barra invertida, un espacio o un carácter de control.',
  'The address {0} is not http or https.': 'La dirección {0} no es http ni https.',
  'The address of {0} has a user name or password in it; that is not taken.':
    'La dirección de {0} lleva un usuario o una contraseña; así no se admite.',
  '{0} is not an absolute web address.': '{0} no es una dirección web completa.',
  'Port {0} of {1} is not allowed; only 80, 443 and the ports listed for the source are.':
    'El puerto {0} de {1} no está permitido; solo lo están el 80, el 443 y los que indica la fuente.',
  '"{0}" is not a host name.': '«{0}» no es el nombre de un servidor.',
  'Not fetched: "{0}" is a name of a private network.': 'No se consultó: «{0}» es un nombre de una red privada.',
  'Not fetched: {0}.': (say, why = '') => `No se consultó: ${say(why)}.`,
  'Not fetched: {0} resolves to a forbidden address: {1}.': (say, name = '', why = '') =>
    `No se consultó: ${name} lleva a una dirección prohibida: ${say(why)}.`,
  'The name {0} has no address.': 'El nombre {0} no tiene ninguna dirección.',
  '{0} redirects without saying where to.': '{0} redirige sin decir adónde.',
  '{0} redirects to an address of {1} characters.': '{0} redirige a una dirección de {1} caracteres.',
  '{0} redirects to {1}, which has a backslash in it.': '{0} redirige a {1}, que lleva una barra invertida.',
  '{0} redirects to {1}, which is no address.': '{0} redirige a {1}, que no es una dirección.',
  '{0} redirects from https to plain http ({1}); not followed.':
    '{0} redirige de https a http sin cifrar ({1}); no se siguió.',
  '{0} redirects in a circle or more than {1} times.': '{0} redirige en círculo o más de {1} veces.',
  '{0} content encodings on one body.': '{0} compresiones en una sola respuesta.',
  'The body is encoded as {0}, which is not known.': 'La respuesta viene comprimida como {0}, que no se conoce.',
  'The {0} body is damaged or cut short.': 'La respuesta comprimida ({0}) está dañada o incompleta.',
  'The body is larger than {0} MiB; it was not read to its end.':
    'La respuesta pasa de {0} MiB; no se leyó hasta el final.',
  'The body drips: {0} bytes in {1} ms; given up.': 'La respuesta llega a gotas: {0} bytes en {1} ms; se abandonó.',
  '{0} did not finish within {1} s.': '{0} no terminó en {1} s.',
  'The request to {0} was called off.': 'La consulta a {0} se canceló.',
  '{0} was refused ({1}).': '{0} se rechazó ({1}).',
  '{0} has an address that is not taken ({1}).': '{0} tiene una dirección que no se admite ({1}).',
  '{0} redirects to nowhere usable ({1}).': '{0} redirige a un sitio que no sirve ({1}).',
  '{0} redirects too often ({1}).': '{0} redirige demasiadas veces ({1}).',
  '{0} did not answer in time ({1}).': '{0} no contestó a tiempo ({1}).',
  '{0} answers too slowly ({1}).': '{0} contesta demasiado despacio ({1}).',
  '{0} sends too much ({1}).': '{0} envía demasiado ({1}).',
  '{0} sends headers that are too large ({1}).': '{0} envía cabeceras demasiado grandes ({1}).',
  '{0} has a name that cannot be resolved ({1}).': '{0} tiene un nombre que no lleva a ninguna dirección ({1}).',
  '{0} could not be reached or broke the connection off ({1}).': '{0} no respondió o cortó la conexión ({1}).',
  '{0} has no valid certificate or TLS ({1}).': '{0} no tiene un certificado o un TLS válido ({1}).',
  '{0} sends a body that cannot be decompressed ({1}).': '{0} envía una respuesta que no se puede descomprimir ({1}).',
  '{0} is no document of {1}.': '{0} no es un documento de {1}.',
  '{0} cannot be read: {1}': '{0} no se puede leer: {1}',
  'No adapter for sources of kind "{0}".': 'No hay modo de leer fuentes del tipo «{0}».',
  'The server refuses this client (HTTP {0}).': 'El servidor no deja pasar a este programa (HTTP {0}).',
  'The server says this address is gone for good (HTTP 410).':
    'El servidor dice que esta dirección ya no existe ni volverá (HTTP 410).',
  'There is nothing at this address (HTTP 404).': 'En esta dirección no hay nada (HTTP 404).',
  'The server asks for fewer requests (HTTP 429).': 'El servidor pide menos consultas (HTTP 429).',
  'It asks to be left alone for {0} hours.': 'Pide que no se le consulte durante {0} horas.',
  'The server says "not modified" (HTTP 304) of what it never sent.':
    'El servidor dice que no hay cambios (HTTP 304) en algo que nunca envió.',
  'The server answered HTTP {0}.': 'El servidor contestó HTTP {0}.',
  '"{0}" is not an IP address': '«{0}» no es una dirección IP',
  '{0} is not a global unicast address': '{0} no es una dirección pública',
  '{0} is a cloud metadata address': '{0} es una dirección de metadatos de la nube',
  '{0} is an address of "this network"': '{0} es una dirección de «esta red»',
  '{0} is a private address': '{0} es una dirección privada',
  '{0} is a carrier-grade NAT address': '{0} es una dirección compartida de un operador (NAT)',
  '{0} is a loopback address': '{0} es una dirección de la propia máquina',
  '{0} is a link-local address': '{0} es una dirección local de enlace',
  '{0} is a protocol assignment': '{0} está reservada para un protocolo',
  '{0} is a documentation address': '{0} es una dirección para ejemplos',
  '{0} is an AS112 address': '{0} es una dirección AS112',
  '{0} is an AMT address': '{0} es una dirección AMT',
  '{0} is a 6to4 relay': '{0} es un repetidor 6to4',
  '{0} is a benchmarking address': '{0} es una dirección para mediciones',
  '{0} is a multicast address': '{0} es una dirección de multidifusión',
  '{0} is a reserved address': '{0} es una dirección reservada',
  '{0} is a protocol assignment (Teredo, ORCHID, benchmarking)':
    '{0} está reservada para un protocolo (Teredo, ORCHID, mediciones)',
  '{0} is a 6to4 address': '{0} es una dirección 6to4',
}

/** The word that stands in brackets behind what the fetch said. */
export const FETCH_REASONS: Readonly<Record<FetchErrorReason, string>> = {
  forbidden_address: 'dirección prohibida',
  bad_url: 'dirección no válida',
  bad_redirect: 'redirección no válida',
  too_many_redirects: 'demasiadas redirecciones',
  timeout: 'fuera de plazo',
  too_slow: 'demasiado lento',
  too_large: 'demasiado grande',
  headers_too_large: 'cabeceras demasiado grandes',
  dns: 'nombre sin dirección',
  connection: 'sin conexión',
  tls: 'certificado o TLS',
  encoding: 'compresión',
}
