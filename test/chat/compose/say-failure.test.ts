import { expect, it, test } from 'vitest'
import { sayArticleNote, sayFailure } from '../../../src/chat/compose/say-failure.ts'

it.each([
  [
    'www.example.gov has a name that cannot be resolved (getaddrinfo ENOTFOUND www.example.gov). (dns)',
    'www.example.gov tiene un nombre que no lleva a ninguna dirección (getaddrinfo ENOTFOUND www.example.gov). (nombre sin dirección)',
  ],
  ['www.example.gov did not finish within 20 s. (timeout)', 'www.example.gov no terminó en 20 s. (fuera de plazo)'],
  [
    'Not fetched: 10.0.0.1 is a private address. (forbidden_address)',
    'No se consultó: 10.0.0.1 es una dirección privada. (dirección prohibida)',
  ],
  [
    'Not fetched: wire.example resolves to a forbidden address: 127.0.0.1 is a loopback address. (forbidden_address)',
    'No se consultó: wire.example lleva a una dirección prohibida: 127.0.0.1 es una dirección de la propia máquina. (dirección prohibida)',
  ],
  [
    'The server refuses this client (HTTP 403). A Cloudflare challenge page came instead of the feed; the site blocks programs.',
    'El servidor no deja pasar a este programa (HTTP 403). En lugar del canal llegó una página de control de Cloudflare; el sitio cierra el paso a los programas.',
  ],
  [
    'An HTML page titled "The answer is empty." came instead of a feed.',
    'En lugar de un canal llegó una página HTML titulada «The answer is empty.».',
  ],
  [
    'No parser could read the feed (feedsmith read 3 of 4 entries; rss-parser: Unexpected close tag).',
    'Ningún lector pudo con el canal (feedsmith leyó 3 de 4 entradas; rss-parser: Unexpected close tag).',
  ],
  [
    '3 items match "li", but "a" for the link or "h2" for the title matches nothing in them: the page has changed or is another one.',
    '3 entradas responden a «li», pero «a» para el enlace o «h2» para el título no encuentra nada en ellas: la página ha cambiado o es otra.',
  ],
  [
    'The document took too long to read. The job was stopped after 2000 ms.',
    'Leer el documento llevaba demasiado tiempo. Se paró a los 2000 ms.',
  ],
  [
    'Channel C1 is archived: unarchive it, or watch from another channel. (Slack: is_archived)',
    'El canal C1 está archivado: desarchívalo, o haz el seguimiento desde otro. (Slack: is_archived)',
  ],
  [
    'It may be there already: Discord answered 502 to posting in channel 1.',
    'Puede que ya esté allí: Discord contestó 502 al publicar en el canal 1.',
  ],
  ['Dropped by Ana', 'Lo descartó Ana'],
  // Of another time, or of a library.
  ['The feed was sour.', 'The feed was sour.'],
  ['The feed was sour. (dns)', 'The feed was sour. (dns)'],
  ['The answer is empty. The feed was sour.', 'The answer is empty. The feed was sour.'],
  ['', ''],
])('%s', (recorded, spanish) => {
  expect(sayFailure(recorded, 'es')).toBe(spanish)
  expect(sayFailure(recorded, 'en')).toBe(recorded)
})

test.each([
  ['Agents: a list: www.example.gov answered HTTP 403', 'Agents: a list: www.example.gov contestó HTTP 403'],
  [
    'Agents: https://a.example/robots.txt asks programs not to read it',
    'Agents: https://a.example/robots.txt pide a los programas que no lo lean',
  ],
  [
    'Agents: a.example/robots.txt could not be fetched (timeout)',
    'Agents: a.example/robots.txt no se pudo consultar (fuera de plazo)',
  ],
  ['No article: nothing known', 'No article: nothing known'],
  ['no colon', 'no colon'],
])('a note about an article: %s', (note, spanish) => {
  expect(sayArticleNote(note, 'es')).toBe(spanish)
  expect(sayArticleNote(note, 'en')).toBe(note)
})
